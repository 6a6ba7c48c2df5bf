import { earOf, type Ear } from "#core/evidence/ear";
import { emptyModel } from "#core/classifier/model";
import { examplesFrom } from "../train/examples";
import { fitAltitudeOnly } from "../train/fit";
import type { Corpus } from "./corpus";
import { honest, ordered } from "./level-figures";
import { must, readItems } from "./read-items";

/** How the order within sets of the development part grows with the number of authors that training has seen. */
export function learningCurve({ pack }: Ear, corpus: Corpus): readonly { readonly answers: number; readonly order: number | null }[] {
  const { answers, ...rest } = examplesFrom(must(earOf({ ...pack, model: emptyModel })), corpus);
  const authors = [...new Set(answers.map(({ author }) => author))];
  const development = corpus.items.filter(({ author }) => corpus.partOf(author) === "development");
  return [1, 2, 4, 8, authors.length].filter((count, index, all) => count <= authors.length && all.indexOf(count) === index).map((count) => {
    const some = answers.filter(({ author }) => authors.indexOf(author) < count);
    const ear = must(earOf({ ...pack, model: fitAltitudeOnly({ ...rest, answers: some }) }));
    return { answers: some.length, order: ordered(honest(readItems(ear, development, []))) };
  });
}
