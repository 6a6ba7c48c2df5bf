import { z } from "zod";

/**
 * How the arithmetic weighs what speaks for and against a reckoning. All of it stands in content/levels.yaml, each constant with
 * cases that flip when it changes (weights.test.ts).
 */
export const Weights = z.strictObject({
  right: z.number().describe("Up to this factor a figure is right."),
  rounded: z.number().describe("Up to this factor it is only rounded."),
  costs: z.strictObject({ trace: z.number(), slight: z.number(), some: z.number(), clear: z.number(), strong: z.number(), never: z.number() }).describe("How far fetched it is to read the words so."),
  believed: z.strictObject({ right: z.number(), wrong: z.number(), told: z.number() }).describe("How far fetched the reckoning behind a right figure may be, behind a wrong one, and behind a wrong one where nothing concludes."),
  near: z.strictObject({ usual: z.number(), left_out: z.number(), unit: z.number(), same: z.number() }).describe("How near a factor must come to one that a slip makes."),
  farthest: z.strictObject({ usual: z.number(), odd: z.number() }).describe("Farther apart two figures were never meant to follow from one another."),
  complete: z.number().describe("What is left of the doubts where everything that was said leads there but for one slip."),
  bound: z.number().describe("How far under or over a bound a figure may lie."),
  provision: z.number().describe("How much more than is needed people provide."),
});
export type Weights = z.infer<typeof Weights>;
export type Costs = Weights["costs"];
