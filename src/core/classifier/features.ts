import type { Hit } from "#core/evidence/cue-matcher";
import type { Meaning } from "#core/evidence/ear";
import type { Quantity } from "#core/arithmetic/quantity";
import type { Token } from "#core/text/token";

/**
 * What the classifier looks at in a sentence: `word` its words, `next` two neighbours, `over` two words with one between them,
 * `begin` the first word, `begins` the first two, `asked` that it is a question.
 */
export type FeatureKind = "word" | "next" | "over" | "begin" | "begins" | "asked";

export type Feature = { readonly kind: FeatureKind; readonly one: string; readonly other: string };

export type Visit = (kind: FeatureKind, one: string, other: string) => void;

type Sentence = { readonly tokens: readonly Token[]; readonly quantities: readonly Quantity[]; readonly hits: readonly Hit<Meaning>[]; readonly isQuestion: boolean };

/**
 * The words of a sentence as the classifier reads them. Numbers are all alike, and what must not matter is left out: hedges, fillers,
 * names of products, and who says "I".
 *
 * @param silent words that are passed over
 */
export function plainWords({ tokens, quantities, hits }: Sentence, silent: ReadonlySet<string>): readonly string[] {
  const hedges = hits.filter(({ means }) => means.kind === "mark" && means.mark === "hedges");
  const words: string[] = [];
  let next = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    while (next < quantities.length && (quantities[next]?.end ?? 0) <= token.start) next += 1;
    const quantity = quantities[next];
    const isNumber = (quantity !== undefined && quantity.start < token.end && quantity.value !== null) || digit.test(token.word);
    if (isNumber) {
      if (words.at(-1) !== number) words.push(number);
    } else if (!silent.has(token.word) && !(hedges.length > 0 && hedges.some(({ from, to }) => at >= from && at < to))) words.push(token.stem);
  }
  return words;
}

export const number = "#";
const digit = /\d/;

/** Every feature of a sentence; one that occurs twice is visited twice. */
export function visitFeatures(words: readonly string[], isQuestion: boolean, visit: Visit): void {
  visitPlaces(words.length, isQuestion, (kind, one, other) => {
    visit(kind, one < 0 ? "" : (words[one] ?? ""), other < 0 ? "" : (words[other] ?? ""));
  });
}

/**
 * The same by the places of the words, so that a word need not be a string; -1 stands for no word.
 *
 * @param count how many words the sentence holds
 */
export function visitPlaces(count: number, isQuestion: boolean, visit: (kind: FeatureKind, one: number, other: number) => void): void {
  for (let at = 0; at < count; at += 1) {
    visit("word", at, -1);
    if (at + 1 < count) visit("next", at, at + 1);
    if (at + 2 < count) visit("over", at, at + 2);
  }
  if (count > 0) visit("begin", 0, -1);
  if (count > 1) visit("begins", 0, 1);
  if (isQuestion) visit("asked", -1, -1);
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
export function featureOf(name: string): Feature {
  if (name === "?") return { kind: "asked", one: "", other: "" };
  const parts = name.split(" ");
  const [first = "", second = "", third = ""] = parts;
  if (first === "^") return parts.length === 2 ? { kind: "begin", one: second, other: "" } : { kind: "begins", one: second, other: third };
  if (second === "…") return { kind: "over", one: first, other: third };
  return parts.length === 1 ? { kind: "word", one: first, other: "" } : { kind: "next", one: first, other: second };
}
