import { groundOf, type Ground } from "#core/assessment/ground";
import { apart, type Read } from "#core/assessment/weigh-pieces";
import type { Levels, Rubric } from "#core/content/pack";
import type { Ear } from "#core/evidence/ear";
import type { Piece } from "#core/evidence/piece";
import type { Ledger } from "#core/ledger/ledger";
import { levelValue, type Band, type SignalId, type Target } from "#core/words";

/** As much of a reading as the whole session is read from. */
export type Outcome = { readonly rubric: Rubric; readonly value: number | null; readonly isThin: boolean };

/** How one dimension reads, before its pieces have ids. */
export type Reading = Outcome & {
  /** Null where the round gives no chance to show it. */
  readonly ground: Ground | null;
  readonly band: Band | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The pieces that it rests on, then the rest, strongest first. */
  readonly speaksFor: readonly Read[];
  readonly against: readonly Read[];
  readonly missing: readonly SignalId[];
  readonly why: string;
};

type Asked = { readonly ear: Ear; readonly ledger: Ledger; readonly pieces: readonly Piece[]; readonly target: Target; readonly minutes: number };

const strongest = 3;

/** How one dimension reads on the evidence. `band` and `value` are null where the round or the talk gave no chance to show it. */
export function readDimension(rubric: Rubric, asked: Asked): Reading {
  const { ear, ledger } = asked;
  const { levels } = ear.pack;
  const empty = { rubric, ground: null, band: null, value: null, low: null, high: null, isThin: false, speaksFor: [], against: [], missing: [] } as const;
  if (!rubric.rounds.includes(ledger.setting.round)) return { ...empty, why: "This kind of interview gives no chance to show it." };

  const ground = groundOf(rubric, asked);
  const { speaksFor, against, open } = ground;
  const missing = missingFrom(asked, rubric);
  const best = bestOf(ground, speaksFor, levels);
  const value = valueFrom(ground, best, levels);
  if (value === null) {
    return against.length === 0 ? { ...empty, ground, missing, why: "Nothing you said spoke to it. That counts neither for nor against you." } : heldOnly({ ...empty, ground, missing, against }, ground, levels);
  }

  const half = levels.range.base + (strongest - best.length) * levels.range.per_missing_piece;
  const rested = new Set(best.map(({ index }) => index));
  return {
    rubric,
    ground,
    value: round(value),
    band: bandOf(value, levels),
    low: round(clamp(value - half)),
    high: round(clamp(value + half)),
    isThin: best.length < 2,
    speaksFor: [...best.flatMap(({ index }) => speaksFor.find((read) => read.index === index) ?? []), ...speaksFor.filter(({ index }) => !rested.has(index))],
    against,
    missing,
    why: because(ear, best, against, open),
  };
}

/**
 * The same reading with more heard that speaks for it, as far as the whole session is read from it. Two pieces more in turns of their own
 * change nothing else: not the statements, not what was asked.
 *
 * @param more in the order of their strength
 */
export function readWith({ ground, rubric, value, isThin }: Reading, more: readonly Read[], levels: Levels): Outcome {
  if (ground === null || more.length === 0) return { rubric, value, isThin };
  const last = more.at(-1)?.level ?? 0;
  const { speaksFor } = ground;
  const best = bestOf(ground, [...speaksFor.filter(({ level }) => level >= last), ...more, ...speaksFor.filter(({ level }) => level < last)], levels);
  const read = valueFrom(ground, best, levels);
  return { rubric, value: read === null ? null : round(read), isThin: best.length < 2 };
}

const bestOf = ({ candidateTurns }: Ground, reads: readonly Read[], { repeated }: Levels): readonly Read[] => apart(reads, candidateTurns, strongest, repeated);

/** The value of a dimension, from the pieces that it rests on; null where there are none. */
function valueFrom({ altitude, held, open, most }: Ground, best: readonly Read[], levels: Levels): number | null {
  const [first] = best;
  if (first === undefined) return null;
  const shown = best.length === 1 ? (first.level + levels.single) / 2 : blended(best, levels);
  const raw = shown * (1 - levels.altitude.share) + altitude * levels.altitude.share;
  return clamp(Math.min(raw - open * levels.asked_and_open, towards(raw, held), most));
}

function heldOnly(empty: Omit<Reading, "why">, { against, altitude }: Ground, levels: Levels): Reading {
  const held = Math.min(...against.map(({ level }) => level));
  const shown = held - 0.3;
  const value = clamp(towards(shown * (1 - levels.altitude.share) + altitude * levels.altitude.share, held));
  return { ...empty, value: round(value), band: bandOf(value, levels), low: 1, high: round(clamp(value + 1)), isThin: true, why: "Only one side of it was heard; the range says how little that is." };
}

/** The level of the second-best piece, moved a little by the best and by the third (design.md, section 3). */
export function blended(best: readonly Read[], { blend, single }: Levels): number {
  const [first, second, third] = best;
  if (first === undefined || second === undefined) return single;
  return first.level * blend.best + second.level * blend.second + (third ?? second).level * blend.third - (third === undefined ? 0.1 : 0);
}

/** What speaks against pulls half of the way down to the level at which it holds. */
const towards = (value: number, held: number): number => (held < value ? (value + held) / 2 : value);

/** What was not heard, not even faintly: absence is claimed only where nothing came near it. */
function missingFrom({ ear, ledger, target, pieces }: Asked, { id }: Rubric): readonly SignalId[] {
  const heard = new Set(pieces.map(({ signal }) => signal));
  return ear.pack.signals
    .filter(({ id: signal, polarity, dimensions, rounds, reads }) => polarity === 1 && dimensions.includes(id) && rounds.includes(ledger.setting.round) && !heard.has(signal) && !unsought.has(signal) && (reads.grounded ?? 0) >= levelValue[target] - 0.6)
    .sort((one, other) => (other.reads.grounded ?? 0) - (one.reads.grounded ?? 0))
    .slice(0, 3)
    .map(({ id: signal }) => signal);
}

/** Fine to hear, and nothing to ask a person to add: nobody should go looking for a gap to admit. */
export const unsought: ReadonlySet<SignalId> = new Set(["gap-admitted", "question-to-interviewer"]);

function because(ear: Ear, best: readonly Read[], against: readonly Read[], open: number): string {
  const title = ({ piece }: Read) => lowerFirst(ear.signals.get(piece.signal)?.title ?? piece.signal);
  const titles = [...new Set(best.map(title))];
  const parts = [`It rests on ${best.length === 1 ? "one piece" : `${String(best.length)} pieces`}: ${titles.join("; ")}.`];
  if (against[0] !== undefined) parts.push(`Held back by: ${title(against[0])}.`);
  if (open > 0) parts.push("A question you were asked about it stayed open.");
  return parts.join(" ");
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

export function bandOf(value: number, { bands }: Levels): Band {
  if (value >= bands.staff) return "staff";
  if (value >= bands.senior) return "senior";
  return value >= bands.mid ? "mid" : "below-mid";
}

export const clamp = (value: number): number => Math.min(4, Math.max(1, value));
export const round = (value: number): number => Math.round(value * 100) / 100;
