/** Two judgements of one thing, each from 1 to 4. */
export type Pair = { readonly one: number; readonly other: number };

const levels = 4;

/**
 * Cohen's kappa with quadratic weights, over judgements rounded to whole levels: 1 full agreement, 0 what chance would give.
 *
 * @returns null where nothing is judged, or all of it alike by both sides: then there is nothing to agree about
 * Source: J. Cohen, Weighted kappa, Psychological Bulletin 70 (1968)
 */
export function quadraticKappa(pairs: readonly Pair[]): number | null {
  const whole = pairs.map(({ one, other }) => ({ one: wholeLevel(one), other: wholeLevel(other) }));
  const share = (side: keyof Pair, level: number) => whole.filter((pair) => pair[side] === level).length / whole.length;
  let seen = 0;
  let expected = 0;
  for (const { one, other } of whole) seen += (one - other) ** 2 / whole.length;
  for (let one = 1; one <= levels; one += 1) for (let other = 1; other <= levels; other += 1) expected += share("one", one) * share("other", other) * (one - other) ** 2;
  return whole.length === 0 || expected === 0 ? null : 1 - seen / expected;
}

export const wholeLevel = (value: number): number => Math.min(levels, Math.max(1, Math.round(value)));

/** The share of pairs that come out on the same whole level. */
export const exactShare = (pairs: readonly Pair[]): number => mean(pairs.map(({ one, other }) => (wholeLevel(one) === wholeLevel(other) ? 1 : 0)));

/** The share of pairs at most one whole level apart. */
export const adjacentShare = (pairs: readonly Pair[]): number => mean(pairs.map(({ one, other }) => (Math.abs(wholeLevel(one) - wholeLevel(other)) <= 1 ? 1 : 0)));

/** Spearman's rank correlation; ties share their mean rank. Null where either side never varies. */
export function rankCorrelation(pairs: readonly Pair[]): number | null {
  return correlation(ranks(pairs.map(({ one }) => one)), ranks(pairs.map(({ other }) => other)));
}

function ranks(values: readonly number[]): readonly number[] {
  const sorted = [...values].sort((one, other) => one - other);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2);
}

/** Pearson's correlation. Null where either side never varies. */
export function correlation(one: readonly number[], other: readonly number[]): number | null {
  const [meanOne, meanOther] = [mean(one), mean(other)];
  let both = 0;
  let ofOne = 0;
  let ofOther = 0;
  for (const [index, value] of one.entries()) {
    const [a, b] = [value - meanOne, (other[index] ?? 0) - meanOther];
    both += a * b;
    ofOne += a * a;
    ofOther += b * b;
  }
  return ofOne === 0 || ofOther === 0 ? null : both / Math.sqrt(ofOne * ofOther);
}

/**
 * Of all pairs of one set that differ in level, the share that the readings put in the same order; a tie counts half.
 * Null where no set holds two levels.
 */
export function orderedShare(items: readonly { readonly set: string; readonly level: number; readonly value: number }[]): number | null {
  const scores = items.flatMap((one, index) =>
    items.slice(index + 1).flatMap((other) => {
      if (one.set !== other.set || one.level === other.level) return [];
      const agreement = (one.level - other.level) * (one.value - other.value);
      return [agreement > 0 ? 1 : agreement === 0 ? 0.5 : 0];
    }),
  );
  return scores.length === 0 ? null : mean(scores);
}

/** The items by their key, in the order in which the keys first came. */
export function grouped<T>(items: readonly T[], key: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups.values()];
}

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/**
 * The interval in which 95 of 100 resamples of whole groups fall (percentile bootstrap). Groups are drawn, not single items:
 * answers of one author are alike.
 *
 * @param seed the same seed gives the same interval
 */
export function interval<T>(groups: readonly (readonly T[])[], figure: (items: readonly T[]) => number | null, seed = 1, rounds = 1000): { readonly low: number; readonly high: number } | null {
  const draw = generator(seed);
  const drawn: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const sample = groups.flatMap(() => groups[Math.floor(draw() * groups.length)] ?? []);
    const value = figure(sample);
    if (value !== null) drawn.push(value);
  }
  drawn.sort((one, other) => one - other);
  const at = (share: number) => drawn[Math.min(drawn.length - 1, Math.floor(drawn.length * share))];
  const [low, high] = [at(0.025), at(0.975)];
  return low === undefined || high === undefined ? null : { low, high };
}

/** A linear congruential generator, 0 up to 1. Source: Numerical Recipes, third edition, section 7.1. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
