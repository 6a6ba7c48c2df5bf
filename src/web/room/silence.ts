import type { LiveSession } from "../api";
import { momentLeft } from "./clock";

/** How long nobody types, speaks or draws before the interviewer may say something, in milliseconds, after the question was read. */
const patienceMs = 30_000;
/** Reading at an unhurried 200 words a minute. */
const perWordMs = 300;

type Watched = {
  readonly session: Pick<LiveSession, "status" | "turns" | "momentUntil" | "now" | "asOfMs" | "elapsedMs" | "budgetMs">;
  readonly draft: string;
  /** When the newest turn was first seen, and when a key was last pressed, on the steady clock. */
  readonly turnSeenAtMs: number;
  readonly typedAtMs: number;
  /** When somebody was last heard to speak, on the steady clock. */
  readonly heardAtMs: number;
  /** When the board was last drawn on, on the steady clock. */
  readonly drawnAtMs: number;
};

/**
 * When the interviewer should hear of the silence, on the steady clock; null while there is none to speak of: nothing was
 * asked, something is written already, time is up, the clock is stopped or a moment was asked for.
 */
export function silenceDueAt({ session, draft, turnSeenAtMs, typedAtMs, heardAtMs, drawnAtMs }: Watched, steady: number): number | null {
  const turn = session.turns.at(-1);
  if (session.status !== "open" || turn?.speaker !== "interviewer" || /\S/.test(draft)) return null;
  if (session.elapsedMs + (steady - session.asOfMs) >= session.budgetMs) return null;
  const readMs = turn.text.split(/\s+/).length * perWordMs;
  const momentEndsAt = steady + momentLeft(session, steady);
  return Math.max(turnSeenAtMs + readMs + patienceMs, typedAtMs + patienceMs, heardAtMs + patienceMs, drawnAtMs + patienceMs, session.momentUntil === null ? 0 : momentEndsAt + patienceMs);
}

/** How long a room waits after the time is up: less where the box is empty, more where somebody is finishing a sentence. In milliseconds. */
const graceMs = { empty: 30_000, typed: 120_000 } as const;

/** When a room in which nobody speaks closes by itself, on the steady clock; null while the clock is stopped or there is time left to be spoken in. */
export function closingDueAt({ session, draft, typedAtMs, heardAtMs, drawnAtMs }: Omit<Watched, "turnSeenAtMs">): number | null {
  if (session.status !== "open") return null;
  const endsAtMs = session.asOfMs + session.budgetMs - session.elapsedMs;
  return /\S/.test(draft) ? Math.max(endsAtMs, typedAtMs, heardAtMs, drawnAtMs) + graceMs.typed : Math.max(endsAtMs, heardAtMs, drawnAtMs) + graceMs.empty;
}
