import type { Hit } from "#core/evidence/cue-matcher";
import type { Meaning } from "#core/evidence/ear";
import type { Stance } from "#core/words";

/** Where two stances overlap, the earlier here wins. */
const precedence: readonly Stance[] = ["question", "quoted-interviewer", "negated", "other-person", "past-experience", "hypothetical", "asserted"];

/**
 * The stance of every token of a sentence, in the way of ConText (Chapman et al.): a trigger opens a scope that runs to a
 * terminator or to the end of the sentence; what only looks like a trigger (a pseudo-trigger that covers it) opens none.
 */
export function stancesOf(hits: readonly Hit<Meaning>[], tokenCount: number, isQuestion: boolean): readonly Stance[] {
  if (isQuestion) return Array.from({ length: tokenCount }, () => "question" as const);
  const stances: Stance[] = Array.from({ length: tokenCount }, () => "asserted");
  const ofStance = hits.flatMap((hit) => (hit.means.kind === "stance" ? [{ ...hit, means: hit.means }] : []));
  const pseudo = ofStance.filter(({ means }) => means.role === "pseudo");

  for (const trigger of ofStance.filter(({ means }) => means.role === "trigger")) {
    const { stance } = trigger.means;
    const isMasked = pseudo.some((mask) => mask.means.stance === stance && mask.from < trigger.to && mask.to > trigger.from);
    if (isMasked) continue;
    const ends = ofStance.filter(({ means, from }) => means.stance === stance && means.role === "terminator" && from >= trigger.to).map(({ from }) => from);
    const end = Math.min(tokenCount, ...ends);
    for (let at = trigger.from; at < end; at += 1) {
      const now = stances[at] ?? "asserted";
      if (precedence.indexOf(stance) < precedence.indexOf(now)) stances[at] = stance;
    }
  }
  return stances;
}

/** The stance in which a stretch of tokens is said: the one that holds at its last word. */
export const stanceAt = (stances: readonly Stance[], hit: { readonly from: number; readonly to: number }): Stance => stances[hit.to - 1] ?? "asserted";
