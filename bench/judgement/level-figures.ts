import { grouped, mean, orderedShare, type Pair } from "./agreement";
import { isGaming, isTwin, spoken, type Read } from "./read-items";

/** Figures about levels, over answers of their own: neither twins nor answers made to fool a reading. */

export const honest = (items: readonly Read[]): readonly Read[] => items.filter((item) => !isGaming(item) && !isTwin(item));

/** The reading beside what raters see, or beside what the author meant where nobody has rated it. */
export const againstPeople = (items: readonly Read[]): readonly Pair[] => items.map(({ rated, level, value }) => ({ one: rated ?? level, other: value }));
export const againstAuthors = (items: readonly Read[]): readonly Pair[] => items.map(({ level, value }) => ({ one: level, other: value }));

/** One rater beside another, over all pairs that rated the same answer. */
export const betweenRaters = (items: readonly Read[]): readonly Pair[] =>
  items.flatMap(({ ratings }) => ratings.flatMap((one, index) => ratings.slice(index + 1).map((other) => ({ one: one.level, other: other.level }))));

/** The reading beside each single rater: the fair comparison with how far raters agree with one another. */
export const againstSingleRaters = (items: readonly Read[]): readonly Pair[] => items.flatMap(({ ratings, value }) => ratings.map(({ level }) => ({ one: level, other: value })));

/** Sets of answers to one question at one length. */
export const setsOf = (items: readonly Read[]): readonly (readonly Read[])[] => grouped(items, ({ set }) => set);
export const ordered = (items: readonly Read[]): number | null => orderedShare(items);

/** The share of answers whose biggest gap, as the report names it, is one that a rater names. Null where nobody has rated. */
export function gapShare(items: readonly Read[]): number | null {
  const named = items.flatMap(({ ratings, assessment }) => {
    const gaps = ratings.flatMap((rating) => rating.gaps);
    return gaps.length === 0 || assessment.firstFix === null ? [] : [gaps.includes(assessment.firstFix.signal) ? 1 : 0];
  });
  return named.length === 0 ? null : mean(named);
}

/** How often the first gap of one rater is among those that another names. */
export function gapShareBetweenRaters(items: readonly Read[]): number | null {
  const named = items.flatMap(({ ratings }) =>
    ratings.flatMap((one) => ratings.filter((other) => other.rater !== one.rater && other.gaps.length > 0).flatMap((other) => (one.gaps[0] === undefined ? [] : [other.gaps.includes(one.gaps[0]) ? 1 : 0]))),
  );
  return named.length === 0 ? null : mean(named);
}

const count = (pattern: RegExp) => (item: Read): number => spoken(item).match(pattern)?.length ?? 0;

/** What must not predict a level, and what a lazy judge would go by. */
export function baselines(products: readonly string[]): Readonly<Record<string, (item: Read) => number>> {
  const named = new Set(products);
  return {
    words: count(/\S+/g),
    digits: count(/\d/g),
    "technology words": (item) => (spoken(item).toLowerCase().match(/[a-z0-9]+/g) ?? []).filter((word) => named.has(word) || technology.has(word)).length,
    '"I"': count(/\bI\b/g),
    '"we"': count(/\bwe\b/gi),
  };
}

const technology: ReadonlySet<string> = new Set("cache queue database shard index replica api service server cluster latency throughput partition load balancer broker stream pipeline container microservice microservices backend frontend endpoint schema transaction lock thread algorithm hash".split(" "));

