import { z } from "zod";
import { Id, Level, Minutes } from "#core/words";
import { Cue } from "#core/content/cue";

/** Something the interviewer knows and tells only when asked. */
export const HiddenFact = z.strictObject({
  id: Id,
  label: z.string().max(60).describe("What is settled, as the report names it: 'Read to write ratio'."),
  asked_by: z.array(Cue).min(1).describe("Ways of asking for it, in different words."),
  answer: z.string().max(240).describe("What the interviewer says, always the same."),
  settles: z.enum(["users", "scale", "latency", "consistency", "availability", "cost", "operations", "scope", "security", "data", "team"]),
});
export type HiddenFact = z.infer<typeof HiddenFact>;

/** One line of the number card, with how it is derived. */
export const NumberLine = z.strictObject({ id: Id, label: z.string(), value: z.number(), unit: z.string(), derivation: z.string() });

/** A risk that a candidate of that level is expected to speak to when there is time to ask. */
export const MustCover = z.strictObject({
  topic: Id,
  obligation: Id,
  level: z.enum(["mid", "senior", "staff"]),
  from_minutes: Minutes.default(15).describe("The shortest round in which there is time for it."),
  probe: z.string().endsWith("?").max(240).describe("Asked when the candidate has not come near it; in the scenario's own words."),
});
export type MustCover = z.infer<typeof MustCover>;

export const Twist = z.strictObject({
  id: Id,
  breaks: z.string().describe("The assumption that it breaks."),
  prompt: z.string().max(300).describe("What the interviewer says: the changed constraint and one question."),
  good: z.string().describe("The smallest good reaction, for the report."),
  over_reaction: z.string().describe("What too much looks like."),
  eased_by: z.array(Cue).default([]).describe("Words that show the twist was engaged with."),
  frees: z.array(Id).default([]).describe("Topics whose parts may go after it: taking one of them off the board is a good sign. Only where that is plain."),
});
export type Twist = z.infer<typeof Twist>;

/** A chain of three on one topic: specificity, consequence, changed constraint. */
export const DeepDive = z.strictObject({
  topic: Id,
  title: z.string(),
  chain: z.tuple([z.string(), z.string(), z.string()]).describe("Each one question, at most 40 words."),
});

const shared = {
  id: Id,
  title: z.string().max(80),
  summary: z.string().max(160).describe("One line for the library."),
  prompt: z.string().describe("The body: what the interviewer reads out."),
  minutes: z.array(Minutes).min(1).default([15, 30, 45]),
  levels: z.array(Level).default(["mid", "senior", "staff"]),
  tags: z.array(z.string()).min(1),
  nouns: z.array(z.string()).min(3).describe("Nouns of this problem. A sentence that uses one is bound to it."),
  must_cover: z.array(MustCover).min(2),
  twists: z.array(Twist).min(2),
  strong_moments: z.array(z.string()).min(2).describe("What a strong answer does here: described, not scripted."),
  sources: z.array(z.string()).default([]),
};

export const SystemDesignScenario = z.strictObject({
  round: z.literal("system-design"),
  ...shared,
  company: z.strictObject({ name: z.string(), team: z.string(), budget: z.string(), deadline: z.string(), history: z.string() }),
  facts: z.array(HiddenFact).min(6),
  numbers: z.array(NumberLine).min(2),
  families: z.array(z.strictObject({ id: Id, title: z.string(), idea: z.string(), wins_when: z.string() })).min(2),
  one_way_doors: z.array(z.strictObject({ id: Id, title: z.string(), why: z.string(), cues: z.array(Cue).min(1) })).min(1),
  dives: z.array(DeepDive).min(2),
  not_needed: z.strictObject({
    line: z.string().describe("What is not needed at the base scale, and why."),
    topics: z.array(Id).min(1).describe("Topics that over-engineer it at the base scale."),
  }),
  size: z.enum(["tiny", "large"]).describe("`tiny`: restraint is the right answer."),
});

export const BehaviouralScenario = z.strictObject({
  round: z.literal("behavioural"),
  ...shared,
  opens: z.array(Id).min(1).describe("Topics that the prompt itself opens."),
  contrasts: z.array(z.string().endsWith("?")).min(2).describe("Second questions for when the first story is told."),
  good_shapes: z.array(z.string()).min(1),
});

/** What a round is about. The file name is its id. */
export const Scenario = z.discriminatedUnion("round", [SystemDesignScenario, BehaviouralScenario]);
export type Scenario = z.infer<typeof Scenario>;
export type SystemDesignScenario = z.infer<typeof SystemDesignScenario>;
export type BehaviouralScenario = z.infer<typeof BehaviouralScenario>;
