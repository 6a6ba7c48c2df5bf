import type { Place } from "#core/assessment/assessment";
import type { Replay } from "#core/replay/replay";
import { spanOf } from "#core/replay/said-at";
import type { Segment } from "#core/replay/segments";
import { clockAt } from "#core/replay/session-clock";
import { leadMs } from "./use-replay-keys";

/** Where a replay was asked to begin: at words, at a time on the session's clock, or at the start. */
export type Beginning = { readonly place: Place | null; readonly atMs: number | null };

/** The devices open a moment after the interview began: a recording that begins so soon, in milliseconds, is the beginning. */
const soonMs = 10_000;

/** The time on the session's clock at which a replay begins. */
export function whereItBegins({ place, atMs }: Beginning, { clock, turns }: Replay, segments: readonly Segment[]): number {
  const turn = place === null ? undefined : turns[place.turn];
  if (place !== null && turn !== undefined) return Math.max(0, spanOf(turn, place).from - leadMs);
  if (atMs !== null) return atMs;
  const [first] = segments;
  const recordedFromMs = first === undefined ? 0 : clockAt(clock, first.from);
  return recordedFromMs <= soonMs ? recordedFromMs : 0;
}
