import { pooled, type Counted } from "#core/assessment/altitude";
import { apart, readsFor, type Read } from "#core/assessment/weigh-pieces";
import { needlessIn } from "#core/assessment/needless";
import type { Levels, Rubric } from "#core/content/pack";
import type { Ear } from "#core/evidence/ear";
import type { Piece } from "#core/evidence/piece";
import type { Ledger } from "#core/ledger/ledger";
import { isMet, keyOf } from "#core/ledger/ledger";
import { levelValue, type Band, type SignalId, type Target } from "#core/words";

/** How one dimension reads, before its pieces have ids. */
export type Reading = {
  readonly rubric: Rubric;
  readonly band: Band | null;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly isThin: boolean;
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
  const { ear, ledger, pieces } = asked;
  const { levels } = ear.pack;
  const empty = { rubric, band: null, value: null, low: null, high: null, isThin: false, speaksFor: [], against: [], missing: [] } as const;
  if (!rubric.rounds.includes(ledger.setting.round)) return { ...empty, why: "This kind of interview gives no chance to show it." };

  const heard = readsFor(ear, pieces, rubric.id);
  const speaksFor = heard.speaksFor;
  const against = heard.against.filter(({ piece }) => countsAgainst(ledger, piece));
  const candidateTurns = ledger.turns.filter(({ speaker }) => speaker === "candidate").length;
  const best = apart(speaksFor, candidateTurns, strongest, levels.repeated);
  const missing = missingFrom(asked, rubric);
  const [first] = best;
  if (first === undefined) {
    return against.length === 0 ? { ...empty, missing, why: "Nothing you said spoke to it. That counts neither for nor against you." } : heldOnly({ ...empty, missing, against }, levels, pooled(countedFor(ledger, heard, levels), levels));
  }

  const shown = best.length === 1 ? (first.level + levels.single) / 2 : blended(best, levels);
  const raw = shown * (1 - levels.altitude.share) + pooled(countedFor(ledger, heard, levels), levels) * levels.altitude.share;
  const excess = heldByExcess.has(rubric.id) && needlessIn(ledger).length > 0 ? levels.over_engineered : Number.POSITIVE_INFINITY;
  const held = against.reduce((least, { level }) => Math.min(least, level), excess);
  const open = askedAndOpen(asked, rubric);
  const depth = needsDefence(asked, rubric, raw);
  const value = clamp(Math.min(raw - open * levels.asked_and_open, towards(raw, held), depth));
  const half = levels.range.base + (strongest - best.length) * levels.range.per_missing_piece;
  return {
    rubric,
    value: round(value),
    band: bandOf(value, levels),
    low: round(clamp(value - half)),
    high: round(clamp(value + half)),
    isThin: best.length < 2,
    speaksFor: [...best.map(({ index }) => index), ...speaksFor.map(({ index }) => index)].filter((index, at, all) => all.indexOf(index) === at).flatMap((index) => speaksFor.find((read) => read.index === index) ?? []),
    against,
    missing,
    why: because(ear, best, against, open),
  };
}

function heldOnly(empty: Omit<Reading, "why">, levels: Levels, altitude: number): Reading {
  const held = Math.min(...empty.against.map(({ level }) => level));
  const shown = held - 0.3;
  const value = clamp(towards(shown * (1 - levels.altitude.share) + altitude * levels.altitude.share, held));
  return { ...empty, value: round(value), band: bandOf(value, levels), low: 1, high: round(clamp(value + 1)), isThin: true, why: "Only one side of it was heard; the range says how little that is." };
}

/** Every statement, those that show something of the dimension in full. */
function countedFor({ statements }: Ledger, { speaksFor, against }: ReturnType<typeof readsFor>, { altitude }: Levels): readonly Counted[] {
  const shows = new Set([...speaksFor, ...against].map(({ piece }) => `${String(piece.turn)}.${String(piece.sentence)}`));
  return statements.map((statement) => ({ statement, weight: shows.has(`${String(statement.turn)}.${String(statement.sentence)}`) ? 1 : altitude.elsewhere }));
}

