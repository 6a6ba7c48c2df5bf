import type { Quantity } from "#core/arithmetic/quantity";
import type { Factor } from "#core/arithmetic/statements";

/** Powers of the base units in a product: bytes, and seconds. Things counted have none. */
type Dimension = { readonly bytes: number; readonly seconds: number };

const none: Dimension = { bytes: 0, seconds: 0 };

/** Null where a figure is not reckoned with: money, and parts of a day's uptime. */
function dimensionOf({ unitClass }: Quantity): Dimension | null {
  switch (unitClass) {
    case "count":
    case "bare":
    case "ratio":
      return none;
    case "rate":
      return { bytes: 0, seconds: -1 };
    case "size":
      return { bytes: 1, seconds: 0 };
    case "bandwidth":
      return { bytes: 1, seconds: -1 };
    case "time":
      return { bytes: 0, seconds: 1 };
    case "money":
    case "availability":
      return null;
  }
}

const daySeconds = 86_400;

/**
 * What factors come to in the unit of a result; null where their units do not lead there.
 *
 * @param isDaily counts of a day may stand for a rate: "a hundred million users times ten, so 12 thousand a second"
 * @param isLenient a quotient may forget its period: "a million a second over a hundred thousand per node is ten nodes"
 */
export function computed(factors: readonly Factor[], result: Quantity, isDaily: boolean, isLenient: boolean): number | null {
  const wanted = dimensionOf(result);
  let value = 1;
  let bytes = 0;
  let seconds = 0;
  for (const { quantity, power } of factors) {
    const own = dimensionOf(quantity);
    if (own === null || quantity.value === null || quantity.value === 0) return null;
    value *= quantity.value ** power;
    bytes += own.bytes * power;
    seconds += own.seconds * power;
  }
  if (wanted === null || bytes !== wanted.bytes) return null;
  const off = seconds - wanted.seconds;
  if (off === 0) return value;
  if (off === 1 && isDaily && wanted.seconds === -1) return value / daySeconds;
  return isLenient && Math.abs(off) === 1 && wanted.seconds === 0 && factors.some(({ power }) => power === -1) ? value : null;
}

const mostFactors = 3;

/** Every way in which some of the figures may belong together, the nearest first: products, and quotients by one of them. */
export function combinations(quantities: readonly Quantity[]): readonly (readonly Factor[])[] {
  const recent = [...quantities].reverse();
  const chosen: (readonly Quantity[])[] = [];
  const extend = (some: readonly Quantity[], from: number): void => {
    if (some.length > 0) chosen.push(some);
    if (some.length === mostFactors) return;
    for (let index = from; index < recent.length; index += 1) {
      const next = recent[index];
      if (next !== undefined) extend([...some, next], index + 1);
    }
  };
  extend([], 0);
  return [...chosen]
    .sort((one, other) => one.length - other.length)
    .flatMap((some) => {
      const inOrder = [...some].reverse();
      const product = inOrder.map((quantity): Factor => ({ quantity, power: 1 }));
      return some.length === 1 ? [product, ...product.flatMap(({ quantity }): (readonly Factor[])[] => (quantity.unitClass === "time" ? [[{ quantity, power: -1 }]] : []))] : [product, ...inOrder.map((_, divisor) => product.map((factor, index): Factor => (index === divisor ? { ...factor, power: -1 } : factor)))];
    });
}
