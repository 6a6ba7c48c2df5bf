import type { Timeline } from "#core/session/view";

/** The clock of a session: it begins at its start and stands still in its pauses. Times on it are milliseconds; moments are Unix milliseconds. */
export type SessionClock = Pick<Timeline, "startedAt" | "pauses">;

/** What the clock shows at a moment; 0 before the start. */
export function clockAt({ startedAt, pauses }: SessionClock, moment: number): number {
  const paused = pauses.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(moment, to) - Math.max(startedAt, from)), 0);
  return Math.max(0, moment - startedAt - paused);
}

/** The moment at which the clock shows a time: of a pause, its end, so that what follows is meant. */
export function momentAt({ startedAt, pauses }: SessionClock, clockMs: number): number {
  let moment = startedAt + Math.max(0, clockMs);
  for (const { from, to } of pauses) if (moment >= from) moment += to - from;
  return moment;
}
