import { Weights } from "#core/arithmetic/weights";
import { z } from "zod";
import { DimensionId, Id, Level, Minutes, MistakeId, Round, Stance, Strength, Target } from "#core/words";
import { Cue } from "#core/content/cue";
import type { BoardWords } from "#core/content/board";
import type { DeliveryMeasure } from "#core/content/delivery-measure";
import type { Model } from "#core/classifier/model";
import { Pressure } from "#core/session/event";
import type { Scenario } from "#core/content/scenario";
import type { Signal } from "#core/content/signal";
import type { SoundAlikes } from "#core/content/sound-alike";
import type { Topic } from "#core/content/topic";

/** A dimension of the report with what each level looks like under it. */
export const Rubric = z.strictObject({
  id: DimensionId,
  title: z.string(),
  about: z.string(),
  rounds: z.array(Round).min(1).describe("Rounds in which it can be observed."),
  levels: z.record(Level, z.string()),
});
export type Rubric = z.infer<typeof Rubric>;

export const MistakeEntry = z.strictObject({ id: MistakeId, title: z.string(), advice: z.string(), rounds: z.array(Round).min(1) });

/** A short exercise for one gap. */
export const Drill = z.strictObject({ id: Id, title: z.string(), minutes: z.int().min(1).max(15), exercise: z.string(), good: z.string() });
export type Drill = z.infer<typeof Drill>;

/** Two kinds of statement that cannot both hold. */
export const Contradiction = z.strictObject({
  id: Id,
  topic: Id,
  obligation: Id,
  one: z.array(Cue).min(1),
  other: z.array(Cue).min(1),
  probe: z.string().endsWith("?"),
  clashes: z.tuple([z.string(), z.string()]).describe("Two sentences that clash; run as a test."),
});

/** Words that set a stance for what follows, in the way of ConText: triggers, what only looks like one, and what ends it. */
export const StanceRule = z.strictObject({
  stance: Stance,
  triggers: z.array(Cue).min(1),
  after: z.array(Cue).default([]).describe("Triggers that are said after what they cover: 'a cache isn't worth it'. They reach back over their own clause."),
  pseudo: z.array(Cue).default([]),
  terminators: z.array(Cue).default([]),
});

/** Word lists and stance rules that cues refer to. */
export const Lexicon = z.strictObject({
  lists: z.record(z.string(), z.array(z.string()).min(1)),
  stances: z.array(StanceRule),
  causes: z.array(Cue).describe("Cause or consequence: they bind a sentence to a reason."),
  prices: z.array(Cue).describe("What is given up."),
  incidents: z.array(Cue).describe("A past event that the speaker lived through."),
  hedges: z.array(Cue),
  plans: z.array(Cue).describe("Announcing where the answer is going."),
  parks: z.array(Cue).describe("Coming back to something later."),
  unknowns: z.array(Cue),
  methods: z.array(Cue).describe("How the speaker would find out."),
  moments: z.array(Cue).describe("Asking for time to think."),
  checks: z.array(Cue).describe("Asking whether it is all right so far."),
  repeats: z.array(Cue).describe("Asking for the question once more."),
  unclears: z.array(Cue).describe("Saying that the question was not understood."),
  injections: z.array(Cue).describe("Speech that addresses the judge rather than the interviewer."),
  judging: z.array(Cue).describe("Ways of speaking of the judging itself. A sentence with several of them earns nothing."),
  generic_verbs: z.array(z.string()).describe("Verbs that take no position: need, consider, think about."),
});
export type Lexicon = z.infer<typeof Lexicon>;

const Phase = z.strictObject({
  id: z.enum(["intro", "scope", "design", "deep-dive", "operations", "story", "contrast", "close"]),
  title: z.string(),
  minutes: z.number().positive(),
  opening: z.string().optional().describe("Said once when the phase begins by the clock and the candidate has not moved on."),
});
export type Phase = z.infer<typeof Phase>;

/** The interviewer's manners: budgets, thresholds and wording. */
export const Manners = z.strictObject({
  phases: z.array(z.strictObject({ round: Round, minutes: Minutes, phases: z.array(Phase).min(2) })),
  fatigue_per_probe: z.number(),
  chain_bonus: z.number(),
  chain_depth: z.int(),
  told: z.number().describe("How far below being heard a signal may lie for a question about it to count as likely answered already."),
  missed: z
    .strictObject({ base: z.number(), gain: z.number(), weight: z.number(), statements: z.number() })
    .describe("What a question is worth by the share of listeners who would miss what it asks for: `base` and `gain` by share; `weight` for one that no topic asks for. All of it from so many sentences on; of fewer, in part."),
  told_worth: z.number().describe("What is left of the worth of such a question."),
  all_but_told: z.number().describe("So near, it was said; what is asked then is its twist, which goes further and has not been answered."),
  further_worth: z.number().describe("What is left of the worth of a question where its twist is asked instead."),
  unsupposed_worth: z.number().describe("What a question is worth where what it takes for granted was not said."),
  standing: z
    .strictObject({ once: z.number(), again: z.number(), taken: z.number(), hedged: z.number(), conditional: z.number(), withdrawn: z.number() })
    .describe("What a topic's questions are worth, at most 1, by how far the talk is about it: named once; more for each time `again`; more where a position on it was `taken`. What is left of that where it was only named with a hedge, under a condition, or taken back."),
  least_value: z.number().describe("Below it nothing is asked."),
  silence_ms: z.int(),
  moment_ms: z.int(),
  cut_in: z
    .strictObject({ ms: z.int(), words: z.int(), most: z.int(), patience: z.record(Pressure, z.number()) })
    .describe("A spoken answer this long, in milliseconds or in words, is a monologue: the interviewer breaks in at a sentence's end, so often in a session at most. `patience`: what these are multiplied by, by pressure."),
  boards: z.array(Round).describe("Rounds that are held at a whiteboard."),
  deep_dives: z.record(z.string(), z.int()).describe("How many topics are dug into, by minutes."),
  worded: z
    .strictObject({
      most: z.int().min(1),
      share: z.number().min(0).max(1),
      words: z.int(),
      judging: z.array(z.string()),
      asking: z.array(z.string()),
      everyday: z.array(z.string()),
    })
    .describe("What a connected language model may do: choose among so many moves that are worth at least this share of the best, and word one in so many words; phrases that judge, which it may not say, verbs that ask without a question mark, and words of any talk that it may use in a question beside those of the content's own questions."),
  wording: z.record(z.string(), z.array(z.string()).min(1)).describe("Phrases by move, taken in turn. {quote} {probe} {minutes} are filled in."),
});
export type Manners = z.infer<typeof Manners>;

