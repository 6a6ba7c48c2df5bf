import type { Hit } from "#core/evidence/cue-matcher";
import type { Meaning } from "#core/evidence/ear";
import type { Quantity } from "#core/arithmetic/quantity";
import type { Token } from "#core/text/token";

/**
 * What the classifier looks at in a sentence: `word` its words, `next` two neighbours, `over` two words with one between them,
 * `begin` the first word, `begins` the first two, `asked` that it is a question, `form` a word as it was said, `early` and `late` a word
 * near the beginning or the end.
 */
export type FeatureKind = "word" | "next" | "over" | "begin" | "begins" | "asked" | "form" | "early" | "late";

export type Feature = { readonly kind: FeatureKind; readonly one: string; readonly other: string };

/** A sentence as it was heard. */
export type Words = { readonly tokens: readonly Token[]; readonly quantities: readonly Quantity[]; readonly hits: readonly Hit<Meaning>[] };

export type Lists = { readonly silent: ReadonlySet<string>; readonly products: ReadonlySet<string> };

/** Words as stems, and as they were said; numbers and products are all alike. */
export type PlainWords = { readonly stems: readonly string[]; readonly forms: readonly string[] };

/** The words in which signals are heard: all of them, but for hedges; a product is a product, whatever its name. */
export const signalWords = (sentence: Words, { products }: Lists): PlainWords => plainWords(sentence, ({ word, stem }) => (products.has(word) ? product : stem));

/** The words that may tell a level: what must not matter is left out, fillers, names of products, and who says "I". */
export const levelWords = (sentence: Words, { silent, products }: Lists): PlainWords => plainWords(sentence, ({ word, stem }) => (silent.has(word) || products.has(word) ? null : stem));

/** The words of a sentence, numbers all alike, hedges passed over, and what `wordOf` gives null for. */
function plainWords({ tokens, quantities, hits }: Words, wordOf: (token: Token) => string | null): PlainWords {
  const hedges = hits.filter(({ means }) => means.kind === "mark" && means.mark === "hedges");
  const stems: string[] = [];
  const forms: string[] = [];
  let next = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    while (next < quantities.length && (quantities[next]?.end ?? 0) <= token.start) next += 1;
    const quantity = quantities[next];
    const isNumber = (quantity !== undefined && quantity.start < token.end && quantity.value !== null) || digit.test(token.word);
    if (isNumber && stems.at(-1) === number) continue;
    if (!isNumber && hedges.some(({ from, to }) => at >= from && at < to)) continue;
    const word = isNumber ? number : wordOf(token);
    if (word === null) continue;
    stems.push(word);
    forms.push(word === token.stem ? token.word : word);
  }
  return { stems, forms };
}

export const number = "#";
export const product = "@";
const digit = /\d/;

/** Gives every feature of a sentence by the places of its words; -1 stands for no word. One that occurs twice is given twice. */
export type Places = (words: PlainWords, isQuestion: boolean, visit: (kind: FeatureKind, one: number, other: number) => void) => void;

/** What a level is read from. */
export const levelPlaces: Places = ({ stems: { length } }, isQuestion, visit) => {
  for (let at = 0; at < length; at += 1) {
    visit("word", at, -1);
    if (at + 1 < length) visit("next", at, at + 1);
    if (at + 2 < length) visit("over", at, at + 2);
  }
  if (length > 0) visit("begin", 0, -1);
  if (length > 1) visit("begins", 0, 1);
  if (isQuestion) visit("asked", -1, -1);
};

/** How many words at either end of a sentence count as its opening and its close. */
const ends = 4;

/** What signals are heard by: the same, words as they were said, and what stands near either end. */
export const signalPlaces: Places = (words, isQuestion, visit) => {
  const { stems, forms } = words;
  levelPlaces(words, isQuestion, visit);
  for (let at = 0; at < stems.length; at += 1) {
    if (forms[at] !== stems[at]) visit("form", at, -1);
    if (at < ends) visit("early", at, -1);
    if (at >= stems.length - ends) visit("late", at, -1);
  }
};

/** The names of a sentence's features, each once. */
export function featureNames(words: PlainWords, isQuestion: boolean, places: Places): readonly string[] {
  const names = new Set<string>();
  places(words, isQuestion, (kind, one, other) => names.add(featureName(kind, (kind === "form" ? words.forms : words.stems)[one] ?? "", words.stems[other] ?? "")));
  return [...names];
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
    case "form":
      return `= ${one}`;
    case "early":
      return `< ${one}`;
    case "late":
      return `> ${one}`;
  }
}

const marked: ReadonlyMap<string, FeatureKind> = new Map([["=", "form"], ["<", "early"], [">", "late"]]);

/** The feature of a name; the inverse of `featureName`. */
export function featureOf(name: string): Feature {
  if (name === "?") return { kind: "asked", one: "", other: "" };
  const parts = name.split(" ");
  const [first = "", second = "", third = ""] = parts;
  const kind = parts.length === 2 ? marked.get(first) : undefined;
  if (kind !== undefined) return { kind, one: second, other: "" };
  if (first === "^") return parts.length === 2 ? { kind: "begin", one: second, other: "" } : { kind: "begins", one: second, other: third };
  if (second === "…") return { kind: "over", one: first, other: third };
  return parts.length === 1 ? { kind: "word", one: first, other: "" } : { kind: "next", one: first, other: second };
}
