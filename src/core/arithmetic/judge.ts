import { isWithinBound } from "#core/arithmetic/bound";
import { freshOf, type Claim, type Judged, type Weighed } from "#core/arithmetic/claim";
import { couldBeTold } from "#core/arithmetic/could-lead";
import { doubtOf } from "#core/arithmetic/doubt";
import { apartBy, products, type Explanation, type Wanted } from "#core/arithmetic/explain";
import { isNeutral, type Fact, type Input, type Reading } from "#core/arithmetic/fact";
import { powerOf } from "#core/arithmetic/growth";
import { inputsOf, isConversion } from "#core/arithmetic/inputs";
import { isAbreast, partnersOf } from "#core/arithmetic/licence";
import { isReachedAtOnce } from "#core/arithmetic/local";
import { isMeant } from "#core/arithmetic/meant";
import { resultReadings } from "#core/arithmetic/reading";
import { settingOf } from "#core/arithmetic/setting";
import { isExactSlip, isUsualSlip } from "#core/arithmetic/slip";
import { gatheringIn, sums, type Gathering } from "#core/arithmetic/sum";

/** Whether a result is what the figures before it come to; null where nothing plain leads from them to it. */
export function judge(claimed: Claim): Judged | null {
  const { result, link, known, weights } = claimed;
  if (takenBack.test(result.after) || known.every(({ standing }) => standing === "used") || (!link.isOutright && !couldBeTold(result, known))) return null;
  const claim: Weighed = { ...claimed, setting: settingOf(claimed) };
  const inputs = inputsOf(claim);
  if (inputs.length === 0) return null;
  const readings = resultReadings(result, known.map(({ fact }) => fact), claim.setting);
  const gathering = gatheringOf(claim);
  const all = explanationsOf(claim, { inputs, readings, gathering });
  const fit = cheapest(all.filter((one) => one.apart <= weights.right));
  const natural = nearest(all, claim);
  if (fit !== null && (natural === null || isPreferred(claim, fit, natural))) return { explanation: fit, isRight: true };
  if (natural === null || isWithinBound(claim, natural)) return null;
  const power = powerOf(inputs);
  if (power !== null && readings.some((reading) => isNeutral(reading) && apartBy(reading, power) <= weights.right)) return null;
  if (!isReachedAtOnce(claim, natural) && isOff(claim, { natural, fit, inputs, gathering })) return { explanation: natural, isRight: false };
  return fit === null ? null : { explanation: fit, isRight: true };
}

/** "… so six hundred, no wait, add a zero": the speaker says it anew. */
const takenBack = /^[\s.,…;:–—-]*(?:no,? (?:wait|sorry|hang on|hold on|scratch)|wait\b|hang on|hold on|scratch that)/i;

type Ways = { readonly inputs: readonly Input[]; readonly readings: readonly Reading[]; readonly gathering: Gathering | null };

/** Every way in which the figures lead to the result, but those that reckon again with what was used up. */
function explanationsOf({ result, known, weights }: Weighed, { inputs, readings, gathering }: Ways): readonly Explanation[] {
  const fresh = freshOf(known);
  const partners = new Map(known.flatMap(({ fact, standing }) => (standing === "used" ? [] : [[fact, partnersOf(fact, fresh, result)] as const])).filter(([, of]) => of.length > 0));
  const wanted: Wanted = { fact: result, readings, mostCost: weights.believed.right, partners, costs: weights.costs };
  const live = new Set(known.flatMap(({ fact, standing }) => (standing === "used" ? [] : [fact])));
  return [...products(inputs, wanted), ...sums(inputs.filter(({ omitted }) => omitted > 0), wanted, gathering)].filter(({ factors }) => factors.some(({ fact }) => live.has(fact)));
}

function gatheringOf({ result, before, known }: Weighed): Gathering | null {
  if (known.some(({ fact }) => isAbreast(fact))) return null;
  return gatheringIn(`${freshOf(known).map((fact) => fact.before).join(" ")} ${before} ${result.after}`, `${before} ${result.after}`);
}

