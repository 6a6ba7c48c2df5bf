import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { z } from "zod";
import { compilePack, type CompiledPack } from "#core/evidence/compiled-pack";
import { ok, type Result } from "#core/problem";

/** Reads all content under a folder: what was kept in a file, where the content is still the same, else the content itself. */
export async function readKeptPack(folder: string, file: string): Promise<Result<CompiledPack>> {
  const kept = await readFile(file).catch(() => null);
  const content = kept === null ? null : contentOf(kept, await fingerprint(folder));
  return content === null ? readAndCompile(folder) : ok(content);
}

/** Keeps the content of a folder in a file; content that is refused is not kept. */
export async function keepPack(folder: string, file: string): Promise<void> {
  const key = await fingerprint(folder);
  const compiled = await readAndCompile(folder);
  if (compiled.ok) await writeFile(file, Buffer.concat([Buffer.from(`${key}\n`), serialize(compiled.value)]));
}

/** What reads YAML is loaded only where there is YAML to read. */
async function readAndCompile(folder: string): Promise<Result<CompiledPack>> {
  const { readPack } = await import("#content-pack/read-pack");
  const pack = await readPack(folder);
  return pack.ok ? compilePack(pack.value) : pack;
}

/** Null for what was kept of other content, or by a Node that writes values in a newer form than this one reads. */
function contentOf(kept: Buffer, key: string): CompiledPack | null {
  const end = kept.indexOf("\n");
  if (kept.toString("latin1", 0, end) !== key) return null;
  try {
    return Kept.parse(deserialize(kept.subarray(end + 1)));
  } catch {
    return null;
  }
}

/** Checked when it was written, by the code that now reads it. */
const Kept = z.custom<CompiledPack>((value) => typeof value === "object" && value !== null);

/** Changes with the name or the bytes of any file under the folder. */
async function fingerprint(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
  const contents = await Promise.all(files.map((file) => readFile(file)));
  const hash = createHash("sha256");
  for (const [index, file] of files.entries()) hash.update(`${file.slice(folder.length)} ${String(contents[index]?.length)}\n`).update(contents[index] ?? "");
  return hash.digest("hex");
}
