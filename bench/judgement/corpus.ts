import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { Round, Target } from "#core/words";
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
  turns: z.array(Turn).min(1),
});
export type Item = z.infer<typeof Item>;

/** What one person who did not write an item, and did not see its level, takes it for. */
export const Rating = z.strictObject({ id: z.string(), rater: z.string(), level: z.number().min(1).max(4) });
export type Rating = z.infer<typeof Rating>;

export type Corpus = { readonly items: readonly Item[]; readonly ratings: readonly Rating[] };

/**
 * Every author's items and ratings, in the order of their names.
 *
 * @param folder holds one folder an author, with `items.jsonl` and perhaps `ratings.jsonl`
 */
export async function readCorpus(folder: string): Promise<Corpus> {
  const items: Item[] = [];
  const ratings: Rating[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  for (const author of entries.filter((entry) => entry.isDirectory()).map(({ name }) => name).sort()) {
    const files = await readdir(join(folder, author));
    items.push(...(await linesOf(join(folder, author, "items.jsonl"))).map((line) => Item.parse(line)));
    if (files.includes("ratings.jsonl")) ratings.push(...(await linesOf(join(folder, author, "ratings.jsonl"))).map((line) => Rating.parse(line)));
  }
  return { items, ratings };
}

async function linesOf(file: string): Promise<readonly unknown[]> {
  const text = await readFile(file, "utf8");
  return text.split("\n").filter((line) => line.trim() !== "").map((line): unknown => JSON.parse(line));
}