/** Where a reckoning that comes to what was said leaves out what another, plainer one takes in, it is believed up to a point. */
function isPreferred({ link, known, weights: { costs, near } }: Weighed, fit: Explanation, natural: Explanation): boolean {
  const most = natural.cost + (link.isOutright ? costs.slight : costs.some) + (isUsualSlip(natural, freshOf(known), near) ? 0 : costs.some);
  return natural === fit || fit.cost <= most || takesAll(fit, natural);
}

/** A reckoning that takes in everything that a plainer one does, and more, is no less likely. */
const takesAll = (fit: Explanation, natural: Explanation): boolean => fit.factors.length > natural.factors.length && natural.factors.every(({ fact }) => fit.factors.some((one) => one.fact === fact));

type Found = { readonly natural: Explanation; readonly fit: Explanation | null; readonly inputs: readonly Input[]; readonly gathering: Gathering | null };

/** Whether a figure is wrong: the plainest reckoning is plain enough, together with how outright the words conclude and with what is to be doubted. */
function isOff(claim: Weighed, { natural, fit, inputs, gathering }: Found): boolean {
  const { result, link, known, weights: { costs, believed, farthest, near, complete } } = claim;
  const fresh = freshOf(known);
  const insists = inputs.some(({ omitted }) => omitted >= costs.clear) || gathering === "sum" || gathering === "rest";
  const isAgain = !insists && known.some(({ fact }) => isSaidAgain(fact, result));
  const isExact = !isAgain && isExactSlip(natural, near);
  const isPlain = isExact && natural.cost <= costs.clear;
  const isRivalled = fit !== null && fit.cost <= natural.cost + costs.clear;
  if (gathering === "most" || (link.isWeak === true && (!isExact || isRivalled || isTurned(natural)))) return false;

  // All that was said leads there, but for one slip.
  const isComplete = isPlain && link.isWeak !== true && !isRivalled && natural.factors.length > 1 && known.every(({ fact, standing }) => standing === "used" || isConversion(fact) || natural.factors.some((one) => one.fact === fact || one.input.isWhole || (fact.figure.stuff === "time" && one.input.slips !== undefined)));
  const isUsual = isUsualSlip(natural, fresh, near);
  const doubt = doubtOf(claim, natural);
  const against = (link.cost + doubt.soft) * (isComplete ? complete : 1) + doubt.hard + (isAgain ? costs.some : 0) + (isUsual ? 0 : link.isOutright ? costs.some : costs.clear);
  const inFavour = isPlain && (natural.factors.length > 1 || fresh.length < 2) ? costs.slight : 0;
  return natural.cost + against - inFavour <= (link.isOutright ? believed.wrong : believed.told) && natural.apart <= (isUsual ? farthest.usual : farthest.odd) && !isMeant(claim, natural, isComplete);
}

/** One figure alone, turned round. */
const isTurned = ({ factors: [first, ...others] }: Explanation): boolean => others.length === 0 && first?.option.power !== 1;

const isSaidAgain = ({ figure }: Fact, { figure: said }: Fact): boolean => figure.low === said.low && figure.high === said.high && ((said.stuff === "bare" && (said.period === null || said.period === figure.period)) || (figure.stuff === said.stuff && (figure.period === said.period || said.period === null)));

function cheapest(some: readonly Explanation[]): Explanation | null {
  let best: Explanation | null = null;
  for (const one of some) if (best === null || one.cost < best.cost) best = one;
  return best;
}

/** Of what the words put nearly equally near, the one that comes closest to what was said. */
function nearest(all: readonly Explanation[], { link, weights: { costs, believed, farthest } }: Weighed): Explanation | null {
  const first = cheapest(all.filter(({ apart }) => apart <= farthest.usual));
  if (first === null) return null;
  let best = first;
  for (const one of all) if (one.cost <= first.cost + costs.trace && one.cost + link.cost <= believed.wrong && one.apart < best.apart) best = one;
  return best;
}
