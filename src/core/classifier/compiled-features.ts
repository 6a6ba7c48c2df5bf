import { featureOf, kindNumber } from "#core/classifier/features";
import type { Weighing } from "#core/classifier/model";

/**
 * Features with their weights as numbers. All that belongs to a feature stands in one record, since a sentence asks for a hundred features
 * that lie all over the table: a feature then costs one stretch of memory.
 *
 * Records are found in a table with open addressing, at most half full: a record takes the first free slot from the one that its words and
 * kind are hashed to, and is looked for from there to the next free slot. A byte of the hash beside each slot tells most others apart, so
 * that a feature that does not exist, as most pairs of words, is known to be none without a look at any record.
 */
export type CompiledFeatures = {
  /** The words that some feature holds, by their numbers. */
  readonly words: readonly string[];
  readonly records: Int16Array | Int32Array;
  /** By slot, a byte of the hash; 0 for a free slot. */
  readonly bytes: Uint8Array;
  /** By slot, where the record begins. */
  readonly recordAt: Int32Array;
};

export const unknown = -1;
/** Stands where a feature has no word. */
export const noWord = -2;

/** What stands in a record, by its place in it; from `pairs` on, each output that the feature moves, and its weight in thousandths. */
export const inRecord = { one: 0, other: 1, kind: 2, /** 1 while a sentence has counted it. */ mark: 3, /** In thousandths. */ rarity: 4, length: 5, pairs: 6 } as const;

export function compileFeatures(features: Weighing["features"]): CompiledFeatures {
  const numbers = new Map<string, number>();
  const words: string[] = [];
  const numberOf = (word: string): number => {
    if (word === "") return noWord;
    const known = numbers.get(word);
    if (known !== undefined) return known;
    numbers.set(word, words.length);
    return words.push(word) - 1;
  };

  const named = Object.keys(features).map((name) => {
    const { kind, one, other } = featureOf(name);
    return { kind: kindNumber[kind], one: numberOf(one), other: numberOf(other) };
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
  return { words, records, ...slotsOf(records, starts) };
}

/** The most common stand together: they are asked for again and again, and stay near the processor. */
function commonFirst(given: readonly (readonly number[])[]): Int32Array {
  const rarity = Int32Array.from(given, ([first = 0]) => first);
  return Int32Array.from(given, (_, index) => index).sort((one, other) => (rarity[one] ?? 0) - (rarity[other] ?? 0));
}

const isShort = (number: number): boolean => number >= -(2 ** 15) && number < 2 ** 15;

function slotsOf(records: CompiledFeatures["records"], starts: Int32Array): Pick<CompiledFeatures, "bytes" | "recordAt"> {
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
  return { bytes, recordAt };
}

/** Never 0, which stands for a free slot. */
export const byteOf = (bits: number): number => (bits >>> 24) | 1;

const kindBits = 4;

/** Spreads three numbers over 32 bits. Source: the finalizer of MurmurHash3, Austin Appleby */
export function hashed(kind: number, one: number, other: number): number {
  let bits = Math.imul((one << kindBits) | kind, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
