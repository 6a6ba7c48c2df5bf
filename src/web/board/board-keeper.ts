import type { BoardChange } from "#core/board/board-element";
import { ApiProblem, mayPass } from "../api";
import { waitMs } from "../room/outbox";
import { changeOf, firstPart, isNothing, waitingFor, type Waiting } from "./change";
import { stampOf, type Drawn } from "./drawn";
import { dropDrawn, keepDrawn } from "./kept-board";

/** Between the beginnings of two requests, in milliseconds. */
export const betweenMs = 1000;
/** What is drawn is written down in the browser this much later, in milliseconds, and at once where the page goes away. */
export const hereMs = 200;
/** So long is waited, in milliseconds, for what is on its way when the interview is finished. */
const flushMs = 2000;

/** Where the board is. `here`: in this browser only, as yet. `nowhere`: the browser has no room for it either. */
export type Standing = { readonly where: "kept" | "keeping" | "here" | "nowhere"; readonly trouble: string | null };

type Needs = {
  readonly session: string;
  /** The board as the server had it at that version of the session. */
  readonly from: { readonly elements: readonly Drawn[]; readonly version: number };
  /** Resolves with the session's version once the change is on disk. */
  readonly send: (change: BoardChange, signal: AbortSignal) => Promise<{ readonly version: number }>;
  readonly onStanding: (standing: Standing) => void;
};

export type BoardKeeper = {
  /** The board as it is here now, elements that were removed among them. */
  readonly drawn: (elements: readonly Drawn[]) => void;
  /** A change that came to be on the server, this tab's own too. Says which elements have to go here, because they went there and nothing new was drawn on them. */
  readonly heard: (change: BoardChange & { readonly changed: readonly Drawn[] }, version: number) => readonly string[];
  /** Sends what waits, at once; resolves when it is there, or was waited for long enough. */
  readonly flush: () => Promise<void>;
  /** There may be a line again. */
  readonly tryNow: () => void;
  readonly stop: () => void;
};

/** Carries what is drawn to the server: in order, one request at a time, one a second; and keeps it in the browser until it is there. */
export function createBoardKeeper({ session, from, send, onStanding }: Needs): BoardKeeper {
  const stamps = new Map(from.elements.map((element) => [element.id, stampOf(element)]));
  /** At which version of the session that was learnt: answers and news may overtake each other. */
  const learntAt = new Map<string, number>();
  const keptHere = new Map<string, string>();
  /** What waits and found no room in the browser, when it was last written down. */
  const roomless = new Set<string>();
  /** What the server will never take as it is. */
  const refused = new Map<string, string>();
  const stopping = new AbortController();
  let elements: readonly Drawn[] = from.elements;
  let standing: Standing = { where: "kept", trouble: null };
  let carrying: Promise<void> | null = null;
  let most: number | undefined;
  let failures = 0;
  let isOver = false;
  let isHurried = false;
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
    return { changed: changed.filter((element) => refused.get(element.id) !== stampOf(element)), gone };
  };

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
      const restMs = isHurried ? 0 : lastAt + betweenMs - performance.now();
      if (restMs > 0) await rest(restMs);
      const part = firstPart(toSend(), most);
      if (stopping.signal.aborted || isOver || isNothing(part)) return;
      lastAt = performance.now();
      try {
        const { version } = await send(changeOf(part), stopping.signal);
        for (const element of part.changed) learn(element.id, stampOf(element), version);
        for (const { id } of part.gone) learn(id, null, version);
        for (const element of [...part.changed, ...part.gone]) {
          dropDrawn(session, element);
          keptHere.delete(element.id);
          roomless.delete(element.id);
        }
        // What went made room.
        if (roomless.size > 0) writeHere();
        failures = 0;
        most = undefined;
        tell(standing.trouble !== null && refused.size === 0 ? null : standing.trouble);
      } catch (error) {
        if (stopping.signal.aborted) return;
        if (!(await mayGoOn(error, part))) return;
      }
    }
  }

  /** Whether to go on after a failure; after a rest, where the server was away. */
  async function mayGoOn(error: unknown, { changed, gone }: Waiting): Promise<boolean> {
    if (!(error instanceof ApiProblem) || mayPass(error) || error.code === "session-changed" || error.code === "session-paused") {
      failures += 1;
      isHurried = false;
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
      isHurried = false;
    });
  }

  const onHide = (): void => {
    writeHere();
  };
  addEventListener("pagehide", onHide);
  document.addEventListener("visibilitychange", onHide);

  return {
    drawn(now) {
      elements = now;
      if (isNothing(waitingFor(stamps, elements))) {
        if (carrying === null) tell(null);
        return;
      }
      hereTimer ??= setTimeout(writeHere, hereMs);
      start();
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
      isHurried = true;
      start();
      wake();
      await Promise.race([carrying, new Promise((resolve) => setTimeout(resolve, flushMs))]);
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
