import { freshness } from "#core/assessment/freshness";
import { pooled } from "#core/assessment/altitude";
import { bandOf, clamp, round, type Outcome } from "#core/assessment/dimension";
import type { Assessment } from "#core/assessment/assessment";
import type { Levels } from "#core/content/pack";
import type { Ledger } from "#core/ledger/ledger";
import type { Piece } from "#core/evidence/piece";
import { levelValue, type Band, type Level, type Target } from "#core/words";

type Overall = Assessment["overall"];

const levelOfBand = { "below-mid": "junior", mid: "mid", senior: "senior", staff: "staff" } as const satisfies Record<Band, Level>;

/** How much was said, and how it reads where that is too little to tell a level. */
export type Amount = {
  readonly words: number;
  /** Pieces that speak for something, and in how many sentences they stand. */
  readonly sound: number;
  readonly places: number;
  /** Statements that stand clearly above or below the middle. */
  readonly leaning: number;
  /** How many of the words bring something new, as a share. */
  readonly fresh: number;
  /** The level at which all statements stand together. */
  readonly altitude: number;
  /** What a session with too little in it reads as without its pieces. */
  readonly faint: number;
  readonly isSilent: boolean;
};

export function amountOf(ledger: Ledger, pieces: readonly Piece[], levels: Levels): Amount {
  const { altitude } = levels;
  const sound = pieces.filter(({ polarity, strength }) => polarity === 1 && strength !== "named");
  return {
    words: ledger.turns.reduce((sum, { speaker, heard }) => (speaker === "candidate" ? sum + heard.words : sum), 0),
    sound: sound.length,
    places: new Set(sound.map(({ turn, sentence }) => `${String(turn)}.${String(sentence)}`)).size,
    leaning: ledger.statements.filter((statement) => Math.abs(statement.altitude) * altitude.gain >= altitude.clear).length,
    fresh: freshness(ledger),
    altitude: pooled(ledger.statements, () => 1, levels),
    ...faintly(ledger, levels),
  };
}

/** The whole session as one altitude, with the range that so little or so much talk allows. */
export function readOverall(ledger: Ledger, readings: readonly Outcome[], amount: Amount, target: Target, levels: Levels): Overall {
  const { words, places, leaning, fresh } = amount;
  const isSaid = words >= levels.enough.words && (places >= levels.enough.pieces || leaning >= levels.enough.leaning);
  if (!isSaid) return thin(amount, target, levels);

  const { value, half } = headline(ledger, readings, amount, levels);
  // Saying the same over and over may hide a level; it raises none.
  if (fresh < levels.enough.fresh) return heldAt(thin(amount, target, levels), value);
  const low = round(clamp(value - half));
  const high = round(clamp(value + half));
  const level = levelOfBand[bandOf(value, levels)];
  const bar = barOf(value, target, levels);
  return { altitude: { level, value: round(value), low, high }, bar, enough: true, summary: summaryOf(level, target, bar, readings) };
}

function headline(ledger: Ledger, readings: readonly Outcome[], { altitude }: Amount, { headline: wanted, overall, range }: Levels): { readonly value: number; readonly half: number } {
  const observed = readings.flatMap(({ rubric, value, isThin }) => (value === null ? [] : [{ rubric, value, isThin }]));
  const leading = observed.filter(({ rubric }) => wanted[ledger.setting.round].includes(rubric.id));
  const counted = leading.length > 0 ? leading : observed;
  if (counted.length === 0) return { value: clamp(altitude), half: range.base + 2 * range.per_missing_piece };
  const mean = counted.reduce((sum, { value }) => sum + value, 0) / counted.length;
  const sound = counted.filter(({ isThin }) => !isThin);
  const lowest = Math.min(...(sound.length > 0 ? sound : counted).map(({ value }) => value));
  const thinness = counted.filter(({ isThin }) => isThin).length / counted.length;
  const ofDimensions = Math.min(lowest, mean) * overall.lowest + mean * overall.mean;
  return { value: clamp(ofDimensions * (1 - overall.whole) + clamp(altitude) * overall.whole), half: range.base + range.per_missing_piece * thinness };
}

/**
 * Too little to read: the value only keeps such sessions in the order in which a person would put them (silence, words
 * with no sense, an honest "I don't know", a list of terms, a real sentence), and the range says that it could be anyone's.
 */
function thin({ sound, faint, isSilent }: Amount, target: Target, levels: Levels): Overall {
  const value = clamp(faint + Math.min(3, sound) * levels.faint.piece);
  const high = round(clamp(Math.max(value + levels.range.thin, levelValue[target])));
  return {
    altitude: { level: levelOfBand[bandOf(value, levels)], value: round(value), low: 1, high },
    bar: "close",
    enough: false,
    summary: isSilent ? "Nothing was said, so there is nothing to read yet." : "Too little was said to read a level from: this is thin evidence, and no verdict on you.",
  };
}

const heldAt = (thinly: Overall, most: number): Overall => ({ ...thinly, altitude: { ...thinly.altitude, value: round(Math.min(thinly.altitude.value, clamp(most))) } });

function faintly(ledger: Ledger, { faint }: Levels): Pick<Amount, "faint" | "isSilent"> {
  const sentences = ledger.turns.flatMap(({ speaker, heard }) => (speaker === "candidate" ? heard.sentences : []));
  const statements = sentences.filter(({ isList, isQuestion, tokens, marks, content }) => !isList && !isQuestion && tokens.length >= 6 && content.size >= 3 && !marks.has("unknowns") && !marks.has("injections") && isGrammatical(tokens.length, content.size)).length;
  const honest = sentences.some(({ marks }) => marks.has("unknowns")) ? faint.honest : 0;
  const recited = sentences.some(({ isList, hits }) => isList && hits.filter(({ means }) => terms.has(means.kind)).length >= 2) ? faint.recited : 0;
  const opened = [...ledger.topics.values()].filter(({ at }) => at !== null).length;
  return { faint: 1 + (statements > 0 ? faint.said + Math.min(3, statements) * faint.statement : 0) + honest + recited + Math.min(2, opened) * faint.topic, isSilent: sentences.length === 0 };
}

/** Words that only join the others make up a good third of what people say, and next to none of what is no language. */
const isGrammatical = (words: number, ofMeaning: number): boolean => words - ofMeaning >= words * leastGrammar;
const leastGrammar = 0.25;

/** Cues that only terms of the trade can be. */
const terms: ReadonlySet<string> = new Set(["topic", "mention", "claim", "signal"]);

/** Where a value stands against the target's own level. */
export function barOf(value: number, target: Target, { bar }: Levels): Overall["bar"] {
  const gap = value - levelValue[target];
  if (gap >= bar.above) return "above";
  if (gap >= -bar.at) return "at";
  return gap >= -bar.close ? "close" : "below";
}

const barWords = { below: "below", close: "close to", at: "at", above: "above" } as const satisfies Record<Overall["bar"], string>;

function summaryOf(level: Level, target: Target, bar: Overall["bar"], readings: readonly Outcome[]): string {
  const observed = readings.flatMap((reading) => (reading.value === null ? [] : [{ title: reading.rubric.title, value: reading.value }])).sort((one, other) => other.value - one.value);
  const best = observed[0];
  const least = observed.at(-1);
  const contrast = best !== undefined && least !== undefined && best.title !== least.title ? ` Strongest in ${best.title.toLowerCase()}, least in ${least.title.toLowerCase()}.` : "";
  return `This session reads most like ${level}: ${barWords[bar]} the ${target} bar.${contrast}`;
}
