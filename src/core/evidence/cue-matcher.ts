import type { Quantity } from "#core/arithmetic/quantity";
import { firstKeys, type QuantityWord, type Step } from "#core/evidence/cue-pattern";
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
 * Matches many cues at once. Cues are found by their first word, and each is then followed by sets of positions rather
 * than by backtracking, so time grows with the length of the text whatever the cues are.
 */
export function cueMatcher<T>(entries: readonly Entry<T>[]): CueMatcher<T> {
  const byFirst = new Map<string, Entry<T>[]>();
  for (const entry of entries) {
    for (const key of firstKeys(entry.steps)) {
      const same = byFirst.get(key);
      if (same === undefined) byFirst.set(key, [entry]);
      else same.push(entry);
    }
  }

  return (words) => {
    const hits: Hit<T>[] = [];
    for (const [from, token] of words.tokens.entries()) {
      for (const key of keysAt(words, from, token)) {
        for (const entry of byFirst.get(key) ?? []) {
          const to = endOf(entry.steps, words, from);
          if (to > from) hits.push({ means: entry.means, from, to });
        }
      }
    }
    return hits;
  };
}

function keysAt(words: Words, at: number, token: Token): readonly string[] {
  const keys = [`s:${token.stem}`, `w:${token.word}`];
  const begun = words.quantities.get(at);
  if (begun === undefined) return keys;
  return [...keys, "q:number", ...kindsOf(begun.quantity).map((kind) => `q:${kind}`)];
}

/** The nearest end of a match that begins at `from`; -1 where there is none. */
function endOf(steps: readonly Step[], words: Words, from: number): number {
  let ends: readonly number[] = [from];
  for (const step of steps) {
    ends = after(step, words, ends);
    if (ends.length === 0) return -1;
  }
  return Math.min(...ends);
}

function after(step: Step, words: Words, starts: readonly number[]): readonly number[] {
  switch (step.kind) {
    case "stem":
      return starts.flatMap((at) => (words.tokens[at]?.stem === step.stem ? [at + 1] : []));
    case "word":
      return starts.flatMap((at) => (words.tokens[at]?.word === step.word ? [at + 1] : []));
    case "quantity":
      return starts.flatMap((at) => quantityEnd(words, at, step.of));
    case "gap": {
      const ends = new Set<number>();
      for (const at of starts) for (let skip = 0; skip <= step.most && at + skip < words.tokens.length; skip += 1) ends.add(at + skip);
      return [...ends];
    }
    case "either": {
      const ends = new Set<number>(step.optional ? starts : []);
      for (const way of step.ways) for (const end of way.reduce((at, inner) => after(inner, words, at), starts)) ends.add(end);
      return [...ends];
    }
  }
}

function quantityEnd(words: Words, at: number, of: QuantityWord): readonly number[] {
  const begun = words.quantities.get(at);
  if (begun === undefined) return [];
  return of === "number" || kindsOf(begun.quantity).includes(of) ? [begun.next] : [];
}

function kindsOf(quantity: Quantity): readonly QuantityWord[] {
  switch (quantity.unitClass) {
    case "time":
      return ["duration"];
    case "size":
      return ["size"];
    case "rate":
    case "bandwidth":
      return ["rate"];
    case "money":
      return ["money"];
    case "ratio":
    case "availability":
      return ["ratio"];
    case "count":
    case "bare":
      return ["count"];
  }
}
