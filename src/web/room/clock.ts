import type { PhaseView } from "#core/session/view";
import type { LiveSession } from "../api";

/*
 * Time in the room: the server's, carried on by the browser's steady clock, which no change of the date disturbs.
 * All in milliseconds; `steady` as `performance.now()` counts.
 */

/** Time in the session without its pauses. */
export function elapsedAt({ status, elapsedMs, asOfMs }: Pick<LiveSession, "status" | "elapsedMs" | "asOfMs">, steady: number): number {
  return status === "open" ? elapsedMs + Math.max(0, steady - asOfMs) : elapsedMs;
}

/** How much of a moment to think is left; 0 where none was asked for. */
export function momentLeft({ momentUntil, now, asOfMs }: Pick<LiveSession, "momentUntil" | "now" | "asOfMs">, steady: number): number {
  return momentUntil === null ? 0 : Math.max(0, momentUntil - now - Math.max(0, steady - asOfMs));
}

/** The phase that it is: as far as the server said, or as far as the clock has gone since, whichever is further. */
export function phaseIndex({ phases, phase }: Pick<LiveSession, "phases" | "phase">, elapsedMs: number): number {
  const said = phases.findIndex(({ id }) => id === phase);
  const byClock = phases.findLastIndex(({ startMs }) => elapsedMs >= startMs);
  return Math.max(0, said, byClock);
}

/** How much of a phase has gone by the clock, from 0 to 1. */
export const shareGone = ({ startMs, endMs }: Pick<PhaseView, "startMs" | "endMs">, elapsedMs: number): number => Math.min(1, Math.max(0, (elapsedMs - startMs) / Math.max(1, endMs - startMs)));

/** What the server's clock showed at a moment on the browser's, which may lie before the session was heard of. */
export const serverTimeOf = ({ now, asOfMs }: Pick<LiveSession, "now" | "asOfMs">, steady: number): number => now + steady - asOfMs;

/** The moment on the browser's clock at which the server's showed that time; before the page began, it is negative. */
export const steadyTimeOf = ({ now, asOfMs }: Pick<LiveSession, "now" | "asOfMs">, at: number): number => at - now + asOfMs;
