import { mean } from "./agreement";
import type { JudgedProbe } from "./corpus";
import type { Read } from "./read-items";

export type ProbeFigures = { readonly asked: number; readonly tied: number | null; readonly judged: number; readonly answered: number | null };

/**
 * What an interviewer would ask next after each answer: whether the question goes back to words of the candidate, and, of the questions
 * that have been judged in just these words, how many were answered already.
 */
export function probeFigures(items: readonly Read[], all: readonly JudgedProbe[]): ProbeFigures {
  const judged = items.flatMap(({ id, assessment }) => all.filter((one) => one.id === id && one.probe === assessment.nextProbe?.text));
  const probes = items.flatMap(({ assessment, turns }) => {
    const probe = assessment.nextProbe;
    if (probe === null) return [];
    const isExact = probe.said !== null && turns[probe.said.turn]?.text.slice(probe.said.start, probe.said.end) === probe.said.quote && probe.text.includes(probe.said.quote.slice(0, 8));
    return [isExact ? 1 : 0];
  });
  return { asked: probes.length, tied: probes.length === 0 ? null : mean(probes), judged: judged.length, answered: judged.length === 0 ? null : mean(judged.map(({ answered }) => (answered === "yes" ? 1 : 0))) };
}
