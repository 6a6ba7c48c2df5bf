import { readdir, rm, rmdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { codeOf, isMissing, syncFolder } from "#store/durable";
import { filesIn, isUnbegun, readManifest, type Manifest } from "#store/recording-folder";

/** The folder of a session's recordings, with a folder for each. */

/** What stands in it: a recording with its manifest, or with why that cannot be read. */
export type Found = { readonly recording: string } & ({ readonly manifest: Manifest } | { readonly manifest: null; readonly why: string });

/** Begins the name of what is being erased. No id begins so. */
export const erasing = ".erasing-";

export const isSafe = (id: string): boolean => /^[\w-]{1,64}$/.test(id);

/** An id as the name of a folder. */
export function safe(id: string): string {
  if (!isSafe(id)) throw new Error("An id cannot be the name of a folder.");
  return id;
}

/** The recordings in the folder of a session. Those that were being erased, or were never acknowledged, go. */
export async function recordingsIn(folder: string): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const recording of await foldersIn(folder)) {
    const place = join(folder, recording);
    if (recording.startsWith(erasing)) await removeFolder(place);
    else if (isSafe(recording)) {
      const one = await foundIn(place);
      if (one !== null) found.push({ recording, ...one });
    }
  }
  return found;
}

/** Null where it is no recording, or none any more. */
async function foundIn(place: string): Promise<{ readonly manifest: Manifest } | { readonly manifest: null; readonly why: string } | null> {
  try {
    const manifest = await readManifest(place);
    if (manifest !== null) return { manifest };
    if (await isUnbegun(place)) {
      await removeFolder(place);
      return null;
    }
    const names = await readdir(place);
    const { chunks, seekable } = filesIn(place);
    return names.some((name) => [chunks, seekable].includes(join(place, name))) ? { manifest: null, why: `${filesIn(place).manifest} is missing` } : null;
  } catch (error) {
    return { manifest: null, why: `${filesIn(place).manifest} cannot be read: ${reasonOf(error)}` };
  }
}

/** Why something could not be read, in a few words. */
export const reasonOf = (error: unknown): string => codeOf(error) || (error instanceof SyntaxError ? "it is no JSON" : "it is of another version of Altitude, or damaged");

export async function foldersIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await syncFolder(dirname(folder));
}

export async function removeIfEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    if (!["ENOTEMPTY", "EEXIST", "ENOENT"].includes(codeOf(error))) throw error;
  }
}

/** When the last chunk of a recording came; 0 where nothing tells. */
export async function lastChunkAt(folder: string): Promise<number> {
  try {
    return (await stat(filesIn(folder).index)).mtimeMs;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
}
