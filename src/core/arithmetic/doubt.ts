import type { Explanation } from "#core/arithmetic/explain";
import { isNeutral, type Fact } from "#core/arithmetic/fact";
import type { Claim, Known, Weighed } from "#core/arithmetic/claim";
import { isSameThing } from "#core/arithmetic/licence";

/** What speaks against believing that a figure was reckoned in a certain way, and reckoned wrongly. */

/** `soft`: where the figures stand; `hard`: that they do not belong together, which no exact slip makes up for. */
export type Doubt = { readonly soft: number; readonly hard: number };

export function doubtOf(claim: Weighed, explanation: Explanation): Doubt {
  const { result: { figure: { stuff, period } }, link, weights: { costs } } = claim;
  const { isSum } = explanation;
  const soft = placeDoubt(claim, explanation) + (stuff === "bare" && period === null && link.isOutright ? costs.slight : 0) + (isSum && !link.isOutright ? costs.slight : 0) + sum(kinshipDoubts(claim, explanation));
  return { soft, hard: sum(hardDoubts(claim, explanation)) };
}

const sum = (doubts: readonly (readonly [boolean, number])[]): number => doubts.reduce((all, [is, weight]) => all + (is ? weight : 0), 0);

/** From how far the figures were brought. */
function placeDoubt({ result, before, known, link, weights: { costs } }: Claim, { factors }: Explanation): number {
  const { stuff, period } = result.figure;
  const isOwn = factors.some(({ fact }) => fact.nth === result.nth);
  if (isOwn || isFromLast(known, factors)) return 0;
  if (concludes.test(before) || (link.isOutright && stuff !== "time")) return costs.slight;
  if (stuff === "time") return costs.strong;
  return stuff === "size" || stuff === "money" || period !== null ? costs.slight : costs.clear;
}

type Factors = Explanation["factors"];
const isFromLast = (known: readonly Known[], factors: Factors): boolean => known.some(({ fact, standing }) => standing === "last-result" && factors.some((one) => one.fact === fact));

/** That the figures stand apart, or count something else. */
function kinshipDoubts({ result, before, known, link, weights: { costs } }: Claim, { factors, reading }: Explanation): readonly (readonly [boolean, number])[] {
  const { stuff, period, low, each } = result.figure;
  const isOwn = factors.some(({ fact }) => fact.nth === result.nth);
  const isFromAfar = factors.some(({ fact }) => fact.nth !== result.nth);
  const only = factors.length === 1 ? factors[0]?.fact.figure : undefined;
  return [
    [isNeutral(reading) && isOfNew(result, before, known), costs.some],
    [!link.isOutright && factors.some(({ fact }) => fact.nth === result.nth && contrasts.test([...known.slice(known.findIndex((one) => one.fact === fact) + 1).map((one) => one.fact.before), before].join(" "))), costs.clear],
    [isOwn && isFromAfar && !link.isOutright, costs.some],
    [isOwn && isFromAfar && stuff === "time" && !concludes.test(before), costs.some],
    [isFromAfar && (stuff === "count" || stuff === "bare") && period === null && (low ?? 0) < 10, costs.some],
    [!link.isOutright && only?.stuff === "count" && only.period === null, costs.some],
    [period !== null && stuff !== "time" && reading.seconds === 0, costs.some],
    [isNeutral(reading) && each !== null && each !== "", costs.some],
  ];
}

