import { freshOf, type Claim } from "#core/arithmetic/claim";
import type { Explanation } from "#core/arithmetic/explain";
import { meantBy } from "#core/arithmetic/link";

/** A choice, a margin, or a factor that was named without its figure. */
export function isMeant({ result, before, known, link, weights: { provision } }: Claim, { apart, factors, low, reading }: Explanation, isComplete: boolean): boolean {
  const meant = meantBy(result, before);
  if (freshOf(known).some(({ figure }) => figure.low === null)) return true;
  if (meant.isChoice || someOf.test(result.sentence)) return true;
  if (meant.hasUnsaid && !(isComplete && link.isOutright) && !factors.some(({ fact }) => fact.figure.factor !== null)) return true;
  if (meant.isProvision && reading.low > low && apart <= provision) return true;
  const bits = [result.figure, ...factors.map(({ fact }) => fact.figure)];
  return bits.some(({ isBitUnsure }) => isBitUnsure) && Math.abs(apart / 8 - 1) < 0.25;
}
/** "… and gave me two of them": not all of it is meant. */
const someOf = /(?<!\b(?:every|each)\s)\b(?:one|two|three|four|five|six|some|most) of (?:them|those|these)\b/i;
