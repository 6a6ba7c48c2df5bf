import type { FirstFix, Moment, StrongerMove, Tip, Assessment } from "#core/assessment/assessment";
import { readWith, type Reading } from "#core/assessment/dimension";
import { levelOf, type Read } from "#core/assessment/weigh-pieces";
import { readOverall, type Amount } from "#core/assessment/overall";
import type { Signal } from "#core/content/signal";
import type { Ear } from "#core/evidence/ear";
import type { Piece } from "#core/evidence/piece";
import { shortened } from "#core/interviewer/quote";
import type { Ledger } from "#core/ledger/ledger";
import { missedIn } from "#core/ledger/missed";
import { isStoryRound } from "#core/ledger/start-ledger";
import { clearestMargin } from "#core/ledger/told";
import { unsought } from "#core/assessment/dimension";
import type { DimensionId, SignalId, Target } from "#core/words";

type Indexed<T> = Omit<T, "evidence"> & { readonly index: number };

/** The moments that decided a reading: what lifted the dimensions most, and what held one down most. */
export function momentsOf(readings: readonly Reading[]): readonly Indexed<Moment>[] {
  const lifted = readings.flatMap(({ rubric, value, speaksFor }) =>
    value === null
      ? []
      : speaksFor.slice(0, 3).map((read, rank) => ({
          index: read.index, sentence: sentenceOf(read), dimension: rubric.id, polarity: 1 as const, level: read.level - rank,
          why: `${rank === 0 ? "The strongest thing" : "Among the strongest things"} heard for ${rubric.title.toLowerCase()}.`,
        })),
  );
  const held = readings.flatMap(({ rubric, against }) => {
    const worst = [...against].sort((one, other) => one.level - other.level)[0];
    return worst === undefined ? [] : [{ index: worst.index, sentence: sentenceOf(worst), dimension: rubric.id, polarity: -1 as const, level: worst.level, why: `What held ${rubric.title.toLowerCase()} back most.` }];
  });
  // A sentence can carry several dimensions; as a moment it is one.
  const distinct = (moments: typeof lifted | typeof held, most: number) => {
    const seen = new Set<string>();
    return moments.filter(({ sentence }) => !seen.has(sentence) && seen.add(sentence)).slice(0, most);
  };
  const down = distinct([...held].sort((one, other) => one.level - other.level), 1);
  const up = distinct([...lifted].sort((one, other) => other.level - one.level), 3 - down.length);
  return [...up, ...down].map(({ index, dimension, polarity, why }) => ({ index, dimension, polarity, why }));
}

const sentenceOf = ({ piece }: Read): string => `${String(piece.turn)}.${String(piece.sentence)}`;

type Fixing = {
  readonly ear: Ear;
  readonly ledger: Ledger;
  readonly pieces: readonly Piece[];
  readonly target: Target;
  readonly amount: Amount;
  readonly overall: Assessment["overall"];
  readonly readings: readonly Reading[];
};

/**
 * The one thing to fix first: of the signals not clearly heard, the one that people would miss most in this answer; between equals,
 * the one that would have moved the reading most. Its effect is computed by reading again with it heard twice and tied to this problem.
 */
export function firstFixFor(fixing: Fixing): (Omit<FirstFix, "evidence"> & { readonly evidence: number | null }) | null {
  const { ear, ledger, pieces, target, amount, overall, readings } = fixing;
  const { levels } = ear.pack;
  const more = { ...amount, sound: amount.sound + supposedTurns.length, places: amount.places + supposedTurns.length };
  const missed = missedIn(ledger);
  const heard = new Set(pieces.flatMap(({ signal, strength }) => (strength === "named" ? [] : [signal])));
  const often = (signal: SignalId): boolean => pieces.filter((piece) => piece.signal === signal && piece.strength !== "named").length > 1;
  const isClear = (signal: SignalId): boolean => heard.has(signal) && (often(signal) || (clearestMargin(ledger, signal) ?? levels.classifier.clear) >= levels.classifier.clear);
  let best: { signal: Signal; effect: number; missed: number } | null = null;
  for (const signal of ear.signals.values()) {
    if (signal.polarity === -1 || isClear(signal.id) || unsought.has(signal.id) || !signal.rounds.includes(ledger.setting.round) || dimensionOf(signal, readings) === undefined) continue;
    const supposed = supposedReads(ear, signal.id);
    const again = readings.map((reading) => (signal.dimensions.includes(reading.rubric.id) ? readWith(reading, supposed, levels) : reading));
    const effect = readOverall(ledger, again, more, target, levels).altitude.value - overall.altitude.value;
    const candidate = { signal, effect, missed: missed(signal.id) };
    if (best === null || candidate.missed > best.missed || (candidate.missed === best.missed && effect > best.effect)) best = candidate;
  }
  const dimension = best === null ? undefined : dimensionOf(best.signal, readings);
  if (best === null || dimension === undefined) return null;
  return { signal: best.signal.id, dimension, text: adviceFor(best.signal, ledger).tip, effect: Math.round(best.effect * 100) / 100, evidence: anchorFor(dimension, pieces, readings) };
}

