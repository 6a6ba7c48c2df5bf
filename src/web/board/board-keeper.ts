import type { BoardChange } from "#core/board/board-element";
import type { DrawBoard } from "#core/session/request";
import { ApiProblem, mayPass } from "../api";
import { waitMs } from "../room/outbox";
import { changeOf, drawnAt, earlierHalf, firstPart, isAllOf, isNothing, waitingFor, type Waiting } from "./change";
import { stampOf, type Drawn } from "./drawn";
import { drawnHere, dropDrawn, keepDrawn } from "./kept-board";

/** Between the beginnings of two requests, in milliseconds. */
export const betweenMs = 1000;
/** What is drawn is written down in the browser this much later, in milliseconds, and at once where the page goes away. */
export const hereMs = 200;
/** So long is waited at most, in milliseconds, for what is on its way when something is said, and when the interview is paused or finished. */
const flushMs = 2000;

/** Where the board is. `here`: in this browser only, as yet. `nowhere`: the browser has no room for it either. */
export type Standing = { readonly where: "kept" | "keeping" | "here" | "nowhere"; readonly trouble: string | null };

type Needs = {
  readonly session: string;
  /** The board as the server had it at that version of the session. */
  readonly from: { readonly elements: readonly Drawn[]; readonly version: number };
  /** Resolves with the session's version once the change is on disk. */
  readonly send: (change: DrawBoard, signal: AbortSignal) => Promise<{ readonly version: number }>;
  /** What the server's clock showed when the browser's showed that, both in Unix milliseconds. */
  readonly serverTimeOf: (at: number) => number;
  readonly onStanding: (standing: Standing) => void;
};

export type BoardKeeper = {
  /** The board as it is here now, elements that were removed among them. */
  readonly drawn: (elements: readonly Drawn[]) => void;
  /** A change that came to be on the server, this tab's own too. Says which elements have to go here, because they went there and nothing new was drawn on them. */
  readonly heard: (change: BoardChange & { readonly changed: readonly Drawn[] }, version: number) => readonly string[];
  /** Sends what waits, at once; resolves when it is there, could not go, or was waited for long enough. */
  readonly flush: () => Promise<void>;
  /** Forgets what the server did not take before the interview ended. */
  readonly letGo: () => void;
  /** There may be a line again. */
  readonly tryNow: () => void;
  readonly stop: () => void;
};

