import type { Hit } from "#core/evidence/cue-matcher";
import type { Meaning } from "#core/evidence/ear";
import type { Quantity } from "#core/arithmetic/quantity";
import type { Token } from "#core/text/token";

/**
 * What the classifier looks at in a sentence: `word` its words, `next` two neighbours, `over` two words with one between them,
 * `begin` the first word, `begins` the first two, `asked` that it is a question.
 */
export type FeatureKind = "word" | "next" | "over" | "begin" | "begins" | "asked";

export type Visit = (kind: FeatureKind, one: string, other: string) => void;

type Sentence = { readonly tokens: readonly Token[]; readonly quantities: readonly Quantity[]; readonly hits: readonly Hit<Meaning>[]; readonly isQuestion: boolean };

/**
 * The words of a sentence as the classifier reads them. Numbers are all alike, and what must not matter is left out: hedges, fillers,
 * names of products, and who says "I".
 *
 * @param silent words that are passed over
 */
export function plainWords({ tokens, quantities, hits }: Sentence, silent: ReadonlySet<string>): readonly string[] {
  const hedged = hits.flatMap(({ means, from, to }) => (means.kind === "mark" && means.mark === "hedges" ? [{ from, to }] : []));
  const words: string[] = [];
  let next = 0;
  for (const [at, { word, stem, start, end }] of tokens.entries()) {
    while (next < quantities.length && (quantities[next]?.end ?? 0) <= start) next += 1;
    const quantity = quantities[next];
    const isNumber = (quantity !== undefined && quantity.start < end && quantity.value !== null) || digit.test(word);
    if (isNumber) {
      if (words.at(-1) !== number) words.push(number);
    } else if (!silent.has(word) && !hedged.some(({ from, to }) => at >= from && at < to)) words.push(stem);
  }
  return words;
}

export const number = "#";
const digit = /\d/;

/** Every feature of a sentence; one that occurs twice is visited twice. */
export function visitFeatures(words: readonly string[], isQuestion: boolean, visit: Visit): void {
  for (const [at, word] of words.entries()) {
    visit("word", word, "");
    const next = words[at + 1];
    const over = words[at + 2];
    if (next !== undefined) visit("next", word, next);
    if (over !== undefined) visit("over", word, over);
  }
  const [first, second] = words;
  if (first !== undefined) visit("begin", first, "");
  if (first !== undefined && second !== undefined) visit("begins", first, second);
  if (isQuestion) visit("asked", "", "");
}

/** A feature as it is written in the model file, and as it is shown: "give … up" for two words with one between. */
export function featureName(kind: FeatureKind, one: string, other: string): string {
  switch (kind) {
    case "word":
      return one;
    case "next":
      return `${one} ${other}`;
    case "over":
      return `${one} … ${other}`;
    case "begin":
      return `^ ${one}`;
    case "begins":
      return `^ ${one} ${other}`;
    case "asked":
      return "?";
  }
}

/** The feature of a name; the inverse of `featureName`. */
export function featureOf(name: string): { readonly kind: FeatureKind; readonly one: string; readonly other: string } {
  if (name === "?") return { kind: "asked", one: "", other: "" };
  const parts = name.split(" ");
  const [first = "", second = "", third = ""] = parts;
  if (first === "^") return parts.length === 2 ? { kind: "begin", one: second, other: "" } : { kind: "begins", one: second, other: third };
  if (second === "…") return { kind: "over", one: first, other: third };
  return parts.length === 1 ? { kind: "word", one: first, other: "" } : { kind: "next", one: first, other: second };
}