/** The dimension under which a signal is spoken of here: the first of its own that was read, else the first that this round gives a chance to show, else one that was read. */
function dimensionOf({ dimensions }: Signal, readings: readonly Reading[]): DimensionId | undefined {
  const possible = dimensions.flatMap((dimension) => readings.find(({ rubric, ground }) => rubric.id === dimension && ground !== null) ?? []);
  const isRead = ({ value }: Reading): boolean => value !== null;
  return (possible.find(isRead) ?? possible[0] ?? readings.find(isRead))?.rubric.id;
}

/** What to do about a signal, and the drill for it: in a story nobody is sent to draw boxes. */
const adviceFor = ({ tip, drill, in_story }: Signal, { setting }: Ledger): { readonly tip: string; readonly drill: string } => (isStoryRound(setting) ? (in_story ?? { tip, drill }) : { tip, drill });

/** Turns of their own, far behind all others. */
const supposedTurns = [1_000_001, 1_000_002] as const;

/** Two pieces of a signal, as they would have been heard. */
function supposedReads(ear: Ear, signal: SignalId): readonly Read[] {
  return supposedTurns.flatMap((turn, nth) => {
    const piece: Piece = { turn, start: 0, end: 0, quote: "", signal, polarity: 1, stance: "asserted", strength: "grounded", sentence: nth, meets: null, hint: 0 };
    const level = levelOf(ear, piece);
    return level === null ? [] : [{ piece, index: turn, level }];
  });
}

const fewestAnchorWords = 5;

/** The sentence of theirs that the missing thing belongs beside: the strongest of its dimension that says enough to be known again. */
function anchorFor(dimension: DimensionId, pieces: readonly Piece[], readings: readonly Reading[]): number | null {
  const reading = readings.find(({ rubric }) => rubric.id === dimension);
  const known = reading?.speaksFor.find(({ index }) => (pieces[index]?.quote.split(/\s+/).length ?? 0) >= fewestAnchorWords);
  return known?.index ?? null;
}

type Moves = { readonly ear: Ear; readonly ledger: Ledger; readonly pieces: readonly Piece[]; readonly readings: readonly Reading[] };

const mostMoves = 4;

/** How a senior and a staff answer would go on from the candidate's own sentences; blanks, never invented facts. */
export function strongerMovesFor({ ear, ledger, pieces, readings }: Moves): readonly Indexed<StrongerMove>[] {
  const used = new Set<number>();
  const moves: Indexed<StrongerMove>[] = [];
  for (const id of [...new Set(readings.flatMap(({ missing }) => missing))]) {
    const signal = ear.signals.get(id);
    if (signal === undefined || moves.length === mostMoves) continue;
    const index = pieces.findIndex((piece, at) => !used.has(at) && piece.polarity === 1 && piece.strength !== "named" && sharesDimension(ear, piece, signal));
    const piece = pieces[index];
    if (piece === undefined) continue;
    used.add(index);
    const said = shortened(ledger, piece) ?? piece;
    moves.push({ index, place: { turn: said.turn, start: said.start, end: said.end }, quote: said.quote, missing: signal.missing, senior: signal.stronger.senior, staff: signal.stronger.staff });
  }
  return moves;
}

const sharesDimension = (ear: Ear, piece: Piece, signal: Signal): boolean => ear.signals.get(piece.signal)?.dimensions.some((dimension) => signal.dimensions.includes(dimension)) ?? false;

type Tipping = { readonly ear: Ear; readonly ledger: Ledger; readonly readings: readonly Reading[]; readonly idOf: (index: number) => string; readonly fix: { readonly signal: SignalId } | null };

const mostTips = 3;

/** Tips for the dimensions that read lowest, the first fix first, each with its drill. */
export function tipsFor({ ear, ledger, readings, idOf, fix }: Tipping): readonly Tip[] {
  const ordered = readings.filter(({ value }) => value !== null).sort((one, other) => (one.value ?? 0) - (other.value ?? 0));
  const wanted = [...new Set([...(fix === null ? [] : [fix.signal]), ...ordered.flatMap(({ missing }) => missing.slice(0, 1))])].slice(0, mostTips);
  const quoted = new Set<string>();
  return wanted.flatMap((id) => {
    const signal = ear.signals.get(id);
    const dimension = signal === undefined ? undefined : dimensionOf(signal, readings);
    if (signal === undefined || dimension === undefined) return [];
    const advice = adviceFor(signal, ledger);
    const reading = readings.find(({ rubric }) => rubric.id === dimension);
    const drill = ear.pack.drills.find((entry) => entry.id === advice.drill);
    const beside = reading?.speaksFor.find((read) => !quoted.has(sentenceOf(read)));
    if (beside !== undefined) quoted.add(sentenceOf(beside));
    return [{ dimension, text: advice.tip, evidence: beside === undefined ? [] : [idOf(beside.index)], drill: advice.drill, drillTitle: drill?.title ?? advice.drill }];
  });
}
