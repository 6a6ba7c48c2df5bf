import type { Step } from "#core/evidence/cue-pattern";
import { stemOf } from "#core/text/token";

/** A compiled step. Stems, exact words and kinds of quantity are numbers of one key table that all cues share. */
export type Node =
  | { readonly kind: "key"; readonly key: number }
  | { readonly kind: "quantity"; readonly key: number }
  | { readonly kind: "gap"; readonly most: number }
  /** `keys` are the ways of one word each, `ways` all others. */
  | { readonly kind: "either"; readonly keys: readonly number[]; readonly ways: readonly Program[]; readonly isOptional: boolean };
export type Program = readonly Node[];

/** The number of each stem, word and kind of quantity that any cue names. */
export type KeyTable = { readonly stems: ReadonlyMap<string, number>; readonly words: ReadonlyMap<string, number>; readonly quantities: ReadonlyMap<string, number>; readonly size: number };

/** Compiles cues into programs over one key table. */
export function compile(cues: readonly (readonly Step[])[]): { readonly programs: readonly Program[]; readonly keys: KeyTable } {
  const stems = new Map<string, number>();
  const words = new Map<string, number>();
  const quantities = new Map<string, number>();
  let size = 0;
  const numberOf = (table: Map<string, number>, name: string): number => {
    const known = table.get(name);
    if (known !== undefined) return known;
    table.set(name, size);
    size += 1;
    return size - 1;
  };
  // A word list is one step, whichever cues name it; it becomes one node.
  const eithers = new Map<Step, Node>();
  const node = (step: Step): Node => {
    switch (step.kind) {
      case "stem":
        return { kind: "key", key: numberOf(stems, step.stem) };
      case "word":
        return { kind: "key", key: numberOf(words, step.word) };
      case "quantity":
        return { kind: "quantity", key: numberOf(quantities, step.of) };
      case "gap":
        return step;
      case "either": {
        const known = eithers.get(step) ?? eitherOf(step.ways.map((way) => way.map(node)), step.optional);
        eithers.set(step, known);
        return known;
      }
    }
  };
  const programs = cues.map((steps) => steps.map(node));
  return { programs, keys: { stems, words, quantities, size } };
}

function eitherOf(all: readonly Program[], isOptional: boolean): Node {
  const keys = new Set<number>();
  const ways: Program[] = [];
  for (const way of all) {
    const [only] = way;
    if (way.length === 1 && only?.kind === "key") keys.add(only.key);
    else ways.push(way);
  }
  return { kind: "either", keys: [...keys], ways, isOptional };
}

/** The keys under which a match can begin. */
export function firstKeys(program: Program): ReadonlySet<number> {
  const keys = new Set<number>();
  for (const node of program) {
    if (node.kind === "gap") return keys;
    if (node.kind !== "either") return keys.add(node.key);
    for (const key of node.keys) keys.add(key);
    for (const way of node.ways) for (const key of firstKeys(way)) keys.add(key);
    if (!node.isOptional) return keys;
  }
  return keys;
}

/**
 * What a text must hold before a program can match it: of each list, one key at least.
 *
 * @param commonness by key, how often it is to be met; where there is a choice, the rarest key stands for its way
 */
export function needsOf(program: Program, commonness: readonly number[]): readonly (readonly number[])[] {
  return program.flatMap((node): (readonly number[])[] => {
    if (node.kind === "gap") return [];
    if (node.kind !== "either") return [[node.key]];
    if (node.isOptional) return [];
    const ways = node.ways.map((way) => rarest(needsOf(way, commonness), commonness));
    return ways.some((way) => way === undefined) ? [] : [[...new Set([...node.keys, ...ways.flatMap((way) => way ?? [])])]];
  });
}

/** The list whose keys are met least often. */
export const rarest = (needs: readonly (readonly number[])[], commonness: readonly number[]): readonly number[] | undefined => rarestFirst(needs, commonness)[0];

/** The lists in the order in which a sentence is likeliest to lack them. */
export function rarestFirst(needs: readonly (readonly number[])[], commonness: readonly number[]): readonly (readonly number[])[] {
  if (needs.length < 2) return needs;
  const weighed = needs.map((keys) => ({ keys, weight: keys.reduce((sum, key) => sum + (commonness[key] ?? 0), 0) }));
  return weighed.sort((one, other) => one.weight - other.weight).map(({ keys }) => keys);
}

/** Weighs less than any share of sentences that was counted. */
const namedOnce = 1e-9;

/**
 * How often each key is to be met: in what share of sentences its word stands, as far as that is known, and beyond that how many
 * programs name it.
 */
export function commonnessOf(programs: readonly Program[], { stems, words, size }: KeyTable, shareOf: (stem: string) => number): readonly number[] {
  const commonness = Array.from({ length: size }, () => 0);
  for (const [stem, key] of stems) commonness[key] = shareOf(stem);
  for (const [word, key] of words) commonness[key] = shareOf(stemOf(word));
  const count = (program: Program): void => {
    for (const node of program) {
      if (node.kind === "either") {
        for (const key of node.keys) commonness[key] = (commonness[key] ?? 0) + namedOnce;
        node.ways.forEach(count);
      }
      else if (node.kind !== "gap") commonness[node.key] = (commonness[node.key] ?? 0) + namedOnce;
    }
  };
  programs.forEach(count);
  return commonness;
}
