import type { Figure } from "#core/arithmetic/figure";
import { apartBy, products, type Explanation, type Wanted } from "#core/arithmetic/explain";
import { isNeutral, type Fact, type Input, type Option, type Reading, type Tie } from "#core/arithmetic/fact";
import { joined, powerOf } from "#core/arithmetic/growth";
import { doubtOf } from "#core/arithmetic/doubt";
import { divisionCost, isAdded, isChained, isDistributed, isDivideLinked, isAbreast, isSameThing, isTied, partnersOf, isTimesLinked, tieOf, timesCost } from "#core/arithmetic/licence";
import { meantBy, type Link } from "#core/arithmetic/link";
import { conversions, readingsOf, resultReadings, type Setting } from "#core/arithmetic/reading";
import { isExactSlip, isUsualSlip } from "#core/arithmetic/slip";
import { gatheringIn, sums } from "#core/arithmetic/sum";

/** A figure that was said, as it stands when a result is judged. */
export type Known = { readonly fact: Fact; readonly standing: "fresh" | "last-result" | "used" | "beside" };

export type Judged = { readonly explanation: Explanation; readonly isRight: boolean };

export type Claim = { readonly result: Fact; readonly before: string; readonly link: Link; readonly known: readonly Known[] };

/** How far fetched the reckoning behind a right figure may be, and that behind a wrong one. */
const mostWhenRight = 2.8;
const mostWhenWrong = 2.2;
/** … where nothing in the words concludes. */
const mostWhenTold = 1.8;
/** From here on a figure is off, not rounded. */
const off = 1.9;
/** Farther apart than slips take two figures, they were never meant to follow from one another. */
const likeliest = 2_000_000;
const oddlyFar = 20_000;
/** A figure that only repeats one was hardly reckoned. */
const saidAgain = 1;

/** Whether a result is what the figures before it come to; null where nothing plain leads from them to it. */
export function judge(claim: Claim, right: number): Judged | null {
  const { result, before, link, known } = claim;
  if (known.every(({ standing }) => standing === "used")) return null;
  if (!link.isOutright && !couldBeTold(result, known)) return null;
  const setting = settingOf(claim);
  const isAlone = !known.some(({ fact, standing }) => standing === "fresh" && fact.nth === result.nth);
  const chain = chainOf(claim);
  const moment: Moment = { claim, setting, isAlone, others: known.map(({ fact }) => fact) };
  const inputs = joined(known.map((one) => (chain === null || chain.has(one.fact) || one.standing === "beside" ? inputOf(one, moment) : loosened(inputOf(one, moment)))).filter(({ options }) => options.length > 0));
  if (inputs.length === 0) return null;
  const readings = resultReadings(result, moment.others, setting);
  const fresh = known.filter(({ standing }) => standing === "fresh").map(({ fact }) => fact);
  const partners = new Map(known.flatMap(({ fact, standing }) => (standing === "used" ? [] : [[fact, partnersOf(fact, fresh, result)] as const])).filter(([, of]) => of.length > 0));
  const wanted: Wanted = { fact: result, readings, mostCost: mostWhenRight, partners };
  const gathering = known.some(({ fact }) => isAbreast(fact)) ? null : gatheringIn(`${known.filter(({ standing }) => standing === "fresh").map(({ fact }) => fact.before).join(" ")} ${before} ${result.after}`, `${before} ${result.after}`);
  const apart = inputs.filter(({ omitted }) => omitted > 0);
  const all = [...products(inputs, wanted), ...sums(apart, wanted, gathering)].filter(({ factors }) => factors.some(({ fact }) => known.some((one) => one.fact === fact && (one.standing !== "used"))));
  const fit = cheapest(all.filter((one) => one.apart <= right));
  const natural = nearest(all, link);
  if (fit !== null && (natural === null || natural === fit || fit.cost <= natural.cost + (link.isOutright ? preferred : preferredWhenTold) + (isUsualSlip(natural, fresh) ? 0 : odd) || takesAll(fit, natural))) return { explanation: fit, isRight: true };

  if (natural !== null && isWithinBound(boundOf(claim), natural, right)) return null;
  const power = powerOf(inputs);
  if (power !== null && readings.some((reading) => isNeutral(reading) && apartBy(reading, power) <= right)) return null;
  const insists = inputs.some(({ omitted }) => omitted >= insisting) || gathering === "sum" || gathering === "rest";
  const again = !insists && known.some(({ fact }) => isSaidAgain(fact, result)) ? saidAgain : 0;
  const isExact = natural !== null && again === 0 && isExactSlip(natural);
  const isRivalled = fit !== null && natural !== null && fit.cost <= natural.cost + rivalling;
  // All that was said leads there, but for one slip.
  const isComplete = isExact && link.isWeak !== true && !isRivalled && natural.factors.length > 1 && natural.cost <= plainEnough && known.every(({ fact, standing }) => standing === "used" || isConversion(fact) || natural.factors.some((one) => one.fact === fact || one.input.isWhole));
  const weight = isComplete ? completely : 1;
  const doubt = natural === null ? { soft: 0, hard: 0 } : doubtOf({ ...claim, setting }, natural);
  const isOff = natural !== null && gathering !== "most" && (link.isWeak !== true || (isExact && !isRivalled && (natural.factors.length > 1 || natural.factors[0]?.option.power === 1))) && natural.cost + again + (link.cost + doubt.soft) * weight + doubt.hard + (isUsualSlip(natural, fresh) ? 0 : link.isOutright ? odd : oddWhenTold) - (isExact && natural.cost <= plainEnough && (natural.factors.length > 1 || known.filter(({ standing }) => standing === "fresh").length < 2) ? exactly : 0) <= (link.isOutright ? mostWhenWrong : mostWhenTold) && natural.apart <= (isUsualSlip(natural, fresh) ? likeliest : oddlyFar) && !isMeant(claim, natural, isComplete);
  return isOff ? { explanation: natural, isRight: false } : fit === null ? null : { explanation: fit, isRight: true };
}