/** Carries what is drawn to the server: in order, one request at a time, one a second; and keeps it in the browser until it is there. */
export function createBoardKeeper({ session, from, send, serverTimeOf, onStanding }: Needs): BoardKeeper {
  const stamps = new Map(from.elements.map((element) => [element.id, stampOf(element)]));
  /** At which version of the session that was learnt: answers and news may overtake each other. */
  const learntAt = new Map<string, number>();
  const keptHere = new Map(drawnHere(session).map((element) => [element.id, stampOf(element)]));
  /** What waits and found no room in the browser, when it was last written down. */
  const roomless = new Set<string>();
  /** What the server will never take as it is. */
  const refused = new Map<string, string>();
  const stopping = new AbortController();
  let elements: readonly Drawn[] = from.elements;
  let standing: Standing = { where: "kept", trouble: null };
  let carrying: Promise<void> | null = null;
  let most: number | undefined;
  /** Only what was drawn until then is sent, on the browser's clock: the server stopped somewhere among what waits. */
  let until = Infinity;
  let failures = 0;
  let isOver = false;
  let isLetGo = false;
  /** Who waits for what was drawn before they asked. */
  const flushes = new Set<() => void>();
  let lastAt = -Infinity;
  let wake = (): void => undefined;
  let hereTimer: ReturnType<typeof setTimeout> | undefined;

  function tell(trouble: string | null): void {
    const { changed, gone } = waitingFor(stamps, elements);
    const isAll = isNothing({ changed, gone });
    const where = isAll ? "kept" : [...changed, ...gone].some(({ id }) => roomless.has(id)) ? "nowhere" : failures > 0 || trouble !== null ? "here" : "keeping";
    if (where === standing.where && trouble === standing.trouble) return;
    standing = { where, trouble };
    onStanding(standing);
  }

  function learn(id: string, stamp: string | null, version: number): void {
    if (version < (learntAt.get(id) ?? from.version)) return;
    learntAt.set(id, version);
    if (stamp === null) stamps.delete(id);
    else stamps.set(id, stamp);
  }

  const toSend = (): Waiting => {
    const { changed, gone } = waitingFor(stamps, elements);
    const isDue = ({ updated }: Drawn): boolean => updated <= until;
    return { changed: changed.filter((element) => refused.get(element.id) !== stampOf(element) && isDue(element)), gone: gone.filter(isDue) };
  };

  function dropHere(element: Drawn): void {
    dropDrawn(session, element);
    keptHere.delete(element.id);
    roomless.delete(element.id);
  }

  function release(those: Iterable<() => void>): void {
    for (const done of [...those]) {
      flushes.delete(done);
      done();
    }
  }

  function writeHere(): void {
    clearTimeout(hereTimer);
    hereTimer = undefined;
    const { changed, gone } = waitingFor(stamps, elements);
    for (const element of [...changed, ...gone]) {
      if (keptHere.get(element.id) === stampOf(element)) continue;
      if (keepDrawn(session, element)) {
        keptHere.set(element.id, stampOf(element));
        roomless.delete(element.id);
      } else roomless.add(element.id);
    }
    // What waits no longer is on the server, or went again before it was.
    const waiting = new Set([...changed, ...gone].map(({ id }) => id));
    for (const element of elements) if (keptHere.has(element.id) && !waiting.has(element.id)) dropHere(element);
    tell(standing.trouble);
  }

  const rest = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function carry(): Promise<void> {
    for (;;) {
      const restMs = flushes.size > 0 ? 0 : lastAt + betweenMs - performance.now();
      if (restMs > 0) await rest(restMs);
      // What was still due may have been drawn on meanwhile.
      if (isNothing(toSend())) until = Infinity;
      const waiting = toSend();
      const part = firstPart(waiting, most);
      if (stopping.signal.aborted || isOver || isNothing(part)) return;
      lastAt = performance.now();
      const served = isAllOf(part, waiting) ? [...flushes] : [];
      try {
        const { version } = await send({ ...changeOf(part), drawnAt: serverTimeOf(drawnAt(part)) }, stopping.signal);
        for (const element of part.changed) learn(element.id, stampOf(element), version);
        for (const { id } of part.gone) learn(id, null, version);
        for (const element of [...part.changed, ...part.gone]) dropHere(element);
        // What went made room.
        if (roomless.size > 0) writeHere();
        failures = 0;
        most = undefined;
        until = Infinity;
        tell(standing.trouble !== null && refused.size === 0 ? null : standing.trouble);
        release(served);
      } catch (error) {
        if (stopping.signal.aborted) return;
        if (!(await mayGoOn(error, part))) return;
      }
    }
  }

  /** Whether to go on after a failure; after a rest, where the server was away. */
  async function mayGoOn(error: unknown, part: Waiting): Promise<boolean> {
    const { changed, gone } = part;
    if (error instanceof ApiProblem && (error.code === "session-ended" || error.code === "session-paused")) {
      // What was drawn before it is still taken: the earlier half of what waits may be.
      const earlier = earlierHalf(part);
      until = earlier ?? Infinity;
      if (earlier !== null) return true;
    }
    if (!(error instanceof ApiProblem) || mayPass(error) || error.code === "session-changed" || error.code === "session-paused") {
      failures += 1;
      release(flushes);
      tell(null);
      await rest(waitMs(failures));
      return true;
    }
    if (error.code === "session-ended" || error.code === "session-unknown") {
      isOver = true;
      tell("The interview had ended before the last change of the board was kept.");
      return false;
    }
    if (error.code === "board-full") {
      tell(`${error.message} What was drawn last is kept in this browser only. Remove something, and it is kept.`);
      return false;
    }
    const [only, ...others] = changed;
    if (only === undefined) throw error;
    // Something in it is not to the server's liking: ever smaller parts show what.
    if (others.length > 0 || gone.length > 0) most = Math.max(1, Math.floor(JSON.stringify(changed).length / 2));
    else {
      refused.set(only.id, stampOf(only));
      tell(error.code === "request-too-large" ? "One drawing is too large to be kept. Draw it in several pieces." : "One drawing could not be kept. Remove it and draw it again.");
    }
    return true;
  }

  function start(): void {
    if (stopping.signal.aborted || isOver || carrying !== null || isNothing(toSend())) return;
    tell(standing.trouble);
    carrying = carry().finally(() => {
      carrying = null;
      release(flushes);
    });
  }

  const onHide = (): void => {
    writeHere();
  };
  addEventListener("pagehide", onHide);
  document.addEventListener("visibilitychange", onHide);

  return {
    drawn(now) {
      if (isLetGo) return;
      elements = now;
      const isKept = isNothing(waitingFor(stamps, elements));
      if (!isKept || keptHere.size > 0) hereTimer ??= setTimeout(writeHere, hereMs);
      if (!isKept) start();
      else if (carrying === null) tell(null);
    },
    heard({ changed, removed }, version) {
      const local = new Map(elements.map((element) => [element.id, element]));
      const gone = removed.filter((id) => {
        const element = local.get(id);
        return element !== undefined && !element.isDeleted && version > (learntAt.get(id) ?? from.version) && stamps.get(id) === stampOf(element);
      });
      for (const element of changed) learn(element.id, stampOf(element), version);
      for (const id of removed) learn(id, null, version);
      return gone;
    },
    async flush() {
      writeHere();
      start();
      if (carrying === null) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(() => {
          release([done]);
        }, flushMs);
        const done = (): void => {
          clearTimeout(timer);
          resolve();
        };
        flushes.add(done);
        wake();
      });
    },
    letGo() {
      isLetGo = true;
      const { changed, gone } = waitingFor(stamps, elements);
      for (const element of [...changed, ...gone]) dropHere(element);
      elements = [];
      tell(null);
    },
    tryNow() {
      if (failures > 0) wake();
    },
    stop() {
      writeHere();
      stopping.abort();
      wake();
      removeEventListener("pagehide", onHide);
      document.removeEventListener("visibilitychange", onHide);
    },
  };
}
