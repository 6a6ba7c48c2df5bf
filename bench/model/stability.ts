import type { Proposal } from "#core/session/exchange";
import { mean } from "../judgement/agreement";
import { assistedValue } from "./agreement-figures";
import type { Pass } from "./measure";

export type Stability = {
  /** Mean absolute difference of an answer's assisted value between two runs. Null where there is one run only. */
  readonly difference: number | null;
  /** Of what one run proposes, the share that another run proposes too. */
  readonly recurring: number | null;
  /** Answers that were read at least twice. */
  readonly answers: number;
};

/** How alike the runs of a model are, answer by answer, over all pairs of runs. */
export function stabilityOf(runs: readonly (readonly Pass[])[]): Stability {
  const byAnswer = (runs[0] ?? []).map((_, index) => runs.flatMap((run) => run[index] ?? [])).filter((passes) => passes.length > 1);
  const differences = byAnswer.map((passes) => mean(pairsOf(passes).map(([one, other]) => Math.abs(assistedValue(one) - assistedValue(other)))));
  const recurring = byAnswer.flatMap((passes) => pairsOf(passes).flatMap(([one, other]) => [...recurringIn(one, other), ...recurringIn(other, one)]));
  return {
    difference: differences.length === 0 ? null : mean(differences),
    recurring: recurring.length === 0 ? null : mean(recurring.map((recurs) => (recurs ? 1 : 0))),
    answers: byAnswer.length,
  };
}

const pairsOf = <T>(all: readonly T[]): readonly (readonly [T, T])[] => all.flatMap((one, index) => all.slice(index + 1).map((other) => [one, other] as const));

/** For each proposal of a run whether the other has it, in turns in which neither failed. */
const recurringIn = (one: Pass, other: Pass): readonly boolean[] =>
  one.proposed.flatMap(({ turn, proposals }) => {
    const there = other.proposed.find((proposed) => proposed.turn === turn)?.proposals;
    return there === undefined ? [] : proposals.map((proposal) => there.some((another) => isSame(proposal, another)));
  });

/** The same signal in the same words, or in more or fewer of them. */
const isSame = (one: Proposal, other: Proposal): boolean => one.signal === other.signal && (one.quote.includes(other.quote) || other.quote.includes(one.quote));