/** "That is well under a terabyte", "fits in 16 GB", "more than a million": true of whatever lies on that side. */
function boundOf({ result, before }: Claim): "most" | "least" | null {
  if (atMost.test(before)) return "most";
  return atLeast.test(before) || behindLeast.test(result.after) ? "least" : null;
}
const atMost = /(?<!\b(?:just|bit|little|slightly|barely|somewhat) )\b(?:under|below|less than|fewer than|at most|no more than|up to|fits? (?:\p{L}+ )?(?:in|into|on|within|inside|under)|within|smaller than|short of)\s+(?:a |an |one |the |about |our |its |that )?$/iu;
const atLeast = /(?<!\b(?:just|bit|little|slightly|barely|somewhat) )\b(?:over|above|more than|at least|no less than|beyond|exceeds?|upwards of)\s+(?:a |an |one |the |about )?$/i;
const behindLeast = /^\s*(?:or more|and more|plus|at least)\b/i;

const isWithinBound = (bound: "most" | "least" | null, { low, high, reading }: Explanation, right: number): boolean =>
  bound === "most" ? low <= reading.high * right && low > reading.low / mostSlack : bound === "least" && high >= reading.low / right && high < reading.high * mostSlack;
/** Nobody says that what is a thousandth of it is under it. */
const mostSlack = 6;

/** What an exact slip speaks for itself. */
const exactly = 0.5;
const plainEnough = 1.6;
const completely = 0.5;
const rivalling = 1.2;

/** Where a reckoning that comes to what was said leaves out what another, plainer one takes in, it is believed up to here. */
const preferred = 0.5;
const preferredWhenTold = 0.8;

/** A reckoning that takes in everything that a plainer one does, and more, is no less likely. */
const takesAll = (fit: Explanation, natural: Explanation): boolean => fit.factors.length > natural.factors.length && natural.factors.every(({ fact }) => fit.factors.some((one) => one.fact === fact));

/** What it costs to leave out what was said in order to be reckoned with. */
const insisting = 1.6;

