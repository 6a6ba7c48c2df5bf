import type { Claim } from "#core/arithmetic/claim";
import type { Explanation } from "#core/arithmetic/explain";
import type { Fact } from "#core/arithmetic/fact";

/** How many figures back the one may stand that is taken with the last. */
const farthestBack = 4;

/**
 * Whether the figure right before a result and one shortly before it come to it, in the result's own measure. Then what else was said has
 * gone into one of them, unnoticed: "168 of them, 8 GB a piece, so 1.3 TB" needs no week again. Left out by it may not be what people
 * forget: copies, directions, what each of some things holds.
 */
export function isReachedAtOnce({ result, known, weights: { right } }: Claim, { factors }: Explanation): boolean {
  const value = valueOf(result);
  const last = known.at(-1)?.fact;
  if (value === null || last === undefined || factors.length < 2) return false;
  return known.slice(-farthestBack, -1).some(({ fact }) => {
    const [one, other] = [valueOf(fact), valueOf(last)];
    if (one === null || other === null) return false;
    const left = factors.flatMap((factor) => (factor.fact === fact || factor.fact === last ? [] : [factor.fact]));
    return left.length > 0 && !left.some(isForgettable) && hasMeasureOf(result, [fact, last]) && isNear(one * other, value, right);
  });
}

const valueOf = ({ figure: { quantity } }: Fact): number | null => quantity.value;

/** A product has the measure of one of the two, and the other only counts. */
function hasMeasureOf({ figure: { stuff } }: Fact, [one, other]: readonly [Fact, Fact]): boolean {
  const counts = ({ figure }: Fact): boolean => figure.stuff === "count" || figure.stuff === "bare" || figure.stuff === "share";
  const isOf = ({ figure }: Fact): boolean => figure.stuff === stuff || (stuff === "bare" && figure.stuff === "count") || (stuff === "count" && figure.stuff === "bare");
  return (isOf(one) && counts(other)) || (isOf(other) && counts(one));
}

const forgettable = /\b(?:each|every|cop(?:y|ies)|replicas?|replication|directions?|both ways|mirror\w*|redundan\w*|availability zones?|zones?|regions?)\b/i;
const isForgettable = ({ figure, before, after }: Fact): boolean => figure.factor === "times" || (figure.stuff === "count" && figure.each !== null) || forgettable.test(`${before.slice(-24)} ${figure.text} ${after.slice(0, 24)}`);

const isNear = (one: number, other: number, most: number): boolean => Math.max(one / other, other / one) <= most;
