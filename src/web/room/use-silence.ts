import { useEffect, useRef } from "react";
import type { LiveSession } from "../api";
import { closingDueAt, silenceDueAt } from "./silence";

type Needs = {
  readonly session: LiveSession;
  readonly draft: string;
  /** Something is on its way to the server, or it cannot be reached. */
  readonly isWaiting: boolean;
  /** Somebody speaks. */
  readonly isSounding: boolean;
  readonly onSilence: () => void;
};

/** Lets the interviewer know, once a turn, that nobody has said or typed anything for a while; and once the time is up, that nobody will. */
export function useSilence({ session, draft, isWaiting, isSounding, onSilence }: Needs): void {
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
    const timers: ReturnType<typeof setTimeout>[] = [];
    const watched = { session, draft, turnSeenAtMs: seen.current.atMs, typedAtMs: typed.current.atMs, heardAtMs: heard.current.atMs };
    const due = told.current === session.turns.length ? null : silenceDueAt(watched, steady);
    if (due !== null) {
      timers.push(setTimeout(() => {
        if (document.visibilityState === "hidden") return;
        told.current = session.turns.length;
        tell.current();
      }, Math.max(0, due - steady)));
    }
    // A room that was left closes too: whoever comes back finds a report, not a clock at zero.
    const closing = closingDueAt(watched);
    if (closing !== null) timers.push(setTimeout(() => { tell.current(); }, Math.max(0, closing - steady)));
    return () => {
      timers.forEach(clearTimeout);
    };
  }, [session, draft, isWaiting, isSounding]);
}
