import { isNeutral, type Fact, type Reading } from "#core/arithmetic/fact";
import type { Explanation } from "#core/arithmetic/explain";
import type { Weights } from "#core/arithmetic/weights";
import { suspects } from "#core/arithmetic/diagnosis";

type Near = Weights["near"];

/** By what people are off who slip: zeros, units of time and of size, and what they forgot to reckon in, or reckoned in twice. */
const usual: readonly number[] = [2, 7, 52, 36, 86.4, 864, 360, 1e4, 1e5, 1e6, 1e9, 1024, ...suspects.map(({ factor }) => factor)];

/**
 * Whether the factor between what was said and what comes out is one that a slip makes; others are mostly figures that do not
 * belong together.
 *
 * @param own what was said beside the result, and may have been left out
 */
export function isUsualSlip({ apart, factors, isSum }: Explanation, own: readonly Fact[], within: Near): boolean {
  const isNear = (one: number, most: number): boolean => one > 0 && Math.max(apart / one, one / apart) <= most;
  if (usual.some((one) => (!isSum || one <= 1000) && isNear(one, within.usual))) return true;
  const near = (one: number): boolean => isNear(one, within.left_out);
  const left = own.filter((fact) => !factors.some((one) => one.fact === fact)).flatMap(({ figure }) => (figure.low === null ? [] : [figure.low / figure.by]));
  const taken = factors.map(({ option: { low, bytes, seconds, money }, fact: { figure } }) => (bytes === 0 && seconds === 0 && money === 0 ? low : (figure.low ?? 0) / figure.by));
  const periods = factors.flatMap(({ fact: { figure: { period } } }) => period ?? []);
  return [...periods, ...left, ...taken].some((said) => near(said) || near(1 / said) || near(said * said) || near(1 - said) || near(1 / (1 - said)) || near(said / (1 - said)) || near((1 - said) / said) || tens.some((ten) => near(said * ten)));
}
/** A factor that was left out, and a zero with it. */
const tens = [10, 100, 1000] as const;

/** Whether a result is off by just what a wrong zero makes, or a wrong unit of something that was reckoned with: too near to be chance. */
export function isExactSlip({ apart, low, high, reading, factors, isSum }: Explanation, near: Near): boolean {
  const within = low === high && reading.low === reading.high ? near.unit : 1;
  const has = (wanted: (one: Reading) => boolean): boolean => wanted(reading) || factors.some(({ option }) => wanted(option));
  const units = [...zeros, ...(has(({ seconds }) => seconds !== 0) ? ofTime : []), ...(has(({ bytes }) => bytes !== 0) ? ofSize : [])];
  // What was said in so many words, and not reckoned in.
  const left = factors.length < 2 ? [] : factors.flatMap(({ option, fact: { figure } }) => (isNeutral(option) && figure.stuff !== "time" && option.low === option.high && Math.max(option.low, 1 / option.low) >= 2 ? [Math.max(option.low, 1 / option.low)] : []));
  // Growth that was reckoned straight, or a year too many.
  if (factors.some(({ input }) => input.slips?.some((one) => Math.max(apart / one, one / apart) <= near.same) === true)) return true;
  // What hits for what misses.
  if (factors.some(({ option: { low }, fact: { figure } }) => figure.factor === "part" && low < 1 && Math.max(apart / ((1 - low) / low), ((1 - low) / low) / apart) <= near.same)) return true;
  if (left.some((one) => Math.max(apart / one, one / apart) <= near.same)) return true;
  return units.some((one) => (!isSum || one <= 1000) && Math.max(apart / one, one / apart) <= within);
}
const zeros: readonly number[] = [10, 100, 1000, 10_000, 100_000, 1e6, 1e9];
const ofTime: readonly number[] = [12, 24, 30, 60, 365, 1440, 3600, 86_400];
const ofSize: readonly number[] = [8, 1024, 8000];
