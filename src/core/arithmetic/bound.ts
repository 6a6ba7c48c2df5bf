import type { Claim } from "#core/arithmetic/claim";
import type { Explanation } from "#core/arithmetic/explain";

/** "That is well under a terabyte", "fits in 16 GB", "more than a million": true of whatever lies on that side. */
function boundOf({ result, before }: Claim): "most" | "least" | null {
  if (atMost.test(before)) return "most";
  return atLeast.test(before) || behindLeast.test(result.after) ? "least" : null;
}
const atMost = /(?<!\b(?:just|bit|little|slightly|barely|somewhat) )\b(?:under|below|less than|fewer than|at most|no more than|up to|fits? (?:\p{L}+ )?(?:in|into|on|within|inside|under)|within|smaller than|short of)\s+(?:a |an |one |the |about |our |its |that )?$/iu;
const atLeast = /(?<!\b(?:just|bit|little|slightly|barely|somewhat) )\b(?:over|above|more than|at least|no less than|beyond|exceeds?|upwards of)\s+(?:a |an |one |the |about )?$/i;
const behindLeast = /^\s*(?:or more|and more|plus|at least)\b/i;

/** Whether what was reckoned lies on the side that was named, and not so far off that nobody would say so. */
export function isWithinBound(claim: Claim, { low, high, reading }: Explanation): boolean {
  const { right, bound: slack } = claim.weights;
  switch (boundOf(claim)) {
    case "most":
      return low <= reading.high * right && low > reading.low / slack;
    case "least":
      return high >= reading.low / right && high < reading.high * slack;
    case null:
      return false;
  }
}
