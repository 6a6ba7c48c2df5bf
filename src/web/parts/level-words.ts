import type { Pressure, Way } from "#core/session/event";
import type { Band, Level, Round, Target } from "#core/words";

/*
 * How levels, bands and rounds are called on screen. The core has the same words beside its schemas; naming them here
 * keeps the schemas, and the library that checks them, out of what the browser loads. level-words.test.ts holds the two together.
 */

export const levelTitle = { junior: "Junior", mid: "Mid", senior: "Senior", staff: "Staff" } as const satisfies Record<Level, string>;

export const bandTitle = { "below-mid": "Below mid", mid: "Mid", senior: "Senior", staff: "Staff" } as const satisfies Record<Band, string>;

export const roundTitle = {
  "system-design": "System design",
  behavioural: "Behavioural",
  coding: "Coding",
  "code-review": "Code review",
  incident: "Incident",
  reverse: "Reverse interview",
  leadership: "Leadership",
} as const satisfies Record<Round, string>;

export const targets = ["mid", "senior", "staff"] as const satisfies readonly Target[];

export const wayTitle = { interview: "Interview", coached: "Coached" } as const satisfies Record<Way, string>;

export const pressureTitle = { warm: "Warm", neutral: "Neutral", tough: "Tough" } as const satisfies Record<Pressure, string>;

/** The longest answer that is taken in one turn, in characters. */
export const longestAnswer = 50_000;

/** The level that a value from 1 (junior) to 4 (staff) is nearest to. */
export function levelNear(value: number): Level {
  const levels = ["junior", "mid", "senior", "staff"] as const satisfies readonly Level[];
  return levels[Math.min(3, Math.max(0, Math.round(value) - 1))] ?? "mid";
}

/** So near to a level's line a range need come for the level to be named: what is drawn beside it is seen to reach it. */
const nearby = 1 / 3;

/** A range in words: `mid to senior`, or the one level whose line alone it reaches, or nearly. Between two lines, both. */
export function rangeInWords({ low, high }: { readonly low: number; readonly high: number }): string {
  const ends = [Math.ceil(low - nearby), Math.floor(high + nearby)];
  const [from, to] = [levelNear(Math.min(...ends)), levelNear(Math.max(...ends))];
  return from === to ? levelTitle[from] : `${levelTitle[from]} to ${levelTitle[to].toLowerCase()}`;
}