/** How much speaks against a slip that nobody makes. */
const odd = 0.8;
const oddWhenTold = 1.2;

/** Whether the figures before a result hold what it is made of at all. */
export function couldLead({ figure }: Fact, known: readonly Known[]): boolean {
  const has = (wanted: (other: Figure) => boolean): boolean => known.some(({ fact }) => wanted(fact.figure));
  switch (figure.stuff) {
    case "size":
    case "money":
      return has(({ stuff }) => stuff === figure.stuff || (figure.stuff === "money" && stuff === "bare"));
    case "time":
      return has(({ stuff, period, factor, isBits }) => stuff === "time" || period !== null || factor === "nines" || isBits);
    case "count":
    case "bare":
    case "share":
      return figure.period === null ? known.length > 1 || has(({ stuff, period, implied, factor }) => stuff === "size" || stuff === "time" || stuff === "money" || period !== null || implied !== null || factor === "nines") : has(({ stuff, period, implied }) => stuff !== "share" || period !== null || implied !== null);
  }
}

/** Where nothing concludes, things counted and spans of time follow only from figures that are tied together by a word. */
const couldBeTold = ({ figure: { stuff, period } }: Fact, known: readonly Known[]): boolean =>
  period !== null || stuff === "size" || stuff === "money" || known.some(({ fact }) => isTied(fact) || fact.figure.period !== null || (stuff === "time" && fact.figure.isBits));

const isSaidAgain = ({ figure }: Fact, { figure: said }: Fact): boolean => figure.low === said.low && figure.high === said.high && ((said.stuff === "bare" && (said.period === null || said.period === figure.period)) || (figure.stuff === said.stuff && (figure.period === said.period || said.period === null)));

function cheapest(some: readonly Explanation[]): Explanation | null {
  let best: Explanation | null = null;
  for (const one of some) if (best === null || one.cost < best.cost) best = one;
  return best;
}

/** Of what the words put nearly equally near, the one that comes closest to what was said. */
function nearest(all: readonly Explanation[], link: Link): Explanation | null {
  const first = cheapest(all.filter(({ apart }) => apart <= likeliest));
  if (first === null) return null;
  let best = first;
  for (const one of all) if (one.cost <= first.cost + nearlyEqual && one.cost + link.cost <= mostWhenWrong && one.apart < best.apart) best = one;
  return best;
}
const nearlyEqual = 0.25;

/** A choice, a margin, or a factor that was named without its figure. */
function isMeant({ result, before, known, link }: Claim, { apart, factors, low, reading }: Explanation, isComplete: boolean): boolean {
  const meant = meantBy(result, before);
  if (known.some(({ fact, standing }) => standing === "fresh" && fact.figure.low === null)) return true;
  if (meant.isChoice || someOf.test(result.sentence)) return true;
  if (meant.hasUnsaid && !(isComplete && link.isOutright) && !factors.some(({ fact }) => fact.figure.factor !== null)) return true;
  if (meant.isProvision && reading.low > low && apart <= mostProvisioned) return true;
  const bits = [result.figure, ...factors.map(({ fact }) => fact.figure)];
  return bits.some(({ isBitUnsure }) => isBitUnsure) && Math.abs(apart / 8 - 1) < 0.25 && apart >= off;
}
const mostProvisioned = 5;
/** "… and gave me two of them": not all of it is meant. */
const someOf = /(?<!\b(?:every|each)\s)\b(?:one|two|three|four|five|six|some|most) of (?:them|those|these)\b/i;

