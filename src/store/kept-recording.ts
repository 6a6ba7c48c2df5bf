import { open, rm } from "node:fs/promises";
import { ok, refuse, type Result } from "#core/problem";
import type { RecordingView } from "#core/recording/recording-view";
import { openChunkLog } from "#store/chunk-log";
import { moveWhole } from "#store/durable";
import { streamOf } from "#store/file-stream";
import type { Sought } from "#store/make-seekable";
import { containerOf, dropChunks, filesIn, writeManifest, type Manifest } from "#store/recording-folder";
import type { Media } from "#store/recording-store";
import type { RemuxJob } from "#store/remux";
import { createTurns } from "#store/turns";

/** How long no chunk may come before a recording counts as cut off, and how long chunks that come late after all are still taken. */
export const silenceMs = 60_000;
export const lateMs = 24 * 60 * 60 * 1000;

/** A gap between chunks that is longer is a pause, of which the rate knows nothing. */
const longestGapMs = 5000;

type Needs = {
  readonly id: string;
  readonly folder: string;
  readonly manifest: Manifest;
  readonly now: () => number;
  /** When its last chunk came. */
  readonly lastAt: number;
  /** Makes the file `to`, when it is its turn. */
  readonly seek: (job: RemuxJob, signal: AbortSignal) => Promise<Sought>;
  readonly report: (error: unknown) => void;
};

export type KeptRecording = Awaited<ReturnType<typeof keptRecording>>;

/** One recording and all that may happen to it, one thing at a time. */
export async function keptRecording({ id, folder, manifest, now, lastAt, seek, report }: Needs) {
  const files = filesIn(folder);
  const log = await openChunkLog(files.chunks, files.index);
  const inTurn = createTurns();
  const rate = { bytes: 0, ms: 0 };
  let job: { readonly abort: AbortController; readonly done: Promise<void> } | null = null;
  let isShut = false;

  const next = (): number => manifest.chunks ?? log.next();
  const bytesOnDisk = (): number => log.bytes() + (manifest.seekableBytes ?? 0);
  const isGone = (): Result<never> => refuse("recording-unknown", "There is no such recording in this session.", "List the recordings of the session.");

  async function change(changes: Partial<Manifest>): Promise<void> {
    const changed = { ...manifest, ...changes };
    await writeManifest(folder, changed);
    manifest = changed;
  }

  const view = (): RecordingView => ({
    id,
    mime: manifest.mime,
    hasVideo: manifest.hasVideo,
    startedAt: manifest.startedAt,
    durationMs: manifest.durationMs,
    bytes: manifest.seekableBytes ?? log.bytes(),
    state: manifest.ended === null ? "recording" : !manifest.isSettled && manifest.problem === null ? "finishing" : manifest.ended === "finished" ? "ready" : "interrupted",
    problem: manifest.problem,
  });

  /** Makes it seekable behind the caller's back, where that is still to be done. */
  function settle(): void {
    if (job !== null || isShut || manifest.ended === null || manifest.isSettled) return;
    const abort = new AbortController();
    const work = seek({ from: files.chunks, bytes: log.bytes(), to: files.making, container: containerOf(manifest.mime) }, abort.signal)
      .then((sought) => inTurn(() => takeIn(sought, abort.signal)))
      .catch(report);
    const mine = { abort, done: work };
    job = mine;
    void work.then(() => {
      if (job === mine) job = null;
    });
  }

  async function takeIn(sought: Sought, signal: AbortSignal): Promise<void> {
    if (sought === null || signal.aborted) return;
    if ("problem" in sought) {
      const { problem, mayPass } = sought;
      // A disk without room is looked at again and again: nothing is written where nothing changed.
      return manifest.problem === problem && mayPass ? undefined : change({ isSettled: !mayPass, problem });
    }
    await moveWhole(files.making, files.seekable);
    await change({ isSettled: true, problem: null, durationMs: sought.durationMs, seekableBytes: sought.bytes });
    if (manifest.ended === "finished") await drop();
  }

  async function drop(): Promise<void> {
    await log.close();
    await dropChunks(folder);
    log.forget();
  }

  /** Goes on with a recording that had counted as cut off. */
  async function goOn(): Promise<void> {
    job?.abort.abort();
    job = null;
    await change({ ended: null, endedAt: null, chunks: null, durationMs: null, seekableBytes: null, isSettled: false, problem: null });
    await rm(files.seekable, { force: true });
  }

  return {
    view,
    bytesOnDisk,
    isUnderWay: (): boolean => manifest.ended === null,
    /** Bytes a minute, null where it has not come far enough to tell. */
    bytesPerMinute: (): number | null => (rate.ms < longestGapMs ? null : (rate.bytes / rate.ms) * 60_000),

    /** `check` says whether there is room for the chunk. Returns the number of the next one. */
    append: (seq: number, chunk: Uint8Array, check: () => Promise<Result<null>>) =>
      inTurn(async (): Promise<Result<number>> => {
        if (isShut) return isGone();
        if (seq < next()) return ok(next());
        if (manifest.ended === "finished" || (manifest.seekableBytes !== null && log.next() === 0)) return refuse("recording-closed", "This recording has ended.", "Begin another one.");
        if (seq > next()) return { ok: false, problem: { ...refuse("chunk-gap", `Chunk ${String(seq)} came where chunk ${String(next())} is due.`, `Go on from chunk ${String(next())}.`).problem, next: next() } };
        const room = await check();
        if (!room.ok) return room;
        if (manifest.ended !== null) await goOn();
        await log.append(chunk);
        const at = now();
        const gapMs = at - lastAt;
        lastAt = at;
        if (gapMs <= longestGapMs) {
          rate.bytes += chunk.byteLength;
          rate.ms += Math.max(0, gapMs);
        }
        return ok(next());
      }),

    finish: (durationMs: number) =>
      inTurn(async (): Promise<Result<RecordingView>> => {
        if (isShut) return isGone();
        if (manifest.ended === null) await change({ ended: "finished", endedAt: now(), durationMs, chunks: next() });
        else if (manifest.ended === "interrupted" && log.next() > 0) {
          await change({ ended: "finished" });
          if (manifest.isSettled && manifest.seekableBytes !== null) await drop();
        }
        await log.close();
        settle();
        return ok(view());
      }),

    /** Sees whether it was cut off, and goes on with what was left undone. */
    look: () =>
      inTurn(async () => {
        if (isShut) return;
        if (manifest.ended === null && now() - lastAt > silenceMs) {
          await log.close();
          await change({ ended: "interrupted", endedAt: lastAt, chunks: log.next() });
        }
        const isOver = manifest.ended === "finished" || (manifest.endedAt !== null && now() - manifest.endedAt > lateMs);
        if (isOver && manifest.isSettled && manifest.seekableBytes !== null && log.next() > 0) await drop();
        settle();
      }),

    media: () =>
      inTurn(async (): Promise<Result<Media>> => {
        if (isShut) return isGone();
        const size = manifest.seekableBytes ?? log.bytes();
        const handle = await open(manifest.seekableBytes === null ? files.chunks : files.seekable, "r");
        return ok({ view: view(), size, tag: `${manifest.seekableBytes === null ? "chunks" : "seekable"}-${String(size)}`, stream: (start, end) => streamOf(handle, start, end), close: () => handle.close() });
      }),

    /** Ends what is under way and touches nothing any more, until `reopen`. */
    async shut(): Promise<void> {
      isShut = true;
      const doing = job?.done;
      job?.abort.abort();
      job = null;
      await doing;
      await inTurn(() => log.close());
    },

    reopen(): void {
      isShut = false;
      settle();
    },
  };
}
