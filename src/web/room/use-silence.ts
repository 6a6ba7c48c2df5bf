import { useEffect, useRef } from "react";
import type { LiveSession } from "../api";
import { closingDueAt, silenceDueAt } from "./silence";

type Needs = {
  readonly session: LiveSession;
  readonly draft: string;
  /** Something is on its way to the server, it cannot be reached, or they are asked something else. */
  readonly isWaiting: boolean;
  /** Somebody speaks. */
  readonly isSounding: boolean;
  /** When the board was last drawn on, on the steady clock: asked for, since a stroke draws nothing anew but the board. */
  readonly drawnAtMs: () => number;
  readonly onSilence: () => void;
};

/** Lets the interviewer know, once a turn, that nobody has said, typed or drawn anything for a while; and once the time is up, that nobody will. */
export function useSilence({ session, draft, isWaiting, isSounding, drawnAtMs, onSilence }: Needs): void {
  const seen = useRef({ turns: -1, atMs: 0 });
  const typed = useRef({ draft, atMs: 0 });
  const heard = useRef({ isSounding, atMs: 0 });
  const told = useRef(-1);
  const tell = useRef(onSilence);
  useEffect(() => {
    tell.current = onSilence;
  });
  useEffect(() => {
    const steady = performance.now();
    if (seen.current.turns !== session.turns.length) seen.current = { turns: session.turns.length, atMs: steady };
    if (typed.current.draft !== draft) typed.current = { draft, atMs: steady };
    if (heard.current.isSounding !== isSounding) heard.current = { isSounding, atMs: steady };
    if (isWaiting || isSounding) return;
    const watched = () => ({ session, draft, turnSeenAtMs: seen.current.atMs, typedAtMs: typed.current.atMs, heardAtMs: heard.current.atMs, drawnAtMs: drawnAtMs() });
    const stopSilence = onceDue(() => (told.current === session.turns.length ? null : silenceDueAt(watched(), steady)), () => {
      if (document.visibilityState === "hidden") return;
      told.current = session.turns.length;
      tell.current();
    });
    // A room that was left closes too: whoever comes back finds a report, not a clock at zero.
    const stopClosing = onceDue(() => closingDueAt(watched()), () => { tell.current(); });
    return () => {
      stopSilence();
      stopClosing();
    };
  }, [session, draft, isWaiting, isSounding, drawnAtMs]);
}

/** Acts once it is due, which may have been put off by then; returns how to stop waiting. */
function onceDue(dueAt: () => number | null, act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (): void => {
    const due = dueAt();
    if (due === null) return;
    timer = setTimeout(() => {
      if ((dueAt() ?? due) > due) wait();
      else act();
    }, Math.max(0, due - performance.now()));
  };
  wait();
  return () => {
    clearTimeout(timer);
  };
}
