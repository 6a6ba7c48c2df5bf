import type { ArithmeticCheck } from "#core/assessment/assessment";
import { clearedUp } from "#core/arithmetic/cleared-up";
import { diagnosisOf } from "#core/arithmetic/diagnosis";
import type { Chosen, Explanation } from "#core/arithmetic/explain";
import { inWords, unitOf } from "#core/arithmetic/in-words";
import { askAbout, mishearingOf } from "#core/arithmetic/mishearing";
import { findingsIn, type Finding } from "#core/arithmetic/turn-claims";
import { usesIn } from "#core/arithmetic/used";
import type { Span } from "#core/text/sentence";
import type { Weights } from "#core/arithmetic/weights";
import type { Turn } from "#core/transcript/transcript";

/** A turn, with its sentences where somebody has parted it already. */
export type Reckoned = Turn & { readonly sentences?: readonly Span[] };

const sameValue = 1.01;

/**
 * Checks each figure that is said to follow from others, with the inputs as the candidate stated them, so that one root
 * error does not cascade: what follows consistently from a wrong figure is right by itself and inherits the error.
 *
 * A figure is wrong only where the words leave little doubt how it was reckoned and no other reading of the figures before it
 * comes to it (docs/decisions/0008-explanations-by-cost.md).
 *
 * @param weights up to which factor a figure is right or only rounded, and how a reckoning is weighed (content/levels.yaml)
 */
export function checkArithmetic(turns: readonly Reckoned[], weights: Weights): readonly ArithmeticCheck[] {
  const checks: ArithmeticCheck[] = [];
  const roots: Roots = new Map();
  let isUsed: ReturnType<typeof usesIn> | null = null;
  for (const [turn, { speaker, text, sentences }] of turns.entries()) {
    if (speaker !== "candidate") continue;
    for (const finding of findingsIn(text, weights, sentences)) {
      // Most transcripts reckon nothing; they are not read for decisions.
      isUsed ??= usesIn(turns);
      const check = checkOf({ turns, turn, text, finding, weights, earlier: checks, isUsed, roots });
      if (check.verdict === "wrong" || check.inheritedFrom !== null) roots.set(bucketOf(check.stated), roots.get(bucketOf(check.stated)) ?? checks.length);
      checks.push(check);
    }
  }
  return checks;
}

type Found = { readonly turns: readonly Reckoned[]; readonly turn: number; readonly text: string; readonly finding: Finding; readonly weights: Weights; readonly earlier: readonly ArithmeticCheck[]; readonly isUsed: ReturnType<typeof usesIn>; readonly roots: Roots };

/** Where a figure that is off, or follows from one, was first said, by the rough size of what was said. */
type Roots = Map<number, number>;
const bucketOf = (value: number): number => Math.round(Math.log(value) / Math.log(sameValue));

function checkOf({ turns, turn, text, finding: { result, explanation, isRight }, weights, earlier, isUsed, roots }: Found): ArithmeticCheck {
  const { quantity } = result.figure;
  const stated = quantity.value ?? 0;
  const { low, high, reading, apart, factors } = explanation;
  const computed = (stated * (low + high)) / (reading.low + reading.high);
  const factor = low === high && reading.low === reading.high ? apartBy(stated, computed) : apart;
  const heard = isRight || factor <= weights.right ? null : mishearingOf(result, explanation);
  const verdict = isRight || factor <= weights.right ? "right" : factor <= weights.rounded ? "rounded" : "wrong";
  const start = Math.min(quantity.start, ...factors.map(({ fact }) => fact.figure.start));
  const end = Math.max(quantity.end, ...factors.map(({ fact }) => fact.figure.end));
  const root = factors.flatMap(({ fact: { figure: { quantity: { value } } } }) => (value === null ? [] : [-1, 0, 1].flatMap((beside) => roots.get(bucketOf(value) + beside) ?? []))).find((at) => factors.some(({ fact: { figure: { quantity: { value } } } }) => value !== null && apartBy(value, earlier[at]?.stated ?? 0) <= sameValue));
  const judged: ArithmeticCheck = {
    turn,
    start,
    end,
    quote: text.slice(start, end),
    stated,
    computed,
    unit: unitOf(quantity),
    factor: Math.round(factor * 100) / 100,
    verdict,
    inheritedFrom: root === undefined ? null : (earlier[root]?.inheritedFrom ?? root),
    used: isUsed({ turn, end: quantity.end, result: quantity }),
    diagnosis: verdict === "right" ? null : diagnosisOf(factor),
    working: `${isPlain(explanation) ? `${inFigures(factors)} =` : `${listed(factors)} lead to`} ${inWords(computed, quantity)}; you said ${quantity.text}`,
  };
  return heard === null ? judged : clearedUp(turns, { ...judged, verdict: "rounded", ask: askAbout(heard) }, { heard, judged });
}

const apartBy = (one: number, other: number): number => Math.max(one / other, other / one);

/** Whether the figures as they were said, multiplied and divided, are the reckoning: no sum, no share turned round, no growth. */
const isPlain = ({ isSum, factors }: Explanation): boolean =>
  !isSum && factors.every(({ fact: { figure }, option }) => (figure.factor === null || figure.factor === "times") && (figure.stuff !== "share" || option.low === figure.low) && option.isReckoned !== true && !(figure.stuff === "time" && option.seconds === 0));

/** "100 GB and 30 GB": what it was reckoned from, where signs between the figures would say what nobody did. */
function listed(factors: readonly Chosen[]): string {
  const texts = factors.map(({ fact }) => fact.figure.text);
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1) ?? ""}`;
}

/** "40 gateways × five times a second": what multiplies first, then what divides. */
function inFigures(factors: readonly Chosen[]): string {
  const said = (wanted: 1 | -1) => factors.flatMap(({ fact, option }) => (option.power === wanted ? [fact.figure.text] : []));
  return [said(1).join(" × ") || "1", ...said(-1)].join(" ÷ ");
}
