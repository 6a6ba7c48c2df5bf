import { featureKinds, featureOf, kindNumber, type Feature } from "#core/classifier/features";
import type { Weighing } from "#core/classifier/model";

/**
 * Features with their weights, found by numbers instead of names. All that belongs to a feature stands in one record, since a sentence
 * asks for a hundred features that lie all over the table: a feature then costs one stretch of memory.
 */
export type FeatureTable = {
  /** The number of a word that some feature holds; `unknown` for any other. */
  readonly numberOf: (word: string) => number;
  /** Where the record of a feature begins, given its kind and words by their numbers, `noWord` where it has none; `unknown` where there is no such feature. */
  readonly recordOf: (kind: number, one: number, other: number) => number;
  readonly records: Int16Array | Int32Array;
  /** The feature that a record belongs to. */
  readonly featureAt: (record: number) => Feature;
};

export const unknown = -1;
/** Stands where a feature has no word. */
export const noWord = -2;

/** What stands in a record, by its place in it; from `pairs` on, each output that the feature moves, and its weight in thousandths. */
export const inRecord = { one: 0, other: 1, kind: 2, /** 1 while a sentence has counted it. */ mark: 3, /** In thousandths. */ rarity: 4, length: 5, pairs: 6 } as const;

export function featureTable(features: Weighing["features"]): FeatureTable {
  const numbers = new Map<string, number>();
  const words: string[] = [];
  const numberOf = (word: string): number => numbers.get(word) ?? unknown;
  const newNumberOf = (word: string): number => {
    if (word === "") return noWord;
    const known = numberOf(word);
    if (known !== unknown) return known;
    numbers.set(word, words.length);
    return words.push(word) - 1;
  };

  const named = Object.keys(features).map((name) => {
    const { kind, one, other } = featureOf(name);
    return { kind: kindNumber[kind], one: newNumberOf(one), other: newNumberOf(other) };
  });
  const given = Object.values(features);
  const size = given.reduce((sum, own) => sum + inRecord.pairs + own.length - 1, 0);
  const records = isShort(words.length) && given.every((own) => own.every(isShort)) ? new Int16Array(size) : new Int32Array(size);
  const starts = new Int32Array(named.length);
  let start = 0;
  for (const index of commonFirst(given)) {
    const own = given[index] ?? [];
    const { kind = 0, one = noWord, other = noWord } = named[index] ?? {};
    starts[index] = start;
    records[start + inRecord.one] = one;
    records[start + inRecord.other] = other;
    records[start + inRecord.kind] = kind;
    records[start + inRecord.rarity] = own[0] ?? 0;
    records[start + inRecord.length] = inRecord.pairs + own.length - 1;
    for (let at = 1; at < own.length; at += 1) records[start + inRecord.pairs + at - 1] = own[at] ?? 0;
    start += inRecord.pairs + own.length - 1;
  }
  const find = finder(records, starts);
  return {
    numberOf,
    recordOf: find,
    records,
    featureAt: (record) => ({
      kind: featureKinds[records[record + inRecord.kind] ?? 0] ?? "word",
      one: words[records[record + inRecord.one] ?? noWord] ?? "",
      other: words[records[record + inRecord.other] ?? noWord] ?? "",
    }),
  };
}

/** The most common stand together: they are asked for again and again, and stay near the processor. */
function commonFirst(given: readonly (readonly number[])[]): Int32Array {
  const rarity = Int32Array.from(given, ([first = 0]) => first);
  return Int32Array.from(given, (_, index) => index).sort((one, other) => (rarity[one] ?? 0) - (rarity[other] ?? 0));
}

const isShort = (number: number): boolean => number >= -(2 ** 15) && number < 2 ** 15;

/**
 * A table with open addressing, at most half full: a record takes the first free slot from the one that its words and kind are hashed
 * to, and is looked for from there to the next free slot. A byte of the hash beside each slot tells most others apart, so that a
 * feature that does not exist, as most pairs of words, is known to be none without a look at any record.
 */
function finder(records: FeatureTable["records"], starts: Int32Array): FeatureTable["recordOf"] {
  const mask = 2 ** Math.ceil(Math.log2(2 * starts.length + 2)) - 1;
  const bytes = new Uint8Array(mask + 1);
  const recordAt = new Int32Array(mask + 1);
  for (const record of starts) {
    const bits = hashed(records[record + inRecord.kind] ?? 0, records[record + inRecord.one] ?? 0, records[record + inRecord.other] ?? 0);
    let slot = bits & mask;
    while (bytes[slot] !== 0) slot = (slot + 1) & mask;
    bytes[slot] = byteOf(bits);
    recordAt[slot] = record;
  }
  return (kind, one, other) => {
    const bits = hashed(kind, one, other);
    const byte = byteOf(bits);
    for (let slot = bits & mask; bytes[slot] !== 0; slot = (slot + 1) & mask) {
      if (bytes[slot] !== byte) continue;
      const record = recordAt[slot] ?? 0;
      if (records[record + inRecord.one] === one && records[record + inRecord.other] === other && records[record + inRecord.kind] === kind) return record;
    }
    return unknown;
  };
}

/** Never 0, which stands for a free slot. */
const byteOf = (bits: number): number => (bits >>> 24) | 1;

const kindBits = 4;

/** Spreads three numbers over 32 bits. Source: the finalizer of MurmurHash3, Austin Appleby */
function hashed(kind: number, one: number, other: number): number {
  let bits = Math.imul((one << kindBits) | kind, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
