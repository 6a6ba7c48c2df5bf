import { z } from "zod";
import { SignalId } from "#core/words";

const isWhole = (numbers: unknown): boolean => Array.isArray(numbers) && numbers.length > 0 && numbers.every((one) => Number.isInteger(one));

/** Checked in one go: there are hundreds of thousands of them. */
const Numbers = z.custom<number[]>(isWhole, "Expected whole numbers, one at least.");

const weighed = {
  bias: z.array(z.int()).describe("By output; for a signal, what must be exceeded is already taken off."),
  features: z.record(z.string(), Numbers).describe("By feature: its rarity, then pairs of an output's number and a weight."),
};

/**
 * The weights of the classifier, as `npm run train` writes them: how far each feature moves each output. Whole numbers, in
 * thousandths, so that the file is the same on every machine.
 */
export const Model = z.strictObject({
  about: z.string().describe("What it was trained on."),
  rows: z.int().describe("How many sentences it was trained on."),
  silent: z.array(z.string()).describe("Words passed over where levels are read: fillers, hedges, the first person."),
  products: z.array(z.string()).describe("Names of products and formats: passed over where levels are read, and all alike where signals are."),
  level: z.strictObject({ outputs: z.array(z.union([z.literal("altitude"), SignalId])).describe("The altitude, then the signals that people miss in answers."), ...weighed }),
  signal: z.strictObject({ outputs: z.array(SignalId), ...weighed }),
});
export type Model = z.infer<typeof Model>;

/** Features with the weights by which they move one output or another. */
export type Weighing = { readonly outputs: readonly string[]; readonly bias: readonly number[]; readonly features: Model["signal"]["features"] };

/** Knows nothing: what content without a trained model is heard with. */
export const emptyModel: Model = { about: "Not trained.", rows: 0, silent: [], products: [], level: { outputs: ["altitude"], bias: [0], features: {} }, signal: { outputs: [], bias: [], features: {} } };

/** In what share of the sentences of training a stem stands: the rarity of a feature is a quarter of the logarithm of its reverse. */
export function shareOf({ signal: { features } }: Model): (stem: string) => number {
  return (stem) => {
    const rarity = Object.hasOwn(features, stem) ? features[stem]?.[0] : undefined;
    return rarity === undefined ? 0 : Math.exp((-4 * rarity) / 1000);
  };
}

/** A model once its weights are compiled: they weigh several times as much as read, and would be held for as long as the content is. */
export const withoutWeights = (model: Model): Model => ({ ...model, level: { ...model.level, features: {} }, signal: { ...model.signal, features: {} } });
