import type { LiveSession } from "../api";
import { momentLeft } from "./clock";

/** How long nobody types before the interviewer may say something, in milliseconds, after the question was read. */
const patienceMs = 30_000;
/** Reading at an unhurried 200 words a minute. */
const perWordMs = 300;

type Watched = {
  readonly session: Pick<LiveSession, "status" | "turns" | "momentUntil" | "now" | "receivedAtMs" | "elapsedMs" | "budgetMs">;
  readonly draft: string;
  /** When the newest turn was first seen, and when a key was last pressed, on the steady clock. */
  readonly turnSeenAtMs: number;
  readonly typedAtMs: number;
};

/**
 * When the interviewer should hear of the silence, on the steady clock; null while there is none to speak of: nothing was
 * asked, something is written already, time is up, the clock is stopped or a moment was asked for.
 */
export function silenceDueAt({ session, draft, turnSeenAtMs, typedAtMs }: Watched, steady: number): number | null {
  const turn = session.turns.at(-1);
  if (session.status !== "open" || turn?.speaker !== "interviewer" || /\S/.test(draft)) return null;
  if (session.elapsedMs + (steady - session.receivedAtMs) >= session.budgetMs) return null;
  const readMs = turn.text.split(/\s+/).length * perWordMs;
  const momentEndsAt = steady + momentLeft(session, steady);
  return Math.max(turnSeenAtMs + readMs + patienceMs, typedAtMs + patienceMs, session.momentUntil === null ? 0 : momentEndsAt + patienceMs);
}
