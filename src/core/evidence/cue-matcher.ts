import type { CompiledCues } from "#core/evidence/compiled-cues";
import { kinds, type Code } from "#core/evidence/cue-code";
import { cueIndex } from "#core/evidence/cue-index";
import { longest } from "#core/evidence/cue-pattern";
import { bitsFrom, emptyPlaces, fill, has, lowest, standing, standingFrom, type Places } from "#core/evidence/places";
import { wordKeysOf } from "#core/evidence/word-keys";
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

/**
 * Matches many cues at once. A cue is tried only on a sentence that holds the words it cannot do without, and then followed
 * by sets of positions rather than by backtracking, so time grows with the length of the text whatever the cues are.
 */
export function cueMatcher<T>({ keys, code, layers, meanings }: CompiledCues<T>): CueMatcher<T> {
  const possibleIn = cueIndex(layers);
  const places = emptyPlaces(keys);
  const wordKeys = wordKeysOf(keys);

  return (words) => {
    fill(places, words, wordKeys);
    const window: Window = { code, places, words, from: 0 };
    const hits: Hit<T>[] = [];
    for (const index of possibleIn(places)) {
      const means = meanings[index];
      if (means === undefined) continue;
      const firstsFrom = code.firsts[2 * index] ?? 0;
      const firstsTo = code.firsts[2 * index + 1] ?? 0;
      for (let block = 0; block < places.width - 1; block += 1) {
        for (let rest = standing(places, code.keys, firstsFrom, firstsTo, block); rest !== 0; rest &= rest - 1) {
          const from = block * 32 + lowest(rest);
          window.from = from;
          const ends = run(window, code.from[index] ?? 0, code.from[index + 1] ?? 0, 1);
          if (ends !== 0) hits.push({ means, from, to: from + lowest(ends) });
        }
      }
    }
    return inOrder(hits);
  };
}

/** More are left to the general way, which takes longer for the few that a sentence holds. */
const few = 32;

/** In the order in which they begin; those that begin together stay in the order of their cues. */
function inOrder<T>(hits: Hit<T>[]): readonly Hit<T>[] {
  if (hits.length > few) return hits.sort((one, other) => one.from - other.from);
  for (let next = 1; next < hits.length; next += 1) {
    const hit = hits[next];
    let at = next;
    for (let before = hits[at - 1]; hit !== undefined && before !== undefined && before.from > hit.from; before = hits[at - 1]) {
      hits[at] = before;
      at -= 1;
    }
    if (hit !== undefined) hits[at] = hit;
  }
  return hits;
}

/** What is looked at from the word `from` on. */
type Window = { readonly code: Code; readonly places: Places; readonly words: Words; from: number };

/**
 * The places, counted from the window's own, that the instructions at `start` up to `end` reach from any of `starts`. No cue reaches over
 * more than `longest` words.
 */
function run(window: Window, start: number, end: number, starts: number): number {
  const { code: { instructions, keys }, places, from } = window;
  let reached = starts;
  let next = start;
  while (next < end && reached !== 0) {
    const operand = instructions[next + 1] ?? 0;
    switch (instructions[next]) {
      case kinds.key:
        reached = (reached & bitsFrom(places, operand, from)) << 1;
        next += 2;
        break;
      case kinds.quantity:
        reached = afterQuantity(reached & bitsFrom(places, operand, from), window);
        next += 2;
        break;
      case kinds.gap:
        for (let skipped = 0, step = reached; skipped < operand; skipped += 1) reached |= step <<= 1;
        next += 2;
        break;
      default: {
        const one = reached & standingFrom(places, keys, instructions[next + 2] ?? 0, instructions[next + 3] ?? 0, from);
        let either = (one << 1) | (operand === 1 ? reached : 0);
        let ways = instructions[next + 4] ?? 0;
        for (next += 5; ways > 0; ways -= 1) {
          const begins = instructions[next] ?? 0;
          const to = next + 2 + (instructions[next + 1] ?? 0);
          if (begins === 0 || has(places, begins - 1)) either |= run(window, next + 2, to, reached);
          next = to;
        }
        reached = either;
      }
    }
  }
  return reached;
}

function afterQuantity(begun: number, { from, words }: Window): number {
  let reached = 0;
  for (let rest = begun; rest !== 0; rest &= rest - 1) {
    const next = (words.quantities.get(from + lowest(rest))?.next ?? from) - from;
    if (next > 0 && next <= longest) reached |= 1 << next;
  }
  return reached;
}
