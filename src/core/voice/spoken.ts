import { z } from "zod";

/** Unix time in milliseconds, on the server's clock. */
const At = z.int().nonnegative();

/** Who turned the voice into words: the browser on this device, a connected endpoint, or the browser through its maker's service. */
export const Recogniser = z.enum(["device", "endpoint", "browser-service"]);
export type Recogniser = z.infer<typeof Recogniser>;

/** A stretch of an answer's text, with when it was said. */
export const Stretch = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative(), from: At, to: At });
export type Stretch = z.infer<typeof Stretch>;

/** The most stretches kept of one answer: a word each, for half an hour without a breath. */
export const mostStretches = 5000;

/** How an answer was spoken. It serves replay and the page on delivery, and never a reading. */
export const Spoken = z.strictObject({
  by: Recogniser,
  /** In the order of the text, apart from each other. Words that were typed lie in none. */
  stretches: z.array(Stretch).max(mostStretches),
  /** What was recognised, before the candidate corrected it. */
  heard: z.string().max(50_000),
  /** Whether the interviewer broke in at the end of it. */
  isCutIn: z.boolean().default(false),
});
export type Spoken = z.infer<typeof Spoken>;

/** How long an answer took to say, its pauses included, in milliseconds. */
export function spokenMs({ stretches }: Pick<Spoken, "stretches">): number {
  const [first, last] = [stretches[0], stretches.at(-1)];
  return first === undefined || last === undefined ? 0 : last.to - first.from;
}

/** When the interviewer's voice began and ended on a turn, and whether it was broken off. */
export const Voiced = z.strictObject({ from: At, to: At, isCut: z.boolean() });
export type Voiced = z.infer<typeof Voiced>;
