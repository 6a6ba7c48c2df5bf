import { z } from "zod";
import { Id, Round, SignalId, Stance } from "#core/words";
import { Cue } from "#core/content/cue";

/** The level from which it is expected unasked; `probe`: answering when asked is fine at every level. */
export const ExpectedFrom = z.enum(["mid", "senior", "staff", "probe"]);

const Sentence = z.string().min(3).max(400);

/** One question that naming the topic leaves open. */
export const TopicObligation = z.strictObject({
  id: Id,
  title: z.string().max(60).describe("Names the question in the report: 'How stale entries leave the cache'."),
  weight: z.int().min(1).max(3).describe("1 good to hear · 2 expected of a senior · 3 decides the verdict"),
  level: ExpectedFrom,
  probe: z.string().endsWith("?").max(200).describe("One question, at most 30 words. Never contains what would meet it."),
  supposes: z.array(z.string().regex(/^[a-z]+$/)).default([]).describe("Where the probe takes something for granted: words of which one must stand where the topic is named, or the question is worth little."),
  twist: z.string().endsWith("?").max(240).optional().describe("The same question after a constraint changed; asked once a position was taken."),
  leans: z.array(z.enum(["probe", "twist"])).default([]).describe("Which of its questions point at something said ('that price', 'their objection'): asked only right behind such words."),
  unless_about: z.array(Id).default([]).describe("Topics beside which it is not asked: where the question itself asks for a failure, nobody asks which figure shows that it worked."),
  signal: SignalId.optional().describe("The signal that meeting it shows; a mechanism explained, unless said."),
  mentions: z.array(Cue).default([]).describe("The right words only: 'eviction policy'. They reach `named` and no further."),
  cues: z.array(Cue).min(1).describe("Ways of taking a position on it. They reach `claimed`, and `grounded` with a binding."),
  claimed: z.array(Sentence).min(2).describe("Sentences that take a position on it. Each is run as a test."),
  open: z.array(Sentence).min(1).describe("Sentences that leave it open. Each is run as a test."),
});
export type TopicObligation = z.infer<typeof TopicObligation>;

/** A thing whose naming leaves something to be said. The file name is its id. */
export const Topic = z.strictObject({
  id: Id,
  title: z.string().max(60),
  called: z.string().max(40).optional().describe("How the interviewer comes back to it, where no words of the candidate fit: 'the queue'."),
  rounds: z.array(Round).min(1),
  code: z.string().optional().describe("The entry of the catalogue that it came from, such as D1."),
  named_by: z.array(Cue).min(1).describe("Ways of naming it. Any of them, asserted for this design or story, opens it."),
  not_named_by: z.array(Cue).default([]).describe("Longer phrases that contain a name and mean something else; they mask it."),
  opens: z.array(Sentence).min(2).describe("Sentences that open the topic. Each is run as a test."),
  leaves_shut: z.array(Sentence).min(2).describe("Sentences with the same words that must not open it. Each is run as a test."),
  opens_in: z.array(Stance).default(["asserted"]).describe("The stances in which naming it opens it. More than asserted only where the topic is a way of speaking: declining, listing options."),
  waived_by_not_needing: z.boolean().default(false).describe("Whether declining it with a reason waives all of it."),
  stands_alone: z.boolean().default(false).describe("Whether its questions are about all that was said, and go back to no words of it."),
  source: z.string().optional(),
  obligations: z.array(TopicObligation).min(1).max(8),
});
export type Topic = z.infer<typeof Topic>;
