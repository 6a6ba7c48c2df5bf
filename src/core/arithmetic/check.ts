import type { ArithmeticCheck } from "#core/assessment/assessment";
import { numberClaimsIn, type NumberClaim } from "#core/arithmetic/claims";
import { diagnosisOf } from "#core/arithmetic/diagnosis";
import { inWords, unitOf } from "#core/arithmetic/in-words";
import type { Quantity, UnitClass } from "#core/arithmetic/quantity";
import type { Turn } from "#core/transcript/transcript";

export type Tolerance = { readonly right: number; readonly rounded: number };

const daySeconds = 86_400;
const sameValue = 1.01;

/**
 * Checks each figure that is said to follow from others, with the inputs as the candidate stated them, so that one root
 * error does not cascade: what follows consistently from a wrong figure is right by itself and inherits the error.
 *
 * @param tolerance up to which factor a figure is right, and up to which only rounded (content/levels.yaml)
 */
export function checkArithmetic(turns: readonly Turn[], tolerance: Tolerance): readonly ArithmeticCheck[] {
  const checks: ArithmeticCheck[] = [];
  for (const claim of numberClaimsIn(turns)) {
    const computed = computedFrom(claim);
    const stated = claim.result.value;
    if (computed === null || stated === null || stated === 0 || computed === 0) continue;
    const factor = Math.max(stated / computed, computed / stated);
    const verdict = factor <= tolerance.right ? "right" : factor <= tolerance.rounded ? "rounded" : "wrong";
    const text = turns[claim.turn]?.text ?? "";
    const root = checks.findIndex((check) => (check.verdict === "wrong" || check.inheritedFrom !== null) && claim.inputs.some(({ value }) => value !== null && near(value, check.stated)));
    const found = checks[root];
    checks.push({
      turn: claim.turn,
      ...claim.span,
      quote: text.slice(claim.span.start, claim.span.end),
      stated,
      computed,
      unit: unitOf(claim.result),
      factor: Math.round(factor * 100) / 100,
      verdict,
      inheritedFrom: found === undefined ? null : (found.inheritedFrom ?? root),
      used: isUsed(turns, claim),
      diagnosis: verdict === "right" ? null : diagnosisOf(factor),
      working: `${claim.inputs.map(({ text: said }) => said).join(" × ")} = ${inWords(computed, claim.result)}; you said ${claim.result.text}`,
    });
  }
  return checks;
}

const near = (one: number, other: number): boolean => Math.max(one / other, other / one) <= sameValue;

/** What the inputs come to in the unit of the result; null where their units do not lead there. */
function computedFrom({ inputs, result, isDaily }: NumberClaim): number | null {
  const values = inputs.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length !== inputs.length || values.length === 0) return null;
  const product = values.reduce((sum, value) => sum * value, 1);
  const from = productClass(inputs);
  if (from === null) return null;
  if (inputs.length === 1) return sameKind(from, result.unitClass) ? product : isDaily && overTime(from, result.unitClass) ? product / daySeconds : null;
  if (sameKind(from, result.unitClass)) return product;
  return isDaily && overTime(from, result.unitClass) ? product / daySeconds : null;
}

const sameKind = (one: UnitClass, other: UnitClass): boolean => one === other && one !== "bare" && one !== "ratio" && one !== "money" && one !== "time" && one !== "availability" && one !== "count" ? true : one === other && one === "count";

const overTime = (from: UnitClass, to: UnitClass): boolean => (from === "count" && to === "rate") || (from === "size" && to === "bandwidth");

/** The unit of a product: counts multiply a rate, a size or a count; nothing else is multiplied here. */
function productClass(inputs: readonly Quantity[]): UnitClass | null {
  const classes = inputs.map(({ unitClass }) => (unitClass === "bare" || unitClass === "ratio" ? "count" : unitClass));
  const special = classes.filter((unitClass) => unitClass !== "count");
  if (special.length === 0) return "count";
  const [only] = special;
  if (special.length > 1 || only === undefined || only === "time" || only === "money" || only === "availability") {
    const isSized = special.length === 2 && special.includes("rate") && special.includes("size");
    return isSized ? "bandwidth" : null;
  }
  return only;
}

const decides = /\b(so|therefore|which means|that means|this means|hence)\b[^.?!]{0,80}\b(enough|need|needs|must|have to|fits?|shard|one (node|primary|box|machine|server)|single|cannot|can't|won't|no need|don't need|split|cache|queue)\b|\b(is enough|fits (in|on)|will do|does it)\b/i;
const turnsUntilUse = 3;

/** Whether a decision refers to it: in the rest of its turn, or within the next three turns. */
function isUsed(turns: readonly Turn[], { turn, span }: NumberClaim): boolean {
  const rest = turns[turn]?.text.slice(span.start) ?? "";
  const later = turns.slice(turn + 1, turn + 1 + turnsUntilUse).flatMap(({ speaker, text }) => (speaker === "candidate" ? [text] : []));
  return [rest, ...later].some((text) => decides.test(text));
}
