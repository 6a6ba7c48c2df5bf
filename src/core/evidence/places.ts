import type { KeyTable } from "#core/evidence/cue-program";
import { noKey, type WordKeys } from "#core/evidence/word-keys";
import type { QuantityWord } from "#core/evidence/cue-pattern";
import type { Numbers } from "#core/evidence/numbers";
import type { Words } from "#core/evidence/cue-matcher";
import type { Quantity } from "#core/arithmetic/quantity";

/**
 * Where each key stands in one sentence: a bit a token. Made once, filled anew for every sentence, so that a sentence costs no table of
 * its own.
 */
export type Places = {
  /** The keys that occur, each once: the first `count` of these. */
  present: Int32Array;
  count: number;
  /** By key, the number of its row of bits, counted from 1; 0 for a key that does not occur. */
  readonly rows: Int32Array;
  bits: Int32Array;
  /** How many 32 bits a row is long: one more than the tokens need, so that a window may reach over the end. */
  width: number;
};

export const emptyPlaces = ({ size }: KeyTable): Places => ({ present: new Int32Array(size), count: 0, rows: new Int32Array(size), bits: new Int32Array(256), width: 1 });

/** Takes another sentence, in place of the one before. */
export function fill(places: Places, { tokens, quantities }: Words, keys: WordKeys): void {
  for (let index = 0; index < places.count; index += 1) places.rows[places.present[index] ?? 0] = 0;
  places.count = 0;
  places.width = (tokens.length >>> 5) + 2;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    const { stem, word } = keys.of(token);
    if (stem !== noKey) note(places, stem, at);
    if (word !== noKey) note(places, word, at);
  }
  for (const [at, { quantity }] of quantities) {
    for (const key of [keys.ofQuantity("number"), keys.ofQuantity(kindOf(quantity))]) if (key !== noKey) note(places, key, at);
  }
}

function note(places: Places, key: number, at: number): void {
  if (places.rows[key] === 0) addRow(places, key);
  const place = ((places.rows[key] ?? 0) - 1) * places.width + (at >>> 5);
  places.bits[place] = (places.bits[place] ?? 0) | (1 << (at & 31));
}

function addRow(places: Places, key: number): void {
  const { rows, width } = places;
  places.present[places.count] = key;
  places.count += 1;
  rows[key] = places.count;
  const end = places.count * width;
  if (end > places.bits.length) {
    const before = places.bits;
    places.bits = new Int32Array(2 * end);
    places.bits.set(before);
  }
  for (let at = end - width; at < end; at += 1) places.bits[at] = 0;
}

export const has = ({ rows }: Places, key: number): boolean => rows[key] !== 0;

/** The bits of a key from a token on, 32 of them, the token itself in the lowest place. */
export function bitsFrom({ rows, bits, width }: Places, key: number, from: number): number {
  const row = rows[key] ?? 0;
  if (row === 0) return 0;
  const place = (row - 1) * width + (from >>> 5);
  const shift = from & 31;
  const low = bits[place] ?? 0;
  return shift === 0 ? low : (low >>> shift) | ((bits[place + 1] ?? 0) << (32 - shift));
}

/** The same for any of the keys that stand in a list at `start` up to, but not including, `end`. */
export function standingFrom(places: Places, keys: Numbers, start: number, end: number, from: number): number {
  let found = 0;
  for (let at = start; at < end; at += 1) found |= bitsFrom(places, keys[at] ?? 0, from);
  return found;
}

/** At which of 32 tokens from `32 * block` on one of those keys stands, a bit each. */
export function standing({ rows, bits, width }: Places, keys: Numbers, start: number, end: number, block: number): number {
  let found = 0;
  for (let at = start; at < end; at += 1) {
    const row = rows[keys[at] ?? 0] ?? 0;
    if (row !== 0) found |= bits[(row - 1) * width + block] ?? 0;
  }
  return found;
}

/** The place of the lowest bit. */
export const lowest = (bits: number): number => 31 - Math.clz32(bits & -bits);

function kindOf({ unitClass }: Quantity): QuantityWord {
  switch (unitClass) {
    case "time":
      return "duration";
    case "size":
      return "size";
    case "rate":
    case "bandwidth":
      return "rate";
    case "money":
      return "money";
    case "ratio":
    case "availability":
      return "ratio";
    case "count":
    case "bare":
      return "count";
  }
}