const kept = /\b(?:hits?|cached?|caches|absorb\w*|served from|dedup\w*|filter\w*|reject\w*|discard\w*|skip\w*|shed\w*|block\w*|cdn|edge|offload\w*|catch\w*)\b/i;
const behindIt = /\b(?:still|miss\w*|reach\w*|through|database|db|origins?|backend|behind|left|remain\w*|rest|downstream|primary|postgres|mysql|fall\w*|pass\w*|survive\w*)\b/i;
const goesWell = /\b(?:success\w*|succeed\w*|accepted|delivered|healthy)\b/i;
const goesBadly = /\b(?:fail\w*|errors?|lost|lose|rejected|undelivered)\b/i;
const shrinks = /\b(?:compress\w*|shrink\w*|reduc\w*|smaller|down to|codec|dedup\w*|downsampl\w*|pack\w*|squee[sz]\w*)\b/i;
const speeds = /\b(?:faster|speed\w*|quicker)\b/i;
const uptime = /\b(?:uptime|(?:was|were|be) down|availab\w*|downtime|nines?|outage|unavailab\w*|sla|slo|in series|serial|reliab\w*)\b/i;

function settingOf({ result, before, known }: Claim): Setting {
  const fresh = known.filter(({ standing }) => standing === "fresh");
  const said = [...new Set(fresh.map(({ fact }) => fact.sentence))].join(" ");
  const claimed = `${before} ${result.after}`;
  const own = result.sentence.indexOf(before);
  const [head = "", ...tail] = before.split(/\b(?=so\b|that's\b|then\b|which\b|thus\b|hence\b|therefore\b|leaving\b)/i);
  const inputs = said.includes(result.sentence) ? said.replace(result.sentence, result.sentence.slice(0, Math.max(0, own) + head.length)) : `${said} ${head}`;
  const isServed = /\b(?:hits?|served from|absorb\w*)\b/i.test(`${tail.join(" ")} ${result.after}`) && !behindIt.test(claimed);
  return { isRest: (!isServed && kept.test(inputs) && behindIt.test(claimed)) || (goesWell.test(inputs) && goesBadly.test(`${result.figure.text} ${claimed}`) && !goesBadly.test(inputs)), isShrinking: shrinks.test(inputs) || shrinks.test(before) || (result.figure.stuff === "time" && speeds.test(`${inputs} ${before}`)), isUptime: fresh.some(({ fact: { figure } }) => figure.factor === "part" && (figure.low ?? 0) >= 0.99 && (figure.high ?? 1) < 1 && !/%|cent/.test(figure.text)) || uptime.test(said) || uptime.test(result.sentence), isMiss: /\bmiss(?:es|ing)?\b/i.test(inputs) && !/\bhit/i.test(inputs) };
}

type Moment = { readonly claim: Claim; readonly setting: Setting; readonly isAlone: boolean; readonly others: readonly Fact[] };

function inputOf({ fact, standing }: Known, { claim, setting, isAlone, others }: Moment): Input {
  const { result, known } = claim;
  const { figure } = fact;
  const isOwn = fact.nth === result.nth;
  const lent = isTimesLinked(fact) || isDivideLinked(fact) ? [] : lentReadings(fact, known, result);
  const readings = [...readingsOf(fact, setting).map((reading) => (lent.some(({ bytes, money, seconds }) => bytes !== 0 || money !== 0 || seconds === 1) && !/^\s*of (?:them|those|these)\b/i.test(fact.after) ? { ...reading, cost: reading.cost + 1.5 } : reading)), ...lent];
  const window = windowReading(fact, known);
  if (window !== null) readings.push(window);
  readings.push(...logarithms(fact, result));
  const tie = tieOf(fact, others);
  const taken = takenCost({ fact, standing }, result, tie);
  const options = readings.flatMap((reading) => optionsOf(fact, { ...reading, cost: reading.cost + taken }, result, tie, others));
  const tied = { fact, options, tie, isOfEach: isDistributed(fact), isWhole: false };
  switch (standing) {
    case "used":
      return { ...tied, omitted: 0 };
    case "beside":
      return { ...tied, omitted: 0.6 };
    case "last-result":
      return { ...tied, omitted: isAlone ? 0.6 : 0.3 };
    case "fresh":
      return { ...tied, omitted: isConversion(fact) ? 0 : isWithinOne(fact) ? 0.2 : insists(fact, result, isOwn || isAlone) ? (claim.link.isOutright ? Infinity : insisting) : isOwn || (isAlone && fact.nth === result.nth - 1) ? (figure.each !== null || figure.factor !== null ? 1.5 : 1) : figure.each !== null || figure.factor !== null || isFragment(fact) ? 1 : 0.4 };
  }
}

/** "A binary search over a billion keys", "a million entries at n log n". */
function logarithms({ figure: { low, high, stuff, period }, sentence }: Fact, result: Fact): readonly Reading[] {
  if (low === null || high === null || low < fewestHalved || stuff !== "count" && stuff !== "bare" || period !== null) return [];
  const said = `${sentence} ${result.sentence}`;
  const reading = (by: (of: number) => number, cost: number): Reading => ({ low: by(low), high: by(high), bytes: 0, seconds: 0, money: 0, cost, isReckoned: true });
  if (nLogN.test(said)) return [reading((of) => of * Math.log2(of), 0.2)];
  return logs.test(said) ? [reading(Math.log2, 0.2)] : [];
}
const fewestHalved = 100;
const logs = /\blog(?:s|arithm\w*|2)?\b(?! (?:line|file|entr|message|event|record|volume|ingest|data|retention|storage|server|pipeline)\w*)|\bhalv(?:e|es|ing)\b|\bbinary search\w*\b|\bbisect\w*\b/i;
const nLogN = /\bn log n\b/i;

/** "250 working days", "open eight hours": into so much of its period a rate is pressed. */
function windowReading(fact: Fact, known: readonly Known[]): Reading | null {
  const { low, high, stuff, period } = fact.figure;
  if (stuff !== "time" || period !== null || low === null || high === null || low !== high) return null;
  const whole = known.findLast((one) => one.fact !== fact && one.fact.figure.period !== null && one.fact.figure.stuff !== "time")?.fact.figure.period ?? null;
  if (whole === null || whole <= low || whole > low * mostPressed) return null;
  const isPressed = pressed.test(`${fact.before} ${fact.figure.text} ${fact.after}`);
  return isPressed ? { low: whole / low, high: whole / low, bytes: 0, seconds: 0, money: 0, cost: 0.3 } : null;
}
const mostPressed = 50;
const pressed = /\b(?:working|business|office|open|opening|busy|busiest|peak|trading|daylight|awake|waking|shift|window|prime|active|within|squeez\w*|concentrat\w*|all of it|most of|arrive\w*|come in)\b/i;

/** What was said before a chain that is complete in itself is hardly part of it. */
const loosened = (input: Input): Input => ({ ...input, omitted: Math.min(input.omitted, 0.3), options: input.options.map((option) => ({ ...option, cost: option.cost + 0.5 })) });

/** The figures of "eight million times 200 bytes is …", where they stand right before the result; null where there is no such chain. */
function chainOf({ known, result }: Claim): ReadonlySet<Fact> | null {
  const facts = known.filter(({ standing, fact }) => standing !== "beside" && fact.nth === result.nth).map(({ fact }) => fact);
  let first = facts.length - 1;
  // "62 to the eighth" is complete in itself.
  if (facts[first]?.figure.isRaised === true) return new Set(facts.slice(first));
  while (first > 0 && isChained(facts[first] ?? result, facts[first - 1])) first -= 1;
  return first < 0 || first === facts.length - 1 ? null : new Set(facts.slice(first));
}

function takenCost({ fact, standing }: Known, result: Fact, tie: Tie): number {
  const { figure } = fact;
  const isStray = figure.stuff === "bare" && figure.low !== null && figure.low < 100 && figure.period === null && figure.factor === null && tie !== "shared" && !isTimesLinked(fact) && !isDivideLinked(fact);
  return (isStray ? 1.5 : 0) + (standing === "beside" ? 0 : standing === "used" ? 1.5 : standing === "last-result" ? 0.2 : 0.12 * Math.max(0, result.nth - fact.nth));
}

function optionsOf(fact: Fact, reading: Reading, result: Fact, tie: Tie, others: readonly Fact[]): readonly Option[] {
  const times: Option = { ...reading, power: 1, cost: reading.cost + timesCost(fact, reading, result, tie, others) + (isConversion(fact) ? 0.6 : 0), isDivisor: false };
  if (fact.figure.stuff === "share") return [times];
  const division = divisionCost(fact, reading, result, tie, others) + (isConversion(fact) ? 0.6 : 0);
  const divided: Option = { ...reading, power: -1, cost: reading.cost + division, isDivisor: division === 0 };
  return [times, divided].filter(({ cost }) => cost <= mostWhenRight);
}

/** "50 ms for the edge, 120 for the search": milliseconds too. */
const listed = 24;

function lentReadings({ figure, nth, before, after }: Fact, known: readonly Known[], result: Fact): readonly Reading[] {
  if (figure.stuff !== "bare" || figure.period !== null || figure.factor !== null || figure.each !== null || figure.low === null || figure.high === null) return [];
  const isListed = after.length <= listed && /,|\band\b|\bplus\b/.test(after);
  const lender = known.findLast(({ fact }) => fact.nth === nth && (fact.figure.start < figure.start || isListed) && fact.figure.stuff !== "bare" && fact.figure.stuff !== "share" && (fact.figure.stuff !== "count" || fact.figure.period !== null))?.fact.figure ?? (isListedFor(before, after) && known.filter((one) => one.fact.figure.stuff === "bare" && one.standing === "fresh").length > 1 && ["time", "size", "money"].includes(result.figure.stuff) ? result.figure : undefined);
  if (lender === undefined || (figure.low >= mostInList && lender.stuff !== "count" && lender.stuff !== "bare")) return [];
  const by = lender.by / (lender.period ?? 1);
  return [{ low: figure.low * by, high: figure.high * by, bytes: lender.extent, seconds: (lender.stuff === "time" ? 1 : 0) - (lender.period === null ? 0 : 1), money: lender.stuff === "money" ? 1 : 0, cost: 0.2 }];
}

/** "12 for the gateway, 35 for the lookup", "Gateway eats 20, auth 30". */
const isListedFor = (before: string, after: string): boolean => /^\s*(?:for|on|in)\s/.test(after) || /^\s*(?:,|and\b|\.)/.test(after) || /^\s*(?:,|and)\s/.test(before);

/** "50 for the edge, 120 for the search" are small numbers; five million are none of them. */
const mostInList = 10_000;

function insists(fact: Fact, result: Fact, isNear: boolean): boolean {
  const { figure, after } = fact;
  if (!isNear) return false;
  if (isTimesLinked(fact) || isDivideLinked(fact) || isAdded(fact) || (isDistributed(fact) && (figure.each === null || figure.each === "")) || ((figure.factor === "times" || figure.factor === "against") && after.length <= mostBehindFactor)) return true;
  if (figure.factor === "part") return /^\s*(?:of|hit)\b/i.test(after);
  return figure.each !== null && figure.each !== "" && isSameThing(figure.each, result.figure.noun);
}

/** A factor belongs to what is said right behind it. */
const mostBehindFactor = 100;

/** "Ten thousand sensors.": a sentence that says nothing else. */
const isFragment = ({ plain }: Fact): boolean => plain.length <= shortest || plain.trim().length <= 3;
const shortest = 30;

/** "3 photos in a day": a period, where it was said of what came before it. */
const isWithinOne = ({ figure, before }: Fact): boolean => figure.stuff === "time" && /^\s*in\s*$/.test(before) && /^(?:an?|one)\s/i.test(figure.text);

const plainConversions: ReadonlySet<number> = new Set([7, 12, 24, 30, 31, 52, 60, 365, 1440, 3600, 86_400, 100_000, 1024]);

/** "I divide by 86,400", "twelve months of that": how it is converted, and no figure of its own. */
function isConversion({ figure, before }: Fact): boolean {
  if (figure.low === null) return false;
  if (figure.stuff === "bare") return figure.each === null && plainConversions.has(figure.low);
  return figure.stuff === "time" && ((figure.by <= 1 && conversions.some((seconds) => seconds === figure.low)) || /\b(?:day|hour|week|month|year) (?:is|has)\s*(?:about\s*)?$/i.test(before));
}

