import type { ArithmeticCheck } from "#core/assessment/assessment";
import { diagnosisOf } from "#core/arithmetic/diagnosis";
import { combinations, computed } from "#core/arithmetic/dimension";
import type { Quantity } from "#core/arithmetic/quantity";
import { inferred } from "#core/arithmetic/inferred";
import { inWords, unitOf } from "#core/arithmetic/in-words";
import { statementsIn, type Factor, type Statement } from "#core/arithmetic/statements";
import { usesIn } from "#core/arithmetic/used";
import type { Turn } from "#core/transcript/transcript";

export type Tolerance = { readonly right: number; readonly rounded: number };

const sameValue = 1.01;

/**
 * Checks each figure that is said to follow from others, with the inputs as the candidate stated them, so that one root
 * error does not cascade: what follows consistently from a wrong figure is right by itself and inherits the error.
 *
 * A figure is wrong only where the words leave no doubt how it was reckoned and no other reading of the figures before it
 * comes to it: calling right arithmetic wrong costs more trust than missing a slip.
 *
 * @param tolerance up to which factor a figure is right, and up to which only rounded (content/levels.yaml)
 */
export function checkArithmetic(turns: readonly Turn[], tolerance: Tolerance): readonly ArithmeticCheck[] {
  const checks: ArithmeticCheck[] = [];
  let isUsed: ReturnType<typeof usesIn> | null = null;
  for (const statement of statementsIn(turns)) {
    const reckoned = reckonWith(turns[statement.turn]?.text ?? "", statement, tolerance);
    const stated = statement.result.value;
    if (reckoned === null || stated === null) continue;
    const { value, factors } = reckoned;
    const factor = apartBy(stated, value);
    const verdict = factor <= tolerance.right ? "right" : factor <= tolerance.rounded ? "rounded" : "wrong";
    const root = checks.findIndex((check) => (check.verdict === "wrong" || check.inheritedFrom !== null) && factors.some(({ quantity }) => quantity.value !== null && apartBy(quantity.value, check.stated) <= sameValue));
    const found = checks[root];
    // Most transcripts reckon nothing; they are not read for decisions.
    isUsed ??= usesIn(turns);
    const start = Math.min(statement.result.start, ...factors.map(({ quantity }) => quantity.start));
    checks.push({
      turn: statement.turn,
      start,
      end: statement.span.end,
      quote: turns[statement.turn]?.text.slice(start, statement.span.end) ?? "",
      stated,
      computed: value,
      unit: unitOf(statement.result),
      factor: Math.round(factor * 100) / 100,
      verdict,
      inheritedFrom: found === undefined ? null : (found.inheritedFrom ?? root),
      used: isUsed({ turn: statement.turn, end: statement.span.end, result: statement.result }),
      diagnosis: verdict === "right" ? null : diagnosisOf(factor),
      working: `${inFigures(factors)} = ${inWords(value, statement.result)}; you said ${statement.result.text}`,
    });
  }
  return checks;
}

type Reckoned = { readonly value: number; readonly factors: readonly Factor[] };

/** As the words put it; but where a factor was said that insists on being reckoned with, and the result only says a figure again, with it. */
function reckonWith(text: string, statement: Statement, tolerance: Tolerance): Reckoned | null {
  const worded = reckon(statement, tolerance);
  if (worded !== null && !(worded.factors.length < statement.own.length || hasFactor.test(text.slice(statement.sentence.start, statement.result.start)))) return worded;
  const whole = reckonWhole(text, statement, tolerance);
  if (worded === null) return whole;
  const isLeftOut = whole !== null && worded.factors.length === 1 && hasFactor.test(text.slice(statement.sentence.start, statement.result.start));
  return isLeftOut ? whole : worded;
}

const insistsOn = /\b(?:copies|replicas|factor of|factor)\b/i;
const hasFactor = /\b(?:copies|replicas?|replication|factor of|factor|twice|triple|percent of|followers)\b/i;

