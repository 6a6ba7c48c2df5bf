import type { Pass } from "./measure";

export type ProposalFigures = {
  readonly proposed: number;
  readonly kept: number;
  /** Of those kept, how many count because the words bear them out. */
  readonly borneOut: number;
  readonly known: number;
  readonly refused: number;
  /** The most frequent first. */
  readonly faults: readonly (readonly [string, number])[];
};

/** What became of the proposals of all runs. */
export function proposalFigures(passes: readonly Pass[]): ProposalFigures {
  const assisted = passes.flatMap(({ assessment }) => assessment.assisted ?? []);
  const faults = assisted.flatMap(({ refused }) => refused.map(({ fault }) => fault));
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    proposed: sum(passes.flatMap(({ proposed }) => proposed.map(({ proposals }) => proposals.length))),
    kept: sum(assisted.map(({ kept }) => kept)),
    borneOut: sum(passes.map(({ assessment }) => assessment.evidence.filter(({ by, confirmed }) => by !== "built-in" && confirmed).length)),
    known: sum(assisted.map(({ known }) => known)),
    refused: faults.length,
    faults: tally(faults),
  };
}

/** How often each word comes, the most frequent first, then by name. */
export function tally(words: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([one, first], [other, second]) => second - first || (one < other ? -1 : 1));
}
