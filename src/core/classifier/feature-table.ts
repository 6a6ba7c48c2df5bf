import { featureOf, type Feature, type FeatureKind } from "#core/classifier/features";

/** The rows of features, found by numbers instead of names. */
export type FeatureTable = {
  /** The number of a word that some feature holds; `unknown` for any other. */
  readonly numberOf: (word: string) => number;
  /** The row of a feature of words given by their numbers, `noWord` where it has none; `unknown` where there is no such feature. */
  readonly rowOf: (kind: FeatureKind, one: number, other: number) => number;
  /** The feature that a row belongs to. */
  readonly featureAt: (row: number) => Feature;
};

export const unknown = -1;
/** Stands where a feature has no word. */
export const noWord = -2;

const kinds: readonly FeatureKind[] = ["word", "next", "over", "begin", "begins", "asked", "form", "early", "late"];
const kindNumber = { word: 0, next: 1, over: 2, begin: 3, begins: 4, asked: 5, form: 6, early: 7, late: 8 } as const satisfies Record<FeatureKind, number>;
const kindBits = 4;
const kindMask = 2 ** kindBits - 1;

/**
 * A table with open addressing, at most half full: a feature takes the first free slot from the one that its words and kind are hashed
 * to, and is looked for from there to the next free slot.
 *
 * @param names features by their names; their rows are their places in this list
 */
export function featureTable(names: readonly string[]): FeatureTable {
  const numbers = new Map<string, number>();
  const words: string[] = [];
  // By row: the first word's number with the kind in its lowest bits, and the second word's number.
  const firsts = new Int32Array(names.length);
  const seconds = new Int32Array(names.length);
  const size = 2 ** Math.ceil(Math.log2(2 * names.length + 2));
  const rows = new Int32Array(size).fill(unknown);

  const numberOf = (word: string): number => numbers.get(word) ?? unknown;
  const newNumberOf = (word: string): number => {
    if (word === "") return noWord;
    const known = numberOf(word);
    if (known !== unknown) return known;
    numbers.set(word, words.length);
    return words.push(word) - 1;
  };
  const slotOf = (first: number, second: number): number => {
    let slot = hashed(first, second) & (size - 1);
    for (let row = rows[slot] ?? unknown; row !== unknown && (firsts[row] !== first || seconds[row] !== second); row = rows[slot] ?? unknown) slot = (slot + 1) & (size - 1);
    return slot;
  };

  for (const [row, name] of names.entries()) {
    const { kind, one, other } = featureOf(name);
    const first = (newNumberOf(one) << kindBits) | kindNumber[kind];
    const second = newNumberOf(other);
    const slot = slotOf(first, second);
    firsts[row] = first;
    seconds[row] = second;
    rows[slot] = row;
  }
  return {
    numberOf,
    rowOf: (kind, one, other) => rows[slotOf((one << kindBits) | kindNumber[kind], other)] ?? unknown,
    featureAt: (row) => {
      const first = firsts[row] ?? 0;
      return { kind: kinds[first & kindMask] ?? "word", one: words[first >> kindBits] ?? "", other: words[seconds[row] ?? noWord] ?? "" };
    },
  };
}

/** Spreads two numbers over 32 bits. Source: the finalizer of MurmurHash3, Austin Appleby */
function hashed(first: number, second: number): number {
  let bits = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
