import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { readPack } from "#content-pack/read-pack";
import type { Pack } from "#core/content/pack";
import { ok, type Result } from "#core/problem";

/**
 * The content as the last build read and checked it, in one JSON beside the bundle: reading that takes a fraction of the time that the
 * YAML takes. The YAML stays the source: once any file of it differs, what was kept is passed over.
 */
export const keptPackFile = "pack.json";

/** Reads all content under a folder: what was kept in a file, where the content is still the same, else the content itself. */
export async function readKeptPack(folder: string, file: string): Promise<Result<Pack>> {
  const kept = await readFile(file, "utf8").catch(() => null);
  if (kept === null) return readPack(folder);
  const end = kept.indexOf("\n");
  return kept.slice(0, end) === (await fingerprint(folder)) ? ok(Kept.parse(JSON.parse(kept.slice(end + 1)))) : readPack(folder);
}

/** Keeps the content of a folder in a file; content that is refused is not kept. */
export async function keepPack(folder: string, file: string): Promise<void> {
  const key = await fingerprint(folder);
  const pack = await readPack(folder);
  if (pack.ok) await writeFile(file, `${key}\n${JSON.stringify(pack.value)}`);
}

/** Checked when it was written, by the code that now reads it. */
const Kept = z.custom<Pack>((value) => typeof value === "object" && value !== null);

/** Changes with the name or the bytes of any file under the folder. */
async function fingerprint(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
  const contents = await Promise.all(files.map((file) => readFile(file)));
  const hash = createHash("sha256");
  for (const [index, file] of files.entries()) hash.update(`${file.slice(folder.length)} ${String(contents[index]?.length)}\n`).update(contents[index] ?? "");
  return hash.digest("hex");
}