/** That nobody reckons so. */
function hardDoubts(claim: Weighed, { factors, reading }: Explanation): readonly (readonly [boolean, number])[] {
  const { result, known, before, link, weights: { costs } } = claim;
  const { stuff, factor, noun, period } = result.figure;
  const isOwn = factors.some(({ fact }) => fact.nth === result.nth);
  const only = factors.length === 1 ? factors[0]?.fact.figure : undefined;
  return [
    [isBeside(claim) && factors.some(({ fact }) => fact === known.at(-1)?.fact), costs.never],
    // A share is not reckoned from what stands around it.
    [stuff === "share" && factor !== "nines" && !(factor === "part" && claim.setting.isUptime) && !isRatio(claim, factors), costs.never],
    [factors.length > 1 && isNeutral(reading) && !factors.some(({ input, option, fact }) => !isNeutral(option) || input.tie === "shared" || option.isDivisor || isSameThing(fact.figure.noun, noun)), costs.some],
    [factors.length > 1 && isNeutral(reading) && factors.every(({ fact }) => fact.figure.stuff === "time"), costs.clear],
    [stuff === "time" && factors.some(({ fact }) => fact.figure.factor === "part" && !/^\s*of\b/i.test(fact.after) && (fact.figure.low ?? 0) < 0.9), costs.strong],
    [only !== undefined && only.stuff === stuff && only.period === null && (stuff === "time" || (stuff === "size" && period === null)) && !(link.isOutright && equates.test(before) && (isOwn || isFromLast(known, factors))), costs.strong],
    [stuff === "bare" && period === null && !link.isOutright, costs.some],
    // "1.6 bytes a point", where the points were counted too.
    [factors.some(({ fact: { figure: { each } } }) => each !== null && each !== "" && !factors.some(({ fact }) => isSameThing(fact.figure.noun, each)) && known.some(({ fact }) => isSameThing(fact.figure.noun, each))), costs.some],
    // "Quarterly audits at 25,000 each": how often is not in the figure.
    [only !== undefined && stuff === "money" && period !== null && only.period === null, costs.some],
    [stuff !== "time" && factors.some(({ fact: { figure } }) => figure.stuff === "time") && limits.test(result.after), costs.clear],
  ];
}

/** "12,000 a second and the campaign 330,000 a second": another figure of the same kind, of something else; a peak or a total does follow. */
function isBeside({ result, known, before }: Claim): boolean {
  const last = known.at(-1)?.fact;
  return last !== undefined && last.nth === result.nth && last.figure.stuff === result.figure.stuff && last.figure.period !== null && last.figure.period === result.figure.period && anotherOne.test(before) && !derived.test(before);
}
const anotherOne = /^\s*[,;]?\s*(?:and|while)\s+(?:for\s+)?(?:the|our|an?|its|their)\s+(?:\p{L}+\s+){1,4}$/iu;
const derived = /\b(?:peaks?|totals?|sum|average|whole|all|rest|result|answer|so|then|times|each|every|per|means?|makes?|gives?)\b/i;

/** "Out of 9,000 orders 45 came back. That's five percent": of two amounts that were counted alike. */
const isRatio = ({ result: { figure }, link }: Claim, factors: Factors): boolean =>
  link.isOutright && figure.factor === "part" && figure.period === null && factors.length === 2 && factors.every(({ fact }) => fact.figure.factor === null || fact.figure.factor === "part") && factors.every(({ fact }) => fact.figure.stuff !== "share" && fact.figure.stuff !== "time") && factors.some(({ option }) => option.power === -1);

/** "Twelve hundred a second, but in a campaign twenty million in ten minutes": one beside the other. */
const contrasts = /\b(?:but|whereas|though|although)\b/i;

/** "125 at best": how often something fits in, and no product of it. */
const limits = /^\W*(?:at (?:best|most)|max\w*|tops)\b/i;

/** "The combinations are half a million": of something that no figure was said of. */
function isOfNew({ figure: { noun }, clause }: Fact, before: string, known: readonly Known[]): boolean {
  if (noun !== "") return !known.some(({ fact }) => isMentioned(noun, fact)) && !isMentionedIn(noun, before);
  const subject = subjects.exec(clause)?.[1];
  return subject !== undefined && !known.some(({ fact: { figure } }) => isSameThing(subject, figure.noun) || isSameThing(subject, figure.each ?? ""));
}
const subjects = /\b(\p{L}{3,}s)\s(?:[^,;]{0,40}\s)?(?:are|were)\s+(?:\p{L}+\s+){0,2}$/iu;

const concludes = /^\W*(?:(?:and|ok|okay|um|uh|well|now)\W+)*(?:so|that|that's|this|which|thus|hence|therefore|altogether|in total|total|over|peak|at peak)\b/i;
const equates = /(?:\bis|\bare|\bor|\bthat's|\bmeans|\bso|=|,)\s*(?:only\s|about\s|roughly\s|around\s|nearly\s|almost\s|pretty much\s|just\s|under\s|over\s|a bit\s)*$/i;
const isMentionedIn = (noun: string, text: string): boolean => text.toLowerCase().split(/[^\p{L}]+/u).some((word) => isSameThing(word, noun));
const isMentioned = (noun: string, { figure, before, after }: Fact): boolean => isSameThing(noun, figure.noun) || isSameThing(noun, figure.each ?? "") || isMentionedIn(noun, `${before} ${after}`);
