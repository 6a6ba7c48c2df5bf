import { z } from "zod";

/** What people are shown of a connected language model, and what they may ask for. No key ever stands in what is shown. */

export const Provider = z.enum(["openai-compatible", "openai", "anthropic", "google"]);
export type Provider = z.infer<typeof Provider>;

/** How long the first word and the whole reply may take, in milliseconds. */
export const FirstWordMs = z.int().min(10).max(600_000);
export const WholeMs = z.int().min(10).max(600_000);

/** A connection as it is asked for. Without `key` the one that is kept stays, where it is for the same address; `null` is none. */
export const Connect = z.strictObject({
  provider: Provider,
  model: z.string().trim().min(1).max(200),
  baseUrl: z.string().trim().max(2000).nullable(),
  key: z.string().trim().min(1).max(5000).nullable().optional(),
  firstWordMs: FirstWordMs.optional(),
  wholeMs: WholeMs.optional(),
});
export type Connect = z.infer<typeof Connect>;

/** Where a connection was set up: where the environment has one, nothing else counts. */
export const SetBy = z.enum(["environment", "settings"]);
export type SetBy = z.infer<typeof SetBy>;

export const Connected = z.object({
  name: z.string(),
  provider: Provider,
  model: z.string(),
  baseUrl: z.string().nullable(),
  hasKey: z.boolean(),
  from: SetBy,
  /** Where the words go: a host name, or "this machine". */
  goesTo: z.string(),
  isLocal: z.boolean(),
  firstWordMs: FirstWordMs,
  wholeMs: WholeMs,
});
export type Connected = z.infer<typeof Connected>;

/** `trouble`: why what is kept could not be read. */
export const ModelView = z.object({ connected: Connected.nullable(), trouble: z.object({ message: z.string(), mend: z.string() }).nullable() });
export type ModelView = z.infer<typeof ModelView>;

export const TrialStepId = z.enum(["reachable", "model", "reply", "structured", "first-word"]);
export type TrialStepId = z.infer<typeof TrialStepId>;

/** One thing that was tried, in the order in which it is tried. */
export const TrialStep = z.object({ id: TrialStepId, ok: z.boolean(), says: z.string() });
export type TrialStep = z.infer<typeof TrialStep>;

/** A server for language models that runs on this machine. */
export const FoundServer = z.object({ name: z.string(), baseUrl: z.string(), models: z.array(z.string()) });
export type FoundServer = z.infer<typeof FoundServer>;
