import { useEffect, useRef } from "react";
import type { LiveSession } from "../api";
import { silenceDueAt } from "./silence";

type Needs = {
  readonly session: LiveSession;
  readonly draft: string;
  /** Something is on its way to the server, or it cannot be reached. */
  readonly isWaiting: boolean;
  readonly onSilence: () => void;
};

/** Lets the interviewer know, once a turn, that nobody has said or typed anything for a while. */
export function useSilence({ session, draft, isWaiting, onSilence }: Needs): void {
  const seen = useRef({ turns: -1, atMs: 0 });
  const typed = useRef({ draft, atMs: 0 });
  const told = useRef(-1);
  const tell = useRef(onSilence);
  useEffect(() => {
    tell.current = onSilence;
  });
  useEffect(() => {
    const steady = performance.now();
    if (seen.current.turns !== session.turns.length) seen.current = { turns: session.turns.length, atMs: steady };
    if (typed.current.draft !== draft) typed.current = { draft, atMs: steady };
    if (isWaiting || told.current === session.turns.length) return;
    const due = silenceDueAt({ session, draft, turnSeenAtMs: seen.current.atMs, typedAtMs: typed.current.atMs }, steady);
    if (due === null) return;
    const timer = setTimeout(() => {
      if (document.visibilityState === "hidden") return;
      told.current = session.turns.length;
      tell.current();
    }, Math.max(0, due - steady));
    return () => {
      clearTimeout(timer);
    };
  }, [session, draft, isWaiting]);
}
