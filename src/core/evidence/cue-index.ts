import { needsOf, rarestFirst, type Program } from "#core/evidence/cue-program";
import type { Places } from "#core/evidence/places";

/** The programs that a sentence may match, in their order: those of which it holds what they need most. */
export type CueIndex = (places: Places) => readonly number[];

/** So many needs of each program are looked at, its rarest first; what needs more is found out by following it. */
const needsLookedAt = 3;

/**
 * Looks at all programs at once, a bit each. For each need, the keys of the sentence set the bits of the programs that they satisfy; a
 * program is possible where all of its bits are set. So a sentence costs the same few thousand bit operations, however common its words.
 *
 * @param commonness by key, how often it is to be met; what it leads to does not change with it, only how soon
 */
export function layersOf(programs: readonly Program[], commonness: readonly number[]): readonly Layer[] {
  const needs = programs.map((program) => rarestFirst(needsOf(program, commonness), commonness));
  const width = (programs.length + 31) >>> 5;
  return Array.from({ length: needsLookedAt }, (_, rank) => layerOf(needs.map((own) => own[rank] ?? null), commonness.length, width));
}

export function cueIndex(all: readonly Layer[]): CueIndex {
  const width = all[0]?.free.length ?? 0;
  // Scratch for one call, so that a sentence costs no table of its own.
  const layers = all.map((layer) => ({ ...layer, met: new Int32Array(width) }));

  return (places) => {
    for (const layer of layers) meet(layer, places);
    const possible: number[] = [];
    for (let word = 0; word < width; word += 1) {
      let bits = -1;
      for (const { met } of layers) bits &= met[word] ?? 0;
      for (; bits !== 0; bits &= bits - 1) possible.push(word * 32 + 31 - Math.clz32(bits & -bits));
    }
    return possible;
  };
}

/** One need of every program, with the programs that each key satisfies: for `key`, the words of bits from `from[key]` up to `from[key + 1]`. */
export type Layer = {
  readonly from: Int32Array;
  readonly words: Uint16Array;
  readonly bits: Int32Array;
  /** The programs that have no such need. */
  readonly free: Int32Array;
};

/** `met`: the programs whose need the sentence at hand meets. */
type MetLayer = Layer & { readonly met: Int32Array };

function layerOf(needs: readonly (readonly number[] | null)[], keys: number, width: number): Layer {
  const filed = Array.from({ length: keys }, (): number[] => []);
  const free = new Int32Array(width);
  for (const [program, need] of needs.entries()) {
    if (need === null) free[program >>> 5] = (free[program >>> 5] ?? 0) | (1 << (program & 31));
    for (const key of need ?? []) filed[key]?.push(program);
  }
  const from = new Int32Array(keys + 1);
  const words: number[] = [];
  const bits: number[] = [];
  for (const [key, own] of filed.entries()) {
    // Programs come in their order, so those of one word stand together.
    let last = -1;
    for (const program of own) {
      if (program >>> 5 !== last) {
        last = program >>> 5;
        words.push(last);
        bits.push(0);
      }
      bits[bits.length - 1] = (bits[bits.length - 1] ?? 0) | (1 << (program & 31));
    }
    from[key + 1] = words.length;
  }
  return { from, words: Uint16Array.from(words), bits: Int32Array.from(bits), free };
}

function meet({ from, words, bits, free, met }: MetLayer, { present, count }: Places): void {
  met.set(free);
  for (let index = 0; index < count; index += 1) {
    const key = present[index] ?? 0;
    const end = from[key + 1] ?? 0;
    for (let at = from[key] ?? 0; at < end; at += 1) {
      const word = words[at] ?? 0;
      met[word] = (met[word] ?? 0) | (bits[at] ?? 0);
    }
  }
}
