import type { Hit } from "#core/evidence/cue-matcher";
import type { Meaning } from "#core/evidence/meaning";
import type { Quantity } from "#core/arithmetic/quantity";
import type { Token } from "#core/text/token";

/**
 * What the classifier looks at in a sentence: `word` its words, `next` two neighbours, `over` two words with one between them,
 * `begin` the first word, `begins` the first two, `asked` that it is a question, `form` a word as it was said, `early` and `late` a word
 * near the beginning or the end.
 */
export const featureKinds = ["word", "next", "over", "begin", "begins", "asked", "form", "early", "late"] as const;
export type FeatureKind = (typeof featureKinds)[number];
/** Kinds as numbers, by which features are looked up. */
export const kindNumber = { word: 0, next: 1, over: 2, begin: 3, begins: 4, asked: 5, form: 6, early: 7, late: 8 } as const satisfies Record<FeatureKind, number>;

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
function plainWords(sentence: Words, wordOf: (token: Token) => string | null): PlainWords {
  const stems: string[] = [];
  const forms: string[] = [];
  const words = sentence.tokens.map(wordOf);
  for (const at of placesKept(spokenAs(sentence), (place) => words[place] === null)) {
    const token = sentence.tokens[at];
    const word = at === aNumber ? number : (words[at] ?? "");
    stems.push(word);
    forms.push(word === token?.stem ? token.word : word);
  }
  return { stems, forms };
}

/** How the word at each place counts. */
const spoken = { asWord: 0, asNumber: 1, asHedge: 2 } as const;
/** Stands for the place of a number, or of several in a row. */
export const aNumber = -1;

/** Numbers, hedges and other words of a sentence, a number for each word. */
export function spokenAs({ tokens, quantities, hits }: Words): Uint8Array {
  const kinds = new Uint8Array(tokens.length);
  for (const { means, from, to } of hits) if (means.kind === "mark" && means.mark === "hedges") kinds.fill(spoken.asHedge, from, to);
  let next = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    while (next < quantities.length && (quantities[next]?.end ?? 0) <= token.start) next += 1;
    const quantity = quantities[next];
    if ((quantity !== undefined && quantity.start < token.end && quantity.value !== null) || digit.test(token.word)) kinds[at] = spoken.asNumber;
  }
  return kinds;
}

/** The places of the words that count: all but hedges and what is passed over; numbers in a row are one, `aNumber`. */
export function placesKept(kinds: Uint8Array, isPassedOver: (place: number) => boolean): readonly number[] {
  const kept: number[] = [];
  for (let at = 0; at < kinds.length; at += 1) {
    if (kinds[at] === spoken.asNumber) {
      if (kept[kept.length - 1] !== aNumber) kept.push(aNumber);
    } else if (kinds[at] === spoken.asWord && !isPassedOver(at)) kept.push(at);
  }
  return kept;
}

export const number = "#";
export const product = "@";
const digit = /\d/;

/** Words as stems, and as they were said, in whatever stands for a word. */
type WordRow = { readonly stems: readonly unknown[]; readonly forms: readonly unknown[] };

/** Gives every feature of a sentence, its kind as a number, by the places of its words; -1 stands for no word. One that occurs twice is given twice. */
export type Places = (words: WordRow, isQuestion: boolean, visit: (kind: number, one: number, other: number) => void) => void;

/** What a level is read from. */
export const levelPlaces: Places = ({ stems: { length } }, isQuestion, visit) => {
  for (let at = 0; at < length; at += 1) {
    visit(kindNumber.word, at, -1);
    if (at + 1 < length) visit(kindNumber.next, at, at + 1);
    if (at + 2 < length) visit(kindNumber.over, at, at + 2);
  }
  if (length > 0) visit(kindNumber.begin, 0, -1);
  if (length > 1) visit(kindNumber.begins, 0, 1);
  if (isQuestion) visit(kindNumber.asked, -1, -1);
};

/** How many words at either end of a sentence count as its opening and its close. */
const ends = 4;

/** What signals are heard by: the same, words as they were said, and what stands near either end. */
export const signalPlaces: Places = (words, isQuestion, visit) => {
  const { stems, forms } = words;
  levelPlaces(words, isQuestion, visit);
  for (let at = 0; at < stems.length; at += 1) {
    if (forms[at] !== stems[at]) visit(kindNumber.form, at, -1);
    if (at < ends) visit(kindNumber.early, at, -1);
    if (at >= stems.length - ends) visit(kindNumber.late, at, -1);
  }
};

/** The names of a sentence's features, each once. */
export function featureNames(words: PlainWords, isQuestion: boolean, places: Places): readonly string[] {
  const names = new Set<string>();
  places(words, isQuestion, (kind, one, other) => names.add(featureName(featureKinds[kind] ?? "word", (kind === kindNumber.form ? words.forms : words.stems)[one] ?? "", words.stems[other] ?? "")));
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