/** Where the words do not put it together, all figures of the sentence at once. */
function reckonWhole(text: string, { own, result, sentence, relation, hasUnsaidFactor }: Statement, { right }: Tolerance): Reckoned | null {
  const whole = inferred({ text, inputs: own, result, sentence }, right);
  const stated = result.value ?? 0;
  const isUnsure = whole !== null && !whole.isRight && ([result, ...own].some((quantity) => twoMeanings.test(quantity.text)) || (hasUnsaidFactor && !insistsOn.test(text.slice(sentence.start, result.start))) || (relation !== null && apartBy(stated, whole.value) > likeliest));
  return whole === null || isUnsure ? null : { value: whole.value, factors: whole.inputs.map((quantity): Factor => ({ quantity, power: 1 })) };
}

const apartBy = (one: number, other: number): number => Math.max(one / other, other / one);

/** How a figure was reckoned: as the words put it, or else as any reading that comes to it. */
function reckon({ relation, result, before, isDaily, hasUnsaidFactor }: Statement, { right }: Tolerance): Reckoned | null {
  const stated = result.value;
  if (stated === null || stated <= 0) return null;
  const worded = relation === null ? null : computed(relation, result, isDaily, true);
  const isWorded = worded !== null && relation !== null && !isTrivial(relation, result);
  if (isWorded && apartBy(stated, worded) <= right) return { value: worded, factors: relation };
  for (const factors of combinations(before)) {
    const value = isTrivial(factors, result) || (isWorded && (leavesOut(factors, relation) || turnsRound(factors, relation))) ? null : computed(factors, result, isDaily, true);
    if (value !== null && apartBy(stated, value) <= right) return { value, factors };
  }
  if (!isWorded || apartBy(stated, worded) > likeliest || hasUnsaidFactor) return null;
  const isUnsure = [result, ...relation.map(({ quantity }) => quantity)].some(({ text }) => twoMeanings.test(text));
  return isUnsure && Math.abs(apartBy(stated, worded) / byteBits - 1) <= right - 1 ? null : { value: worded, factors: relation };
}

/** "Gb" is a gigabit by the book, and a gigabyte in many mouths. */
const twoMeanings = /(?:^|[\d\s])[KMGTkmgt]b(?![A-Za-z])/;
const byteBits = 8;

/** Farther apart than a slip of units could take them, two figures were never meant to follow from one another. */
const likeliest = 2_000_000;

/** A count said again, or one thing for another: "two reads, so two calls". Nothing was reckoned. */
function isTrivial([only, ...more]: readonly Factor[], result: Quantity): boolean {
  if (only === undefined || more.length > 0 || only.power === -1) return false;
  const { unitClass } = only.quantity;
  return unitClass === "size" || unitClass === "time" || ((unitClass === "count" || unitClass === "bare" || unitClass === "ratio") && result.unitClass !== "rate");
}

/** What was said to be multiplied may be left out only where a period takes its place: "50 GB a day times 365 is 18 TB a year". */
function leavesOut(factors: readonly Factor[], relation: readonly Factor[]): boolean {
  const left = relation.filter(({ quantity }) => !factors.some((factor) => factor.quantity === quantity));
  return factors.every((factor) => relation.some(({ quantity }) => quantity === factor.quantity)) && left.some(({ quantity }) => !periods.has(quantity.value ?? 0));
}

/** What was said to multiply does not divide. */
const turnsRound = (factors: readonly Factor[], relation: readonly Factor[]): boolean =>
  relation.length > 1 && factors.some(({ quantity, power }) => relation.some((worded) => worded.quantity === quantity && worded.power !== power));

const periods: ReadonlySet<number> = new Set([7, 12, 24, 30, 31, 52, 60, 365, 1440, 3600, 86_400]);

/** "40 gateways × five times a second": what multiplies first, then what divides. */
function inFigures(factors: readonly Factor[]): string {
  const said = (wanted: Factor["power"]) => factors.flatMap(({ quantity, power }) => (power === wanted ? [quantity.text] : []));
  return [said(1).join(" × ") || "1", ...said(-1)].join(" ÷ ");
}
