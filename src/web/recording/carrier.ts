import type { BeginRecording, ChunkKept, RecordingRoom } from "#core/recording/recording-view";
import { ApiProblem, problemOf } from "../api";
import { waitMs } from "../room/outbox";
import { afterRefusal, cutShort, nextOf, type Next } from "./next-step";
import type { Added, Chunk, Segment, Shelf } from "./shelf";

export type RecordingServer = {
  readonly begin: (session: string, begun: BeginRecording) => Promise<{ readonly id: string }>;
  readonly keep: (where: { readonly session: string; readonly recording: string }, seq: number, bytes: Blob) => Promise<ChunkKept>;
  readonly finish: (where: { readonly session: string; readonly recording: string }, durationMs: number) => Promise<unknown>;
};

/** A segment that the server took no more of. */
export type Cut = { readonly segment: Segment; readonly problem: ApiProblem };

/** Why the last try failed; it is tried again. */
export type Trouble = Pick<ApiProblem, "code" | "message" | "mend">;

export type Unfinished = Pick<Segment, "id" | "session" | "recording" | "next" | "count" | "isEnded"> & { readonly trouble: Trouble | null };

export type CarrierStanding = {
  /** Segments that are not finished on the server yet, those being recorded included. */
  readonly unfinished: readonly Unfinished[];
  /** As the server said last. */
  readonly room: RecordingRoom | null;
};

export type RecordingCarrier = {
  readonly standing: () => CarrierStanding;
  readonly subscribe: (onChange: () => void) => () => void;
  readonly onCut: (listener: (cut: Cut) => void) => () => void;
  readonly start: (segment: Segment) => Promise<void>;
  /** Throws where the browser has no room for it. */
  readonly put: (id: string, chunk: Chunk) => Promise<Added>;
  readonly end: (id: string) => Promise<void>;
  /** Takes up what pages that are gone have left. */
  readonly takeUp: () => Promise<void>;
  /** Forgets what is left of an erased session. */
  readonly forget: (session: string) => Promise<void>;
  /** There may be a line again: do not wait any longer. */
  readonly tryNow: () => void;
};

type Needs = {
  readonly shelf: Shelf;
  readonly server: RecordingServer;
  /** Resolves after so many milliseconds, or when `wake` is aborted. */
  readonly wait: (ms: number, wake: AbortSignal) => Promise<void>;
  /** Makes a segment this page's own, until the function that it returns is called; null where it is another page's. */
  readonly hold: (id: string) => Promise<(() => void) | null>;
};

type Failed = { readonly failures: number; readonly trouble: Trouble; readonly isResting: boolean };

