import type { Known, Weighed } from "#core/arithmetic/claim";
import type { Fact, Input, Option, Reading, Tie } from "#core/arithmetic/fact";
import { joined } from "#core/arithmetic/growth";
import { divisionCost, isAdded, isChained, isDistributed, isDivideLinked, isLimit, isSameThing, isTimesLinked, tieOf, timesCost } from "#core/arithmetic/licence";
import { conversions, readingsOf } from "#core/arithmetic/reading";
import type { Costs } from "#core/arithmetic/weights";

/** What a result may have been reckoned from: each figure with the ways to read it, and what it costs to leave it out. */
export function inputsOf(claim: Weighed): readonly Input[] {
  const { result, known, weights: { costs } } = claim;
  const isAlone = !known.some(({ fact, standing }) => standing === "fresh" && fact.nth === result.nth);
  const chain = chainOf(claim);
  const moment: Moment = { claim, isAlone, others: known.map(({ fact }) => fact) };
  return joined(known.map((one) => (chain === null || chain.has(one.fact) || one.standing === "beside" ? inputOf(one, moment) : loosened(inputOf(one, moment), costs))).filter(({ options }) => options.length > 0), costs);
}

type Moment = { readonly claim: Weighed; readonly isAlone: boolean; readonly others: readonly Fact[] };

function inputOf({ fact, standing }: Known, { claim, isAlone, others }: Moment): Input {
  const { result, setting, weights: { costs } } = claim;
  const { figure } = fact;
  const isOwn = fact.nth === result.nth;
  const lent = isTimesLinked(fact) || isDivideLinked(fact) ? [] : lentReadings(fact, claim);
  const readings = [...readingsOf(fact, setting).map((reading) => (lent.some(({ bytes, money, seconds }) => bytes !== 0 || money !== 0 || seconds === 1) && !/^\s*of (?:them|those|these)\b/i.test(fact.after) ? { ...reading, cost: reading.cost + costs.clear } : reading)), ...lent];
  const window = windowReading(fact, claim);
  if (window !== null) readings.push(window);
  readings.push(...logarithms(fact, claim));
  const tie = tieOf(fact, others);
  const taken = takenCost({ fact, standing }, claim, tie);
  const options = readings.flatMap((reading) => optionsOf(fact, { ...reading, cost: reading.cost + taken }, { claim, tie, others }));
  const tied = { fact, options, tie, isOfEach: isDistributed(fact), isWhole: false };
  switch (standing) {
    case "used":
      return { ...tied, omitted: 0 };
    case "beside":
      return { ...tied, omitted: costs.some };
    case "last-result":
      return { ...tied, omitted: isAlone ? costs.some : costs.slight };
    case "fresh":
      return { ...tied, omitted: isConversion(fact) ? 0 : isWithinOne(fact) ? costs.trace : insists(fact, result, isOwn || isAlone) ? (claim.link.isOutright ? Infinity : costs.clear) : isOwn || (isAlone && fact.nth === result.nth - 1) ? (figure.each !== null || figure.factor !== null ? costs.clear : 1) : figure.each !== null || figure.factor !== null || isFragment(fact) ? costs.some : costs.slight };
  }
}

/** "A binary search over a billion keys", "a million entries at n log n". */
function logarithms({ figure: { low, high, stuff, period }, sentence }: Fact, { result, weights: { costs } }: Weighed): readonly Reading[] {
  if (low === null || high === null || low < fewestHalved || stuff !== "count" && stuff !== "bare" || period !== null) return [];
  const said = `${sentence} ${result.sentence}`;
  const reading = (by: (of: number) => number, cost: number): Reading => ({ low: by(low), high: by(high), bytes: 0, seconds: 0, money: 0, cost, isReckoned: true });
  if (nLogN.test(said)) return [reading((of) => of * Math.log2(of), costs.trace)];
  return logs.test(said) ? [reading(Math.log2, costs.trace)] : [];
}
const fewestHalved = 100;
const logs = /\blog(?:s|arithm\w*|2)?\b(?! (?:line|file|entr|message|event|record|volume|ingest|data|retention|storage|server|pipeline)\w*)|\bhalv(?:e|es|ing)\b|\bbinary search\w*\b|\bbisect\w*\b/i;
const nLogN = /\bn log n\b/i;

/** "250 working days", "open eight hours": into so much of its period a rate is pressed. */
function windowReading(fact: Fact, { known, weights: { costs } }: Weighed): Reading | null {
  const { low, high, stuff, period } = fact.figure;
  if (stuff !== "time" || period !== null || low === null || high === null || low !== high) return null;
  const whole = known.findLast((one) => one.fact !== fact && one.fact.figure.period !== null && one.fact.figure.stuff !== "time")?.fact.figure.period ?? null;
  if (whole === null || whole <= low || whole > low * mostPressed) return null;
  const isPressed = pressed.test(`${fact.before} ${fact.figure.text} ${fact.after}`);
  return isPressed ? { low: whole / low, high: whole / low, bytes: 0, seconds: 0, money: 0, cost: costs.slight } : null;
}
const mostPressed = 50;
const pressed = /\b(?:working|business|office|open|opening|busy|busiest|peak|trading|daylight|awake|waking|shift|window|prime|active|within|squeez\w*|concentrat\w*|all of it|most of|arrive\w*|come in)\b/i;

