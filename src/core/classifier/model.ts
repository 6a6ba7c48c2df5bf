import { z } from "zod";
import { Round, SignalId } from "#core/words";

/** What raters miss in answers, by rounds and level: of a hundred answers in which a signal is not heard, how many are missed it. */
export const GapTable = z.array(z.strictObject({ rounds: z.array(Round), level: z.int().min(1).max(4), missed: z.partialRecord(SignalId, z.int()) }));
export type GapTable = z.infer<typeof GapTable>;

/**
 * The weights of the classifier, as `npm run train` writes them: how far each feature moves each output. Whole numbers, in
 * thousandths, so that the file is the same on every machine.
 */
export const Model = z.strictObject({
  about: z.string().describe("What it was trained on."),
  rows: z.int().describe("How many sentences it was trained on."),
  outputs: z.array(z.union([z.literal("altitude"), SignalId])).min(1),
  bias: z.array(z.int()).describe("By output; for a signal, what must be exceeded is already taken off."),
  silent: z.array(z.string()).describe("Words passed over: fillers, hedges, names of products, the first person."),
  gaps: GapTable,
  features: z.record(z.string(), z.array(z.int()).min(1)).describe("By feature: its rarity, then pairs of an output's number and a weight."),
});
export type Model = z.infer<typeof Model>;

/** Knows nothing: what content without a trained model is heard with. */
export const emptyModel: Model = { about: "Not trained.", rows: 0, outputs: ["altitude"], bias: [0], silent: [], gaps: [], features: {} };
