import { z } from "zod";
import { Round, Target } from "#core/words";

export const Speaker = z.enum(["interviewer", "candidate"]);
export type Speaker = z.infer<typeof Speaker>;

/** One utterance. `atMs` counts from the start of the session, without its pauses. */
export const Turn = z.object({ speaker: Speaker, text: z.string(), atMs: z.number().nonnegative().optional() });
export type Turn = z.infer<typeof Turn>;

/** What was said in one interview, and what it was about. */
export const Transcript = z.object({
  id: z.string().optional(),
  round: Round.optional(),
  scenario: z.string().optional(),
  question: z.string().optional(),
  target: Target.optional(),
  turns: z.array(Turn),
});
export type Transcript = z.infer<typeof Transcript>;

/** A transcript above either limit is refused, never cut (contracts, section 3). */
export const limits = { bytes: 2_000_000, turns: 5_000 } as const;