/** Brings what was recorded to the server: one chunk at a time, in order, again and again until it is on disk there. A segment that fails rests, and holds up no other. */
export function recordingCarrier({ shelf, server, wait, hold }: Needs): RecordingCarrier {
  const mine = new Map<string, () => void>();
  const listeners = new Set<() => void>();
  const cutListeners = new Set<(cut: Cut) => void>();
  let standing: CarrierStanding = { unfinished: [], room: null };
  const failed = new Map<string, Failed>();
  let isRunning = false;
  let isNews = false;
  let wake = new AbortController();

  async function tell(changes: Partial<CarrierStanding> = {}): Promise<void> {
    const unfinished = await own();
    standing = { ...standing, ...changes, unfinished: unfinished.map((segment) => ({ ...segment, trouble: failed.get(segment.id)?.trouble ?? null })) };
    for (const listener of listeners) listener();
  }

  const own = async (): Promise<readonly Segment[]> => (await shelf.segments()).filter(({ id }) => mine.has(id));

  const next = async (): Promise<Next | null> => nextOf((await own()).filter(({ id }) => failed.get(id)?.isResting !== true));

  async function run(): Promise<void> {
    isNews = true;
    if (isRunning) return;
    isRunning = true;
    try {
      while (isNews) {
        isNews = false;
        for (let todo = await next(); todo !== null; todo = await next()) await tryStep(todo);
      }
    } finally {
      isRunning = false;
    }
  }

  async function tryStep(todo: Next): Promise<void> {
    const { id } = todo.segment;
    try {
      const room = await take(todo.segment, todo.step);
      failed.delete(id);
      await tell(room === null ? {} : { room });
    } catch (error) {
      await refused(todo, error);
      await tell();
    }
  }

  async function refused(todo: Next, error: unknown): Promise<void> {
    const { segment } = todo;
    const after = afterRefusal(todo, error);
    switch (after.kind) {
      case "rest":
        return rest(segment.id, error);
      case "stop": {
        const isTold = failed.get(segment.id)?.trouble.code === "recording-not-kept";
        await shelf.change(segment.id, { isEnded: true });
        rest(segment.id, error);
        if (!isTold) tellCut(segment, after.problem);
        return;
      }
      case "go-on":
        failed.delete(segment.id);
        await shelf.change(segment.id, after.changes);
        return shelf.dropBefore(segment.id, after.changes.next);
      case "cut":
        failed.delete(segment.id);
        await shelf.change(segment.id, after.changes);
        return tellCut(segment, after.problem);
      case "drop":
        await drop(segment.id);
        return tellCut(segment, after.problem);
    }
  }

  function tellCut(segment: Segment, problem: ApiProblem): void {
    for (const listener of cutListeners) listener({ segment, problem });
  }

  /** The others go on meanwhile. */
  function rest(id: string, error: unknown): void {
    const failures = (failed.get(id)?.failures ?? 0) + 1;
    const trouble = error instanceof ApiProblem ? error : { code: null, ...problemOf(error) };
    failed.set(id, { failures, trouble, isResting: true });
    void wait(waitMs(failures), wake.signal).then(() => {
      if (failed.has(id)) failed.set(id, { failures, trouble, isResting: false });
      return run();
    });
  }

  async function take(segment: Segment, step: Next["step"]): Promise<RecordingRoom | null> {
    const { id, session, mime, hasVideo, startedAt } = segment;
    const where = { session, recording: segment.recording ?? "" };
    switch (step.kind) {
      case "begin":
        await shelf.change(id, { recording: (await server.begin(session, { mime, hasVideo, startedAt })).id });
        return null;
      case "send": {
        const chunk = await shelf.chunk(id, step.seq);
        if (chunk === null) {
          await shelf.change(id, cutShort(segment));
          return null;
        }
        const kept = await server.keep(where, step.seq, chunk.bytes);
        await shelf.change(id, { next: kept.next, keptMs: chunk.endMs });
        await shelf.dropBefore(id, kept.next);
        return kept.room;
      }
      case "finish":
        await server.finish(where, step.durationMs);
        await drop(id);
        return null;
      case "drop":
        await drop(id);
        return null;
    }
  }

  async function drop(id: string): Promise<void> {
    await shelf.drop(id);
    failed.delete(id);
    mine.get(id)?.();
    mine.delete(id);
  }

  const subscribeTo = <T,>(all: Set<T>, one: T) => {
    all.add(one);
    return () => {
      all.delete(one);
    };
  };

  return {
    standing: () => standing,
    subscribe: (onChange) => subscribeTo(listeners, onChange),
    onCut: (listener) => subscribeTo(cutListeners, listener),
    async start(segment) {
      mine.set(segment.id, (await hold(segment.id)) ?? (() => {}));
      await shelf.add(segment);
      await tell();
    },
    async put(id, chunk) {
      const added = await shelf.addChunk(id, chunk);
      // Another page took it off the shelf, which all pages share.
      if (added === "gone") await drop(id);
      void run();
      return added;
    },
    async end(id) {
      await shelf.change(id, { isEnded: true });
      await tell();
      void run();
    },
    async takeUp() {
      for (const { id } of await shelf.segments()) {
        if (mine.has(id)) continue;
        const release = await hold(id);
        if (release === null) continue;
        if ((await shelf.change(id, { isEnded: true })) === null) release();
        else mine.set(id, release);
      }
      await tell();
      void run();
    },
    async forget(session) {
      for (const { id, session: of } of await shelf.segments()) if (of === session) await drop(id);
      await tell();
    },
    tryNow: () => {
      wake.abort();
      wake = new AbortController();
    },
  };
}