/** Every constant of the reading. A fixture flips when one changes (`assessment/levels.test.ts`). */
export const Levels = z.strictObject({
  version: z.string().regex(/^\d+\.\d+\.\d+$/).describe("Version of the content pack."),
  bands: z.strictObject({ mid: z.number(), senior: z.number(), staff: z.number() }).describe("Lowest value of each band."),
  enough: z.strictObject({ words: z.int(), pieces: z.int(), leaning: z.int(), fresh: z.number().min(0).max(1) }),
  range: z.strictObject({ base: z.number(), per_missing_piece: z.number(), thin: z.number() }),
  blend: z.strictObject({ best: z.number(), second: z.number(), third: z.number() }),
  repeated: z.number().min(0).max(1),
  single: z.number().describe("What a single piece is drawn towards, half-way: one sentence is no level."),
  undefended: z.number().describe("How far above the line of senior depth reads while topics lack standing under test, divided by how many do."),
  echo: z.strictObject({ question: z.number(), prompt: z.number() }).describe("Shares of a sentence's words taken from elsewhere, above which it is an echo."),
  judged: z
    .strictObject({ terms: z.int(), share: z.number(), grammar: z.number(), words: z.int(), signs: z.number() })
    .describe("What is no answer to the interviewer: so many ways of speaking of the judging in a sentence, or more of them in a paragraph and one in this share of its sentences; in so many words and more, less than this share of function words; more than this share of signs that nobody speaks."),
  budget: z.strictObject({ obligations: z.int(), signals: z.int(), unbound: z.int(), reason: z.int() }).describe("What one sentence may earn."),
  faint: z.strictObject({ said: z.number(), statement: z.number(), honest: z.number(), recited: z.number(), topic: z.number(), piece: z.number() }).describe("The order of sessions too short to be read."),
  classifier: z.strictObject({
    veto: z.number().describe("How far below being heard the classifier must put a signal to take back what a cue heard."),
    far: z.number().describe("How far below being heard the classifier must put a signal for a cue to be no trace of it at all."),
    clear: z.number().describe("From which margin on a signal is heard so clearly that it is not the first thing to work on."),
    second: z.number().describe("How far below being heard a signal may lie that a language model says it heard, for the words to bear it out."),
  }),
  altitude: z.strictObject({
    middle: z.number().describe("The level that a sentence without any leaning has."),
    gain: z.number().describe("Levels by unit of a sentence's altitude."),
    clear: z.number().describe("From how many levels off the middle a statement leans clearly."),
    prior: z.number().describe("How much leaning a few words must overcome."),
    steady: z.number().describe("What a sentence counts beside how clearly it leans: the higher, the more alike all sentences count."),
    elsewhere: z.number().describe("What a sentence counts for a dimension of which it shows nothing."),
    share: z.number().min(0).max(1).describe("How much of a dimension's value the altitude of its sentences gives; the rest is the evidence's."),
  }),
  overall: z.strictObject({
    lowest: z.number(),
    mean: z.number(),
    whole: z.number().min(0).max(1).describe("How much the altitude of all sentences together gives of the whole; the rest is the dimensions'."),
  }),
  headline: z.record(Round, z.array(DimensionId)),
  bar: z.strictObject({ close: z.number(), at: z.number(), above: z.number() }),
  asked_and_open: z.number().describe("How much a must-cover risk takes off that was asked and left open; one at most."),
  hint: z.strictObject({ category: z.number(), direction: z.number(), partial: z.number() }),
  defended_for_senior: z.strictObject({ short: z.int(), long: z.int() }),
  over_engineered: z.number().describe("The level at which needless components hold a dimension."),
  over_long_words: z.int(),
  arithmetic: Weights,
});
export type Levels = z.infer<typeof Levels>;

/** One ladder of a company, mapped to ours and always marked approximate. */
export const Ladder = z.strictObject({ company: z.string(), titles: z.array(z.strictObject({ title: z.string(), level: Target })) });

/** All content, read and checked. */
export type Pack = {
  readonly version: string;
  readonly scenarios: readonly Scenario[];
  readonly topics: readonly Topic[];
  readonly signals: readonly Signal[];
  readonly rubrics: readonly Rubric[];
  readonly mistakes: readonly z.infer<typeof MistakeEntry>[];
  readonly drills: readonly Drill[];
  readonly contradictions: readonly z.infer<typeof Contradiction>[];
  readonly lexicon: Lexicon;
  readonly soundAlikes: SoundAlikes;
  readonly board: BoardWords;
  readonly manners: Manners;
  readonly levels: Levels;
  readonly model: Model;
  readonly ladders: readonly z.infer<typeof Ladder>[];
  readonly delivery: readonly DeliveryMeasure[];
};

/** The strengths in order; `defended` is the most. */
export const strengths = Strength.options;
