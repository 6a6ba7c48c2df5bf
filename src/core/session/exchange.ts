import { z } from "zod";

/** What a language model was asked for. */
export const Purpose = z.enum(["word-move", "propose-evidence"]);
export type Purpose = z.infer<typeof Purpose>;

/** `used`: what came back was taken. `refused`: it came back, and code did not take it. `failed`: it did not come back whole. */
export const Outcome = z.enum(["used", "refused", "failed"]);
export type Outcome = z.infer<typeof Outcome>;

/** What a language model was sent. */
export const Prompt = z.object({ system: z.string(), user: z.string() });
export type Prompt = z.infer<typeof Prompt>;

/** What came of sending it: the reply as far as it came, and why it is not whole, in one sentence for people. */
export const Consulted = z.object({
  model: z.string(),
  prompt: Prompt,
  reply: z.string(),
  failure: z.string().nullable(),
  tokensIn: z.int().nonnegative().nullable(),
  tokensOut: z.int().nonnegative().nullable(),
  firstWordMs: z.int().nonnegative().nullable(),
  tookMs: z.int().nonnegative(),
});
export type Consulted = z.infer<typeof Consulted>;

/** One question to a language model with its reply, kept with the session so that it replays without the model. */
export const Exchange = Consulted.extend({
  purpose: Purpose,
  /** The candidate's turn that it was about. */
  turn: z.int().nonnegative(),
  outcome: Outcome,
  /** Why the reply was not taken. Null where it was. */
  reason: z.string().nullable(),
});
export type Exchange = z.infer<typeof Exchange>;

/** A signal that a language model says it heard, in words that it says were said. Nothing of it is believed before code has looked. */
export const Proposal = z.object({ signal: z.string().max(60), quote: z.string().max(2000) });
export type Proposal = z.infer<typeof Proposal>;

/** The shape of a reply that proposes evidence. */
export const Proposals = z.object({ evidence: z.array(Proposal).max(60) });
export type Proposals = z.infer<typeof Proposals>;
