import { commonnessOf, compile, firstKeys, needsOf, rarestFirst, type KeyTable, type Program } from "#core/evidence/cue-program";
import { longest, type QuantityWord, type Step } from "#core/evidence/cue-pattern";
import type { Quantity } from "#core/arithmetic/quantity";
import type { Token } from "#core/text/token";

/** The words of one sentence, with the quantities that begin at each. */
export type Words = {
  readonly tokens: readonly Token[];
  /** By index of the token at which a quantity begins. */
  readonly quantities: ReadonlyMap<number, { readonly quantity: Quantity; readonly next: number }>;
};

/** A cue was heard: tokens `from` up to but not including `to`. */
export type Hit<T> = { readonly means: T; readonly from: number; readonly to: number };

export type CueMatcher<T> = (words: Words) => readonly Hit<T>[];

type Entry<T> = { readonly steps: readonly Step[]; readonly means: T };

/**
 * Matches many cues at once. A cue is tried only on a sentence that holds the words it cannot do without, and then followed
 * by sets of positions rather than by backtracking, so time grows with the length of the text whatever the cues are.
 */
export function cueMatcher<T>(entries: readonly Entry<T>[]): CueMatcher<T> {
  const { programs, keys } = compile(entries.map(({ steps }) => steps));
  const commonness = commonnessOf(programs, keys.size);
  const prepared = entries.map(({ means }, index) => {
    const program = programs[index] ?? [];
    return { means, program, firsts: [...firstKeys(program)], needs: rarestFirst(needsOf(program, commonness), commonness) };
  });
  const byRarest = Array.from({ length: keys.size }, (): number[] => []);
  for (const [index, { needs }] of prepared.entries()) for (const key of needs[0] ?? []) byRarest[key]?.push(index);

  // Scratch for one call, so that a sentence costs no table of its own: emptied before the call returns.
  const places: (Int32Array | undefined)[] = Array.from({ length: keys.size });
  const isTried = new Uint8Array(entries.length);

  return (words) => {
    const present = fill(places, words, keys);
    const tried: number[] = [];
    for (const key of present) {
      for (const index of byRarest[key] ?? []) {
        if (isTried[index] === 1) continue;
        isTried[index] = 1;
        tried.push(index);
      }
    }
    const hits: (Hit<T> & { readonly index: number })[] = [];
    for (const index of tried) {
      isTried[index] = 0;
      const entry = prepared[index];
      if (entry === undefined || !isPossible(entry.needs, places)) continue;
      for (const from of startsOf(entry.firsts, places)) {
        const ends = run(entry.program, 1, { from, words, places });
        if (ends !== 0) hits.push({ means: entry.means, from, to: from + lowest(ends), index });
      }
    }
    for (const key of present) places[key] = undefined;
    return hits.sort((one, other) => one.from - other.from || one.index - other.index);
  };
}

/** Whether a sentence holds all that a cue needs. Its rarest need is met: by it the cue was found. */
function isPossible(needs: readonly (readonly number[])[], places: Places): boolean {
  for (let index = 1; index < needs.length; index += 1) {
    let isThere = false;
    for (const key of needs[index] ?? []) {
      if (places[key] === undefined) continue;
      isThere = true;
      break;
    }
    if (!isThere) return false;
  }
  return true;
}

/** Where each key stands in a sentence: a bit a token, in words of 32; undefined where it does not occur. */
type Places = readonly (Int32Array | undefined)[];

/** Notes where each key of a sentence stands. @returns the keys that occur */
function fill(places: (Int32Array | undefined)[], { tokens, quantities }: Words, keys: KeyTable): readonly number[] {
  const present: number[] = [];
  const note = (key: number | undefined, at: number): void => {
    if (key === undefined) return;
    let bits = places[key];
    if (bits === undefined) {
      places[key] = bits = new Int32Array((tokens.length >>> 5) + 2);
      present.push(key);
    }
    bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
  };
  for (const [at, { stem, word }] of tokens.entries()) {
    note(keys.stems.get(stem), at);
    note(keys.words.get(word), at);
  }
  for (const [at, { quantity }] of quantities) {
    note(keys.quantities.get("number"), at);
    note(keys.quantities.get(kindOf(quantity)), at);
  }
  return present;
}

/** The tokens at which a match may begin, in order. */
function startsOf(firsts: readonly number[], places: Places): readonly number[] {
  const starts: number[] = [];
  for (const key of firsts) {
    const bits = places[key];
    if (bits === undefined) continue;
    for (const [index, word] of bits.entries()) for (let rest = word; rest !== 0; rest &= rest - 1) starts.push(index * 32 + lowest(rest));
  }
  return starts.length > 1 ? [...new Set(starts)] : starts;
}

type At = { readonly from: number; readonly words: Words; readonly places: Places };

/** The places, counted from `from`, that a program reaches from any of `starts`. No cue reaches over more than `longest` words. */
function run(program: Program, starts: number, at: At): number {
  let reached = starts;
  for (const node of program) {
    if (reached === 0) return 0;
    switch (node.kind) {
      case "key":
        reached = (reached & bitsFrom(at.places[node.key], at.from)) << 1;
        break;
      case "quantity":
        reached = afterQuantity(reached & bitsFrom(at.places[node.key], at.from), at);
        break;
      case "gap":
        for (let skipped = 0, step = reached; skipped < node.most; skipped += 1) reached |= step <<= 1;
        break;
      case "either": {
        let standing = 0;
        for (const key of node.keys) if (at.places[key] !== undefined) standing |= bitsFrom(at.places[key], at.from);
        let either = ((reached & standing) << 1) | (node.isOptional ? reached : 0);
        for (const way of node.ways) either |= run(way, reached, at);
        reached = either;
      }
    }
  }
  return reached;
}

/** The bits of a key from a token on, the token itself in the lowest place. */
function bitsFrom(bits: Int32Array | undefined, from: number): number {
  if (bits === undefined) return 0;
  const index = from >>> 5;
  const shift = from & 31;
  const low = bits[index] ?? 0;
  return shift === 0 ? low : (low >>> shift) | ((bits[index + 1] ?? 0) << (32 - shift));
}

function afterQuantity(begun: number, { from, words }: At): number {
  let reached = 0;
  for (let rest = begun; rest !== 0; rest &= rest - 1) {
    const next = (words.quantities.get(from + lowest(rest))?.next ?? from) - from;
    if (next > 0 && next <= longest) reached |= 1 << next;
  }
  return reached;
}

const lowest = (bits: number): number => 31 - Math.clz32(bits & -bits);

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
