import { z } from "zod";
import { Band, DimensionId, Level, MistakeId, ObligationState, Round, SignalId, Stance, Strength, Target } from "#core/words";

/** Where words stand: JavaScript string indices into the text of one candidate turn. */
export const Place = z.object({ turn: z.int().nonnegative(), start: z.int().nonnegative(), end: z.int().nonnegative() });
export type Place = z.infer<typeof Place>;

/** One signal heard at one exact place. `turns[turn].text.slice(start, end) === quote`, always. */
export const Evidence = Place.extend({
  id: z.string(),
  signal: SignalId,
  polarity: z.union([z.literal(1), z.literal(-1)]),
  stance: Stance,
  strength: Strength,
  quote: z.string(),
  by: z.string(),
  confirmed: z.boolean(),
});
export type Evidence = z.infer<typeof Evidence>;

/** One question about a topic that a competent interviewer would now want answered. */
export const Obligation = z.object({
  id: z.string(),
  topic: z.string(),
  kind: z.string(),
  openedBy: z.string().nullable(),
  asked: z.boolean(),
  state: ObligationState,
  evidence: z.array(z.string()),
  probe: z.string(),
  title: z.string(),
  topicTitle: z.string(),
  weight: z.int().min(1).max(3),
});
export type Obligation = z.infer<typeof Obligation>;

export const DimensionReading = z.object({
  id: DimensionId,
  band: Band.nullable(),
  value: z.number().min(1).max(4).nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** True where something was heard, but less than two independent pieces. */
  thin: z.boolean(),
  evidence: z.array(z.string()),
  against: z.array(z.string()),
  missing: z.array(SignalId),
  why: z.string(),
});
export type DimensionReading = z.infer<typeof DimensionReading>;

export const ArithmeticCheck = Place.extend({
  quote: z.string(),
  stated: z.number(),
  computed: z.number(),
  unit: z.string(),
  factor: z.number(),
  verdict: z.enum(["right", "rounded", "wrong"]),
  inheritedFrom: z.int().nullable(),
  used: z.boolean(),
  /** What the factor looks like, in words: "a day has 86,400 seconds". Null where right. */
  diagnosis: z.string().nullable(),
  /** The computation in the candidate's own figures: "100 M × 10 ÷ 86,400 s = 11,574/s". */
  working: z.string(),
  /** Where the recogniser may have misheard a figure, the question that clears it up; such a figure is never `wrong`. */
  ask: z.string().optional(),
});
export type ArithmeticCheck = z.infer<typeof ArithmeticCheck>;

export const Decision = z.object({
  choice: z.string(),
  reason: z.string().nullable(),
  price: z.string().nullable(),
  alternative: z.string().nullable(),
});
export type Decision = z.infer<typeof Decision>;

export const Mistake = z.object({ id: MistakeId, title: z.string(), evidence: z.array(z.string()), why: z.string(), advice: z.string() });
export type Mistake = z.infer<typeof Mistake>;

export const Tip = z.object({
  dimension: DimensionId,
  text: z.string(),
  evidence: z.array(z.string()),
  drill: z.string(),
  drillTitle: z.string(),
});
export type Tip = z.infer<typeof Tip>;

/** How a senior and a staff answer would go on from the candidate's own sentence; blanks (____) stand for facts only they know. */
export const StrongerMove = z.object({ evidence: z.string(), place: Place, quote: z.string(), missing: z.string(), senior: z.string(), staff: z.string() });
export type StrongerMove = z.infer<typeof StrongerMove>;

/** One of the three moments that decided a reading. */
export const Moment = z.object({ evidence: z.string(), dimension: DimensionId, polarity: z.union([z.literal(1), z.literal(-1)]), why: z.string() });
export type Moment = z.infer<typeof Moment>;

/** The one thing to fix first: what people would miss most of all that was not clearly heard; `effect` is how far the reading would rise with it. */
export const FirstFix = z.object({ signal: SignalId, dimension: DimensionId, text: z.string(), effect: z.number(), evidence: z.string().nullable() });
export type FirstFix = z.infer<typeof FirstFix>;

/** The question that would come next; its topic is `missing` where it asks after a signal that nobody has named a topic for. */
export const NextProbe = z.object({ topic: z.string(), kind: z.string(), text: z.string(), said: Place.extend({ quote: z.string() }).nullable() });
export type NextProbe = z.infer<typeof NextProbe>;

/** A sentence with the level, 1 junior to 4 staff, that it reads as by itself, and those of its words that moved it there. */
export const StatementReading = Place.extend({ quote: z.string(), level: z.number().min(1).max(4), moved: z.array(z.string()) });
export type StatementReading = z.infer<typeof StatementReading>;

/** What a language model's evidence would change. It counts for nothing above until the candidate confirms it. */
export const Assisted = z.object({
  model: z.string(),
  altitude: z.object({ level: Level, value: z.number(), low: z.number(), high: z.number() }),
  bar: z.enum(["below", "close", "at", "above"]),
  /** Dimensions that would read otherwise, each with the evidence that makes the difference. */
  differences: z.array(z.object({ dimension: DimensionId, without: z.number().nullable(), with: z.number().nullable(), evidence: z.array(z.string()) })),
  /** How many proposals code kept, how many had been heard already, and why it refused the others. */
  kept: z.int(),
  known: z.int(),
  refused: z.array(z.object({ signal: z.string(), quote: z.string(), turn: z.int(), fault: z.enum(["unknown-signal", "other-round", "quote-length", "quote-absent", "not-own-words", "stance", "over-budget"]) })),
});
export type Assisted = z.infer<typeof Assisted>;

/** How a transcript reads: contract 4, version 1, and what has been added to it. */
export const Assessment = z.object({
  version: z.literal(1),
  content: z.string(),
  id: z.string(),
  round: Round,
  scenario: z.string().nullable(),
  target: Target,
  extractor: z.string(),
  overall: z.object({
    altitude: z.object({ level: Level, value: z.number(), low: z.number(), high: z.number() }),
    bar: z.enum(["below", "close", "at", "above"]),
    enough: z.boolean(),
    summary: z.string(),
  }),
  dimensions: z.array(DimensionReading),
  evidence: z.array(Evidence),
  /** What the altitude was read from, sentence by sentence. */
  statements: z.array(StatementReading),
  obligations: z.array(Obligation),
  mistakes: z.array(Mistake),
  arithmetic: z.array(ArithmeticCheck),
  decisions: z.array(Decision),
  tips: z.array(Tip),
  moments: z.array(Moment),
  firstFix: FirstFix.nullable(),
  strongerMoves: z.array(StrongerMove),
  /** Null once the interview is over. */
  nextProbe: NextProbe.nullable(),
  /** Places where something may have been said that was not clear enough to count: "I could not tell". */
  unclear: z.array(Place.extend({ quote: z.string(), about: z.string() })),
  /** Only where a language model has proposed evidence. */
  assisted: Assisted.optional(),
});
export type Assessment = z.infer<typeof Assessment>;
