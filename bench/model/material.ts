import type { Ear } from "#core/evidence/ear";
import type { Corpus, Label, LabelledSentence, Part } from "../judgement/corpus";
import { grouped } from "../judgement/agreement";
import { honest } from "../judgement/level-figures";
import { readItems, type Read } from "../judgement/read-items";

/** What a model is measured on. */
export type Material = {
  /** Answers that people have rated. */
  readonly answers: readonly Read[];
  readonly sentences: readonly LabelledSentence[];
  /** Sentences labelled where they stand in those answers. */
  readonly labels: readonly Label[];
};

/** Each sentence alone costs two requests. The built-in reader misses an eighth of the signals in the test part's: of so many, some twenty. */
const mostSentences = 200;

/** The rated answers of a part, and a sample of its labelled sentences; at most `limit` of each, spread over sets and authors. */
export function materialOf(ear: Ear, { items, ratings, sentences, labels, partOf }: Corpus, { part, limit }: { readonly part: Part; readonly limit: number | null }): Material {
  const rated = new Set(ratings.map(({ id }) => id));
  const all = items.filter(({ id, author }) => partOf(author) === part && rated.has(id));
  const sets = spread(grouped(honest(readItems(ear, all, ratings)), ({ set }) => set));
  const answers = sets.flat().slice(0, limit ?? Number.POSITIVE_INFINITY);
  const ids = new Set(answers.map(({ id }) => id));
  return {
    answers,
    sentences: spread(sentences.filter(({ author }) => partOf(author) === part)).slice(0, Math.min(mostSentences, limit ?? mostSentences)),
    labels: labels.filter(({ id }) => ids.has(id)),
  };
}

const golden = 0.618_033_988_75;

/** In an order whose every beginning is drawn evenly from the whole; always the same. */
function spread<T>(all: readonly T[]): readonly T[] {
  return all.map((one, index) => ({ one, at: (index * golden) % 1 })).sort((a, b) => a.at - b.at).map(({ one }) => one);
}
