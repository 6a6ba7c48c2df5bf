import type { Costs } from "#core/arithmetic/weights";
import { isSameThing } from "#core/arithmetic/licence";
import { lentCost } from "#core/arithmetic/reading";
import { isNeutral, type Fact, type Input, type Option, type Reading } from "#core/arithmetic/fact";

/** One way in which a result may have been reckoned. */
export type Explanation = { readonly low: number; readonly high: number; readonly reading: Reading; readonly cost: number; readonly apart: number; readonly factors: readonly Chosen[]; readonly isSum: boolean };
export type Chosen = { readonly input: Input; readonly fact: Fact; readonly option: Option };

/** The result that is to be explained. */
export type Wanted = { readonly fact: Fact; readonly readings: readonly Reading[]; readonly mostCost: number; readonly partners: ReadonlyMap<Fact, readonly Fact[]>; readonly costs: Costs };

const mostFactors = 5;

/** Every product and quotient of some of the inputs whose units lead to the result, at no more than a given cost. */
export function products(inputs: readonly Input[], wanted: Wanted): readonly Explanation[] {
  const found: Explanation[] = [];
  const chosen: Chosen[] = [];
  const least = leastCosts(inputs);
  const go = (index: number, cost: number): void => {
    if (cost + (least[index] ?? 0) > wanted.mostCost) return;
    const input = inputs[index];
    if (input === undefined) {
      if (chosen.length > 0) addLeaf(found, chosen, cost, wanted);
      return;
    }
    if (chosen.length < mostFactors) {
      for (const option of input.options) {
        chosen.push({ input, fact: input.fact, option });
        go(index + 1, cost + option.cost);
        chosen.pop();
      }
    }
    if (input.omitted < Infinity) go(index + 1, cost + input.omitted);
  };
  go(0, 0);
  return found;
}

/** What all inputs from each one on cost at least. */
function leastCosts(inputs: readonly Input[]): readonly number[] {
  const least: number[] = [];
  let sum = 0;
  for (let index = inputs.length - 1; index >= 0; index -= 1) {
    const input = inputs[index];
    if (input !== undefined) sum += input.options.reduce((lowest, { cost }) => Math.min(lowest, cost), input.omitted);
    least[index] = sum - rounding;
  }
  return least;
}
const rounding = 1e-9;

function addLeaf(found: Explanation[], chosen: readonly Chosen[], cost: number, wanted: Wanted): void {
  const { readings, mostCost, partners, costs } = wanted;
  let [bytes, seconds, money] = [0, 0, 0];
  for (const { option } of chosen) {
    bytes += option.bytes * option.power;
    seconds += option.seconds * option.power;
    money += option.money * option.power;
  }
  const parted = partedCost(chosen, partners, costs);
  for (const reading of readings) {
    if (bytes !== reading.bytes || money !== reading.money) continue;
    const isForgotten = seconds !== reading.seconds;
    if (isForgotten && !forgetsPeriod(chosen, seconds, reading)) continue;
    const total = cost + parted + reading.cost + (isForgotten ? costs.some : 0) + (chosen.length === 1 ? aloneCost(chosen, reading, wanted) : togetherCost(chosen, reading, wanted));
    if (total > mostCost) continue;
    const range = rangeOf(chosen);
    found.push({ ...range, reading, cost: total, apart: apartBy(range, reading), factors: [...chosen], isSum: false });
  }
}

/** "Five devices …, each device sends two messages": what is said of each goes with how many there are. */
function partedCost(chosen: readonly Chosen[], partners: ReadonlyMap<Fact, readonly Fact[]>, costs: Costs): number {
  let cost = 0;
  for (const { fact, option } of chosen) {
    const of = option.power === 1 ? partners.get(fact) : undefined;
    if (of !== undefined && !of.some((partner) => chosen.some((one) => one.fact === partner))) cost += costs.some;
  }
  return cost;
}

/** "A million a second over a hundred thousand per node is ten nodes": the second divisor is by the second too. */
const forgetsPeriod = (chosen: readonly Chosen[], seconds: number, reading: Reading): boolean =>
  seconds === -1 && reading.seconds === 0 && isNeutral(reading) && chosen.length > 1 && chosen.some(({ option }) => option.power === -1 && isNeutral(option) && option.isDivisor);

function rangeOf(chosen: readonly Chosen[]): { readonly low: number; readonly high: number } {
  let [low, high] = [1, 1];
  for (const { option } of chosen) {
    low *= option.power === 1 ? option.low : 1 / option.high;
    high *= option.power === 1 ? option.high : 1 / option.low;
  }
  return { low, high };
}

type Range = { readonly low: number; readonly high: number };

/** The factor between two ranges: 1 where they meet. */
export function apartBy(one: Range, other: Range): number {
  if (one.low <= other.high && other.low <= one.high) return 1;
  return one.low > other.high ? one.low / other.high : other.low / one.high;
}

