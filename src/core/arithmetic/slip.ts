import type { Fact } from "#core/arithmetic/fact";
import type { Explanation } from "#core/arithmetic/explain";
import { suspects } from "#core/arithmetic/diagnosis";

/** By what people are off who slip: zeros, units of time and of size, and what they forgot to reckon in, or reckoned in twice. */
const usual: readonly number[] = [2, 7, 52, 1e4, 1e5, 1e6, 1e9, 1024, ...suspects.map(({ factor }) => factor)];
const closeness = 1.12;
/** A figure that was left out comes out more exactly. */
const exactly = 1.07;

/**
 * Whether the factor between what was said and what comes out is one that a slip makes; others are mostly figures that do not
 * belong together.
 *
 * @param own what was said beside the result, and may have been left out
 */
export function isUsualSlip({ apart, factors }: Explanation, own: readonly Fact[]): boolean {
  const isNear = (one: number, within: number): boolean => one > 0 && Math.max(apart / one, one / apart) <= within;
  if (usual.some((one) => isNear(one, closeness))) return true;
  const near = (one: number): boolean => isNear(one, exactly);
  const left = own.filter((fact) => !factors.some((one) => one.fact === fact)).flatMap(({ figure }) => (figure.low === null ? [] : [figure.low / figure.by]));
  const taken = factors.map(({ option: { low, bytes, seconds, money }, fact: { figure } }) => (bytes === 0 && seconds === 0 && money === 0 ? low : (figure.low ?? 0) / figure.by));
  const periods = factors.flatMap(({ fact: { figure: { period } } }) => period ?? []);
  return [...periods, ...left, ...taken].some((said) => near(said) || near(1 / said) || near(said * said) || near(1 - said) || near(1 / (1 - said)) || tens.some((ten) => near(said * ten)));
}
/** A factor that was left out, and a zero with it. */
const tens = [10, 100, 1000] as const;
