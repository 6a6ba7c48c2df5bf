import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { keptPackFile } from "#content-pack/kept-pack-file";

/** The folder that holds package.json, whether this runs from the sources or from a bundle under dist/. */
export const packageFolder = above(dirname(fileURLToPath(import.meta.url)));

export const contentFolder = join(packageFolder, "content");

/** What the build kept of the content, beside the bundle that this is a part of; the sources have none. */
export const keptPack = fileURLToPath(new URL(keptPackFile, import.meta.url));

/** The built web app. */
export const webFolder = join(packageFolder, "dist", "web");

export const version = versionIn(join(packageFolder, "package.json"));

function above(folder: string): string {
  if (existsSync(join(folder, "package.json"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("Altitude's own folder was not found.");
  return above(parent);
}

function versionIn(file: string): string {
  const parsed: unknown = JSON.parse(readFileSync(file, "utf8"));
  return typeof parsed === "object" && parsed !== null && "version" in parsed && typeof parsed.version === "string" ? parsed.version : "unknown";
}