/** One figure said again in another unit; counts of one thing are never counts of another. */
function aloneCost([only]: readonly Chosen[], reading: Reading, { fact: result, costs }: Wanted): number {
  if (only === undefined) return Infinity;
  if (only.input.isWhole || only.option.isReckoned === true) return only.option.power === 1 ? 0 : Infinity;
  if (only.fact.figure.isRaised && result.figure.period === null && only.option.power === 1 && isNeutral(reading) && isNeutral(only.option)) return 0;
  const { option, fact: { figure, nth } } = only;
  const said = result.figure;
  // "8 ms per commit, so 125 at best": how often it goes into a second.
  if (option.power === -1 && figure.stuff === "time" && figure.each !== null && nth === result.nth && (reading.isLent !== true || reading.cost <= lentCost(costs) || said.noun === "")) return costs.slight;
  if (reading.isLent === true && figure.stuff !== "money") return Infinity;
  if (option.power === -1 && figure.period !== null && said.stuff === "time" && said.period === null && nth === result.nth) return ofOne.test(result.before) && !/\btakes?\b/i.test(result.before) ? costs.slight : Infinity;
  if (option.power === -1) return figure.stuff === "time" && figure.period === null && nth === result.nth ? costs.some : Infinity;
  if (figure.stuff === "share") return figure.factor === "nines" || (said.stuff === "time" && said.period !== null) ? 0 : Infinity;
  const isTimeShare = figure.stuff === "time" && said.stuff === "time" && figure.period !== null;
  if ((stuffs.has(figure.stuff) ? stuffs.has(said.stuff) : figure.stuff === said.stuff && figure.by === said.by) && (figure.period === said.period || said.period === null)) return Infinity;
  if (said.stuff === "bare" && said.period === null) return Infinity;
  if ((isNeutral(option) && !isTimeShare) || (figure.stuff === "bare" && figure.period === null)) return Infinity;
  if (figure.stuff === "time" && !isTimeShare) return /working|business/.test(said.text + figure.text) ? Infinity : costs.clear;
  if (figure.stuff === "size" && option.seconds === 0) return costs.some;
  return (nounsDiffer(figure.noun, said.noun) ? costs.some : 0) + (figure.stuff === "count" && figure.period === null && figure.implied === null ? costs.slight : 0);
}

/** "fifty hertz, so for one iteration twenty milliseconds". */
const ofOne = /\b(?:one|each|every|per|single|between|apart)\b/i;

const stuffs: ReadonlySet<string> = new Set(["count", "bare"]);

const nounsDiffer = (one: string, other: string): boolean => one !== "" && other !== "" && stem(one) !== stem(other) && !calls.has(one) && !calls.has(other);
const stem = (noun: string): string => noun.replace(/s$/, "");
const calls: ReadonlySet<string> = new Set(["requests", "request", "times", "queries", "calls", "ops", "events", "hits", "qps"]);

/** Figures side by side are only reckoned with one another where a word says so, or their units leave nothing else. */
function togetherCost(chosen: readonly Chosen[], reading: Reading, { fact: result, costs }: Wanted): number {
  if (!chosen.some(({ option }) => option.power === 1)) return Infinity;
  const isTime = result.figure.stuff === "time" && result.figure.period === null;
  const said = result.figure.stuff;
  if (said !== "share" && said !== "time" && !chosen.some(({ option, fact: { figure } }) => option.power === 1 && figure.stuff !== "share" && (figure.stuff !== "time" || figure.period !== null || option.seconds === 1))) return Infinity;
  if (said === "time" && !chosen.some(({ option, fact: { figure } }) => figure.stuff !== "share" && option.power === 1)) return Infinity;
  let [counts, loose, tied, shared, spent] = [0, 0, 0, 0, 0];
  for (const { input, fact, option } of chosen) {
    const isDivided = option.power === -1 && option.isDivisor;
    if (input.tie === "shared" || isDivided) tied += 1;
    if (input.isOfEach && (!isTime || fact.figure.stuff === "time")) shared += 1;
    if (option.power === -1 && option.seconds === -1) spent += 1;
    if (fact.figure.stuff === "share") shared += isTime ? 0 : 1;
    if (!isNeutral(option) || fact.figure.stuff === "share") continue;
    if (fact.figure.stuff === "time") continue;
    counts += 1;
    if ((input.tie === "none" || (isTime && input.tie === "named")) && !isDivided) loose += 1;
  }
  if (isNeutral(reading) && counts === chosen.length && tied === 0) return costs.never;
  const alike = chosen.some((one, index) => one.option.power === 1 && one.fact.figure.stuff === "count" && chosen.slice(index + 1).some((other) => other.option.power === 1 && other.fact.figure.stuff === "count" && isSameThing(one.fact.figure.noun, other.fact.figure.noun))) ? costs.clear : 0;
  return alike + Math.max(0, loose - shared) * (isTime ? (spent > 0 ? costs.trace : costs.strong) : costs.some) + (turnsBack(chosen, reading) ? costs.clear : 0) + (chosen.length > 2 && result.figure.stuff === "bare" && chosen.some(({ option }) => option.power === -1 && option.seconds === -1) ? costs.some : 0);
}

/** "50 ms × 120 ms ÷ 80 ms": a ratio of two like things beside a third. */
const turnsBack = (chosen: readonly Chosen[], reading: Reading): boolean =>
  chosen.length > 2 && chosen.some(({ option }) => option.power === -1 && !isNeutral(option) && chosen.some(({ option: other }) => other.power === 1 && other.seconds === option.seconds && other.bytes === option.bytes && other.money === option.money)) && (!isNeutral(reading) || chosen.filter(({ option }) => !isNeutral(option)).length > 2);