/** The level of the second-best piece, moved a little by the best and by the third (design.md, section 3). */
export function blended(best: readonly Read[], { blend, single }: Levels): number {
  const [first, second, third] = best;
  if (first === undefined || second === undefined) return single;
  return first.level * blend.best + second.level * blend.second + (third ?? second).level * blend.third - (third === undefined ? 0.1 : 0);
}

/** What speaks against pulls half of the way down to the level at which it holds. */
const towards = (value: number, held: number): number => (held < value ? (value + held) / 2 : value);

/**
 * A key act told without a person in it counts only once the person has been asked for their own part and has not named
 * it; a technology named without a reason, only where nothing was said about it later.
 */
function countsAgainst(ledger: Ledger, { signal, turn }: Piece): boolean {
  if (signal === "ownership-diffuse") {
    const own = ledger.obligations.get(keyOf("story", "own-part"));
    return own !== undefined && own.asked > 0 && !isMet(own.state);
  }
  if (signal === "claim-unsupported") {
    const opened = [...ledger.obligations.values()].filter(({ openedAt }) => openedAt?.turn === turn);
    return !opened.some(({ state }) => isMet(state));
  }
  return true;
}

/** Risks of this dimension that the scenario wants covered, that were asked for, and that stayed open; one at most counts. */
function askedAndOpen({ ear, ledger }: Asked, { id }: Rubric): number {
  const risks = ledger.setting.scenario?.must_cover ?? [];
  const isOpen = risks.some(({ topic, obligation }) => {
    const entry = ledger.obligations.get(keyOf(topic, obligation));
    const shows = ear.obligation(topic, obligation)?.signal ?? "mechanism-explained";
    const isUntold = ledger.untold.has(keyOf(topic, obligation));
    return entry !== undefined && entry.asked > 0 && (entry.state === "open" || (entry.state === "named" && !isUntold)) && ear.signals.get(shows)?.dimensions.includes(id) === true;
  });
  return isOpen ? 1 : 0;
}

/** Depth reads no higher than the middle of senior until enough topics stood after a probe. */
function needsDefence({ ear, ledger, pieces, minutes }: Asked, { id }: Rubric, value: number): number {
  if (id !== "technical-depth" || ledger.setting.round !== "system-design") return value;
  const { defended_for_senior, bands, undefended } = ear.pack.levels;
  const defended = new Set(pieces.flatMap(({ strength, meets, signal, turn }) => (strength === "defended" ? [meets?.split("/")[0] ?? `${signal}@${String(turn)}`] : []))).size;
  const wanted = minutes <= 15 ? defended_for_senior.short : defended_for_senior.long;
  const needed = Math.min(wanted, ledger.pressed);
  const short = Math.max(0, needed - defended);
  return short === 0 ? value : Math.min(value, bands.senior + undefended / short);
}

/** What was not heard, not even faintly: absence is claimed only where nothing came near it. */
function missingFrom({ ear, ledger, target, pieces }: Asked, { id }: Rubric): readonly SignalId[] {
  const heard = new Set(pieces.map(({ signal }) => signal));
  return ear.pack.signals
    .filter(({ id: signal, polarity, dimensions, rounds, reads }) => polarity === 1 && dimensions.includes(id) && rounds.includes(ledger.setting.round) && !heard.has(signal) && !unsought.has(signal) && (reads.grounded ?? 0) >= levelValue[target] - 0.6)
    .sort((one, other) => (other.reads.grounded ?? 0) - (one.reads.grounded ?? 0))
    .slice(0, 3)
    .map(({ id: signal }) => signal);
}

/** Building more than the load needs holds these down. */
const heldByExcess: ReadonlySet<string> = new Set(["pragmatism", "architectural-thinking"]);

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