/** What was said before a chain that is complete in itself is hardly part of it. */
const loosened = (input: Input, costs: Costs): Input => ({ ...input, omitted: Math.min(input.omitted, costs.slight), options: input.options.map((option) => ({ ...option, cost: option.cost + costs.slight })) });

/** The figures of "eight million times 200 bytes is …", where they stand right before the result; null where there is no such chain. */
function chainOf({ known, result }: Weighed): ReadonlySet<Fact> | null {
  const facts = known.filter(({ standing, fact }) => standing !== "beside" && fact.nth === result.nth).map(({ fact }) => fact);
  let first = facts.length - 1;
  // "62 to the eighth" is complete in itself.
  if (facts[first]?.figure.isRaised === true) return new Set(facts.slice(first));
  while (first > 0 && isChained(facts[first] ?? result, facts[first - 1])) first -= 1;
  return first < 0 || first === facts.length - 1 ? null : new Set(facts.slice(first));
}

function takenCost({ fact, standing }: Known, { result, link, weights: { costs } }: Weighed, tie: Tie): number {
  const { figure } = fact;
  // "… with a timeout of two seconds, and it took six hours": told beside one another.
  if (figure.stuff === "time" && result.figure.stuff === "time" && isLimit(fact) && !link.isOutright) return costs.never;
  const isStray = figure.stuff === "bare" && figure.low !== null && figure.low < 100 && figure.period === null && figure.factor === null && tie !== "shared" && !isTimesLinked(fact) && !isDivideLinked(fact);
  return (isStray ? costs.clear : 0) + (standing === "beside" ? 0 : standing === "used" ? costs.clear : standing === "last-result" ? costs.trace : costs.trace * Math.max(0, result.nth - fact.nth));
}

function optionsOf(fact: Fact, reading: Reading, { claim: { result, weights: { costs, believed } }, tie, others }: { readonly claim: Weighed; readonly tie: Tie; readonly others: readonly Fact[] }): readonly Option[] {
  const times: Option = { ...reading, power: 1, cost: reading.cost + timesCost(fact, reading, result, tie, others, costs) + (isConversion(fact) ? costs.some : 0), isDivisor: false };
  if (fact.figure.stuff === "share") return [times];
  const division = divisionCost(fact, reading, result, tie, others, costs) + (isConversion(fact) ? costs.some : 0);
  const divided: Option = { ...reading, power: -1, cost: reading.cost + division, isDivisor: division === 0 };
  return [times, divided].filter(({ cost }) => cost <= believed.right);
}

/** "50 ms for the edge, 120 for the search": milliseconds too. */
const listed = 24;

function lentReadings({ figure, nth, before, after }: Fact, { known, result, weights: { costs } }: Weighed): readonly Reading[] {
  if (figure.stuff !== "bare" || figure.period !== null || figure.factor !== null || figure.each !== null || figure.low === null || figure.high === null) return [];
  const isListed = after.length <= listed && /,|\band\b|\bplus\b/.test(after);
  const lender = known.findLast(({ fact }) => fact.nth === nth && (fact.figure.start < figure.start || isListed) && fact.figure.stuff !== "bare" && fact.figure.stuff !== "share" && (fact.figure.stuff !== "count" || fact.figure.period !== null))?.fact.figure ?? (isListedFor(before, after) && known.filter((one) => one.fact.figure.stuff === "bare" && one.standing === "fresh").length > 1 && ["time", "size", "money"].includes(result.figure.stuff) ? result.figure : undefined);
  if (lender === undefined || (figure.low >= mostInList && lender.stuff !== "count" && lender.stuff !== "bare")) return [];
  const by = lender.by / (lender.period ?? 1);
  return [{ low: figure.low * by, high: figure.high * by, bytes: lender.extent, seconds: (lender.stuff === "time" ? 1 : 0) - (lender.period === null ? 0 : 1), money: lender.stuff === "money" ? 1 : 0, cost: costs.trace }];
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
export function isConversion({ figure, before }: Fact): boolean {
  if (figure.low === null) return false;
  if (figure.stuff === "bare") return figure.each === null && plainConversions.has(figure.low);
  return figure.stuff === "time" && ((figure.by <= 1 && conversions.some((seconds) => seconds === figure.low)) || /\b(?:day|hour|week|month|year) (?:is|has)\s*(?:about\s*)?$/i.test(before));
}

