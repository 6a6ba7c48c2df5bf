import type { Costs } from "#core/arithmetic/weights";
import type { Fact, Input, Option } from "#core/arithmetic/fact";

/** Figures that belong together before anything is reckoned: growth over time, and codes out of an alphabet. */

const grows = /\b(?:grow\w*|doubl\w*|tripl\w*|increas\w*|more|expand\w*|up)\b/i;
const alphabet = /\bbase[\s-]*$/i;
const places = /^(?:characters?|chars?|digits?|letters?|symbols?|places?|positions?)$/i;
const option = (value: number, cost: number): Option => ({ low: value, high: value, bytes: 0, seconds: 0, money: 0, cost, power: 1, isDivisor: false });

/** "doubles every year" and "in three years" become one factor of eight; "base 62" and "seven characters" the number of codes. */
export function joined(inputs: readonly Input[], costs: Costs): readonly Input[] {
  return codesOf(grown(inputs, costs));
}

/** "3 layers of 5 each" is fifteen where they stand side by side, and 125 where each calls the next. */
export function powerOf(inputs: readonly Input[]): Option | null {
  const depth = inputs.find(({ fact: { figure } }) => nested.test(figure.noun) && figure.low !== null && figure.low <= deepest)?.fact.figure.low;
  const fan = inputs.find(({ fact: { figure }, isOfEach, tie }) => (isOfEach || tie === "shared") && !nested.test(figure.noun) && (figure.stuff === "bare" || figure.stuff === "count") && figure.low !== null)?.fact.figure.low;
  return depth === undefined || depth === null || fan === undefined || fan === null ? null : option(fan ** depth, 0);
}
const nested = /^(?:layers?|levels?|tiers?|hops?|rounds?|generations?|stages?)$/i;
const deepest = 12;

function grown(inputs: readonly Input[], costs: Costs): readonly Input[] {
  const growth = inputs.find(({ fact }) => isGrowth(fact));
  const span = inputs.find(({ fact: { figure } }) => figure.stuff === "time" && figure.period === null && figure.low !== null);
  if (growth === undefined || span === undefined) return inputs;
  const { low: rate, period, factor } = growth.fact.figure;
  const seconds = span.fact.figure.low;
  if (rate === null || seconds === null || period === null) return inputs;
  const times = seconds / period;
  const by = factor === "part" ? 1 + rate : rate;
  const steady = factor === "part" ? 1 + rate * times : rate * times;
  // Growth that was reckoned straight, or a period too many.
  const whole: Input = { slips: [by * times, times, 1 + (by - 1) * times].map((straight) => by ** times / straight).concat(by), fact: growth.fact, options: [option(by ** times, 0), option(steady, costs.strong)], omitted: Infinity, tie: "shared", isOfEach: false, isWhole: false };
  return inputs.flatMap((input) => (input === growth ? [whole] : input === span ? [] : [input]));
}

const isGrowth = ({ figure, sentence }: Fact): boolean => figure.period !== null && (figure.factor !== null || figure.noun === "times") && grows.test(sentence);

function codesOf(inputs: readonly Input[]): readonly Input[] {
  const base = inputs.find(({ fact }) => alphabet.test(fact.before));
  const length = inputs.find(({ fact }) => places.test(fact.figure.noun)) ?? inputs.find((input) => input !== base && input.fact.figure.stuff === "bare");
  const [of, many] = [base?.fact.figure.low, length?.fact.figure.low];
  if (base === undefined || length === undefined || of === undefined || of === null || many === undefined || many === null) return inputs;
  const whole: Input = { fact: base.fact, options: [option(of ** many, 0)], omitted: Infinity, tie: "shared", isOfEach: false, isWhole: true };
  return inputs.flatMap((input) => (input === base ? [whole] : input === length ? [] : [input]));
}
