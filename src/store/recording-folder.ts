import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import { isMissing, syncFolder, writeWhole } from "#store/durable";

/** The folder of one recording: what stands in it, and its manifest. */

export const Manifest = z.object({
  version: z.literal(1),
  mime: z.string(),
  hasVideo: z.boolean(),
  startedAt: z.int(),
  /** In which database its session stands. */
  database: z.string(),
  /** How it ended, null while more may come; and when, as Unix time in milliseconds. */
  ended: z.enum(["finished", "interrupted"]).nullable(),
  endedAt: z.int().nullable(),
  durationMs: z.int().nullable(),
  /** How many chunks it was when it ended. */
  chunks: z.int().nullable(),
  /** The seekable file's size in bytes; null where there is none. */
  seekableBytes: z.int().nullable(),
  /** Whether nothing is left to be done about it: it was made seekable, or that failed for good for the reason in `problem`. With a problem and not settled, it is tried again. */
  isSettled: z.boolean(),
  problem: z.string().nullable(),
});
export type Manifest = z.infer<typeof Manifest>;

export const containerOf = (mime: string): "webm" | "mp4" => (mime.includes("/webm") ? "webm" : "mp4");

/** Its files. `chunks` is as the browser sent it; `seekable` the same with a duration and an index to seek by. */
export function filesIn(folder: string) {
  return { manifest: join(folder, "manifest.json"), chunks: join(folder, "chunks.media"), index: join(folder, "chunks.index"), seekable: join(folder, "seekable.media"), making: join(folder, "seekable.media.new") };
}

/** Makes the folder of a recording, and those above it, past a power cut. */
export async function makeFolder(root: string, session: string, folder: string, manifest: Manifest): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const file of [filesIn(folder).chunks, filesIn(folder).index]) await writeFile(file, "", { flag: "wx", mode: 0o600 });
  await writeManifest(folder, manifest);
  for (const above of [join(root, session), root, join(root, "..")]) await syncFolder(above);
}

export const writeManifest = (folder: string, manifest: Manifest): Promise<void> => writeWhole(filesIn(folder).manifest, `${JSON.stringify(manifest, null, 2)}\n`);

/** Null where there is none: the recording was never acknowledged. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  try {
    return Manifest.parse(JSON.parse(await readFile(filesIn(folder).manifest, "utf8")));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Whether a folder holds no more than a recording that a crash kept from being begun, in which no chunk can be. */
export async function isUnbegun(folder: string): Promise<boolean> {
  const { manifest, chunks, index } = filesIn(folder);
  const begun = [chunks, index, `${manifest}.new`];
  const names = await readdir(folder);
  if (!names.every((name) => begun.includes(join(folder, name)))) return false;
  return !names.includes(basename(chunks)) || (await stat(chunks)).size === 0;
}

/** Takes away what the browser sent, once the seekable file stands in its place. */
export async function dropChunks(folder: string): Promise<void> {
  const { chunks, index } = filesIn(folder);
  await rm(index, { force: true });
  await rm(chunks, { force: true });
  await syncFolder(folder);
}
