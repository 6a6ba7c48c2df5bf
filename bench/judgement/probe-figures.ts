import { mean } from "./agreement";
import type { Read } from "./read-items";

export type ProbeFigures = { readonly asked: number; readonly tied: number | null };

/** What an interviewer would ask next after each answer: whether the question goes back to words of the candidate. */
export function probeFigures(items: readonly Read[]): ProbeFigures {
  const probes = items.flatMap(({ assessment, turns }) => {
    const probe = assessment.nextProbe;
    if (probe === null) return [];
    const isExact = probe.said !== null && turns[probe.said.turn]?.text.slice(probe.said.start, probe.said.end) === probe.said.quote && probe.text.includes(probe.said.quote.slice(0, 8));
    return [isExact ? 1 : 0];
  });
  return { asked: probes.length, tied: probes.length === 0 ? null : mean(probes) };
}
