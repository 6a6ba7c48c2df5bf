import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { Round, SignalId, Target } from "#core/words";
import { Turn } from "#core/transcript/transcript";

/** One answer or transcript of the corpus, with the level at which its author meant it. */
export const Item = z.strictObject({
  id: z.string(),
  author: z.string(),
  /** Answers to one question, of one length, at several levels. */
  set: z.string(),
  /** As written: 1 junior, 2 mid, 3 senior, 4 staff. */
  level: z.int().min(1).max(4),
  trade: z.string(),
  register: z.string(),
  round: Round,
  scenario: z.string().nullable(),
  question: z.string(),
  target: Target,
  /** The item that this one tells again, by a speaker with little English. */
  twinOf: z.string().optional(),
  turns: z.array(Turn).min(1),
});
export type Item = z.infer<typeof Item>;

/** A sentence and all signals that it carries by itself, as its author sees it; none where the list is empty. */
export const LabelledSentence = z.strictObject({ id: z.string(), author: z.string(), text: z.string(), signals: z.array(SignalId) });
export type LabelledSentence = z.infer<typeof LabelledSentence>;

/** A short text that carries a signal, and a longer, more fluent one about the same thing that does not. */
export const SignalPair = z.strictObject({ id: z.string(), author: z.string(), signal: SignalId, holds: z.string(), lacks: z.string() });
export type SignalPair = z.infer<typeof SignalPair>;

/** What somebody who did not write an item, and did not see its level, takes it for, and what they miss in it most, the worst first. */
export const Rating = z.strictObject({ id: z.string(), rater: z.string(), level: z.number().min(1).max(4), gaps: z.array(SignalId).default([]) });
export type Rating = z.infer<typeof Rating>;

/** What a labeller, who did not see its level, underlines in one sentence of an item, and the altitude it is typical of; 0 tells nothing. */
export const Label = z.strictObject({ id: z.string(), turn: z.int(), start: z.int(), end: z.int(), labeller: z.string(), altitude: z.number().min(0).max(4), signals: z.array(SignalId) });
export type Label = z.infer<typeof Label>;

/** Whether the question that an interviewer of ours would ask next was answered already, as a judge sees it who saw only the exchange. */
export const JudgedProbe = z.strictObject({ id: z.string(), probe: z.string(), judge: z.string(), answered: z.enum(["yes", "partly", "no"]), fits: z.enum(["good", "so-so", "bad"]) });
export type JudgedProbe = z.infer<typeof JudgedProbe>;

/** Which authors a figure may be improved by, watched on, and only measured on. */
export const parts = ["train", "development", "test"] as const;
export type Part = (typeof parts)[number];
const Split = z.strictObject({ train: z.array(z.string()), development: z.array(z.string()), test: z.array(z.string()) });

export type Corpus = {
  readonly items: readonly Item[];
  readonly sentences: readonly LabelledSentence[];
  readonly pairs: readonly SignalPair[];
  readonly ratings: readonly Rating[];
  readonly labels: readonly Label[];
  readonly probes: readonly JudgedProbe[];
  /** The part to which an author belongs. */
  readonly partOf: (author: string) => Part;
};

/**
 * Every author's items, sentences, pairs, ratings and labels, in the order of the authors' names.
 *
 * @param folder holds `split.json` and one folder an author, each with `items.jsonl` and perhaps the others
 * @throws where a line does not fit its schema, or an author stands in no part or in two
 */
export async function readCorpus(folder: string): Promise<Corpus> {
  const split = Split.parse(JSON.parse(await readFile(join(folder, "split.json"), "utf8")));
  const entries = await readdir(folder, { withFileTypes: true });
  const authors = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
  for (const author of authors) if (parts.filter((part) => split[part].includes(author)).length !== 1) throw new Error(`${author} must stand in exactly one part of split.json.`);
  const all = async <T>(file: string, schema: z.ZodType<T>): Promise<readonly T[]> =>
    (await Promise.all(authors.map((author) => linesOf(join(folder, author, file))))).flat().map((line) => schema.parse(line));
  const [items, sentences, pairs, ratings, labels, probes] = await Promise.all([all("items.jsonl", Item), all("sentences.jsonl", LabelledSentence), all("pairs.jsonl", SignalPair), all("ratings.jsonl", Rating), all("labels.jsonl", Label), all("probes.jsonl", JudgedProbe)]);
  return { items, sentences, pairs, ratings, labels, probes, partOf: (author) => parts.find((part) => split[part].includes(author)) ?? "train" };
}

async function linesOf(file: string): Promise<readonly unknown[]> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  });
  return text.split("\n").filter((line) => line.trim() !== "").map((line): unknown => JSON.parse(line));
}
