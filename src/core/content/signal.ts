import { z } from "zod";
import { DimensionId, Id, Round, SignalId, Stance, Strength } from "#core/words";
import { Cue } from "#core/content/cue";

const Question = z.string().endsWith("?").max(160);
const Sentence = z.string().min(3).max(600);

/** A kind of evidence: how it sounds, which dimensions it feeds, and how it reads at each strength. The file name is its id. */
export const Signal = z.strictObject({
  id: SignalId,
  polarity: z.union([z.literal(1), z.literal(-1)]),
  title: z.string().max(60).describe("As the report names it: 'Says what a choice costs'."),
  missing: z.string().max(90).describe("As the report names its absence: 'what your choice cost'."),
  probe: z
    .strictObject({
      story: Question.optional().describe("In behavioural and leadership rounds."),
      design: Question.optional().describe("In system design."),
      code: Question.optional().describe("In coding."),
      review: Question.optional().describe("In code review."),
      incident: Question.optional(),
      unless_about: z.array(Id).default([]).describe("Topics beside which it is not asked: in a story of a failure nobody supposes that it had gone wrong."),
      beside: z.array(SignalId).min(1).describe("Signals whose sentences it may be asked about, the best first: what a choice costs is asked beside a choice."),
    })
    .optional()
    .describe("What asks for it where nobody named a topic that would. It must make sense after any sentence that it is asked beside."),
  rounds: z.array(Round).min(1).describe("Rounds that give a chance to show it."),
  dimensions: z.array(DimensionId).min(1),
  reads: z.partialRecord(Strength, z.number().min(1).max(4)).describe("The level that it reads as at each strength; 1 junior to 4 staff. For a negative signal: the level above which it holds a reading down."),
  cues: z.array(Cue).default([]).describe("Ways of showing it. Empty where code hears it (questions, arithmetic, order)."),
  not_cues: z.array(Cue).default([]).describe("Longer phrases that contain a cue and mean something else."),
  stances: z.array(Stance).default(["asserted", "past-experience"]),
  heard: z.array(Sentence).min(2).describe("Sentences that show it. Each is run as a test."),
  not_heard: z.array(Sentence).min(2).describe("Sentences that do not. Each is run as a test."),
  stronger: z.strictObject({ senior: z.string(), staff: z.string() }).describe("How an answer would go on, with ____ for what only they know."),
  tip: z.string().max(240),
  drill: z.string().describe("The drill for it, an id under content/drills."),
  in_story: z.strictObject({ tip: z.string().max(240), drill: z.string() }).optional().describe("The same for behavioural and leadership rounds, where tip or drill speak of a design."),
});
export type Signal = z.infer<typeof Signal>;
