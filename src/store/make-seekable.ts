import { open, rm } from "node:fs/promises";
import { isForRoom } from "#store/disk-trouble";
import { framesIn } from "#store/frames";
import { reserveBytes } from "#store/free-bytes";
import type { Remux, RemuxJob } from "#store/remux";

/** What came of making a recording seekable: its length, or why not, and whether that may pass; null where that was called off. */
export type Sought = { readonly durationMs: number; readonly bytes: number } | { readonly problem: string; readonly mayPass: boolean } | null;

type Needs = {
  readonly remux: Remux;
  /** The free bytes of the disk that takes it. */
  readonly freeBytes: () => Promise<number>;
  readonly report: (error: unknown) => void;
};

/** Makes a recording seekable, if nothing of it is lost that way. Whatever else it comes to leaves no file behind. */
export async function makeSeekable(job: RemuxJob, signal: AbortSignal, { remux, freeBytes, report }: Needs): Promise<Sought> {
  if (signal.aborted) return null;
  if (job.bytes === 0) return { problem: "Nothing was recorded.", mayPass: false };
  let made: Sought = null;
  try {
    await rm(job.to, { force: true });
    made = (await freeBytes()) - job.bytes < reserveBytes ? noRoom : await written(job, await remux(job, signal));
  } catch (error) {
    if (isForRoom(error)) made = noRoom;
    else if (!signal.aborted) {
      report(error);
      made = rough("its end or a part of it is damaged");
    }
  }
  const sought = signal.aborted ? null : made;
  if (sought === null || "problem" in sought) await rm(job.to, { force: true });
  return sought;
}

async function written(job: RemuxJob, durationMs: number): Promise<Sought> {
  const bytes = await synced(job.to);
  return (await holdsAll(job, bytes)) ? { durationMs, bytes } : rough("a part of it is damaged");
}

/**
 * Whether the copy holds every whole frame that came, and no damage hid any. Frames are copied as they are, so their bytes are as many
 * on both sides; only the one frame in which a recording was cut off is in neither.
 */
async function holdsAll({ from, bytes, to, container }: RemuxJob, copiedBytes: number): Promise<boolean> {
  const [raw, copy] = [await framesIn(from, bytes, container), await framesIn(to, copiedBytes, container)];
  return raw.isWhole && copy.isWhole && copy.frameBytes >= raw.frameBytes;
}

const rough = (why: string) => ({ problem: `It could not be made seekable (${why}): it plays, and jumping to a moment may be slow or miss.`, mayPass: false });
const noRoom = { ...rough("the disk had no room for that"), mayPass: true };

/** Brings a file to disk. Returns its size. */
async function synced(file: string): Promise<number> {
  const handle = await open(file, "r+");
  try {
    await handle.chmod(0o600);
    await handle.sync();
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}
