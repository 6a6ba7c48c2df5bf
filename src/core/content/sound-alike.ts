import { z } from "zod";

/**
 * How sure it is that a written form is a term of the trade misheard: `certain` forms mean nothing else, `likely` ones are odd as
 * everyday English and need one technical word near, `doubtful` ones are everyday words and need more.
 */
export const Sureness = z.enum(["certain", "likely", "doubtful"]);
export type Sureness = z.infer<typeof Sureness>;

const Words = z.array(z.string().min(1));

/** A term, and what speech recognisers write for it. */
export const SoundAlike = z.strictObject({
  means: z.string().min(1).describe("The term, spelled as cues spell it."),
  written: Words.min(1).describe("What is written instead. One entry holds forms of one sureness."),
  sure: Sureness,
  after: Words.default([]).describe("It counts right after one of these words, or right before one of `before`; anywhere, where both are empty."),
  before: Words.default([]),
  not_after: Words.default([]).describe("It never counts right after one of these words."),
  not_before: Words.default([]),
  everyday: Words.default([]).describe("Words that show the everyday meaning, wherever in the turn they stand."),
  heard: Words.min(1).describe("Sentences in which the term is heard; run as tests."),
  not_heard: Words.default([]).describe("Sentences in which it is not; run as tests. A form that is not certain needs one."),
});
export type SoundAlike = z.infer<typeof SoundAlike>;

/** What recognisers write for terms of the trade, and by which words a technical context is known. */
export const SoundAlikes = z.strictObject({
  strong: Words.min(1).describe("Words that only talk of software holds. Each counts two."),
  weak: Words.min(1).describe("Words that talk of software often holds. Each counts one."),
  spelled: z.array(z.string().regex(/^[a-z]{3,5}$/)).describe("Acronyms that are also written letter by letter: 'a p i'."),
  entries: z.array(SoundAlike),
});
export type SoundAlikes = z.infer<typeof SoundAlikes>;
