import type { Quantity } from "#core/arithmetic/quantity";
import type { HeardSentence } from "#core/evidence/hear";

/** The topic of numbers about the load. */
export const loadTopic = "scale-number";

/** What is put in place, and not what comes in: "3 regions", "2 replicas", "5 retries". */
const providedNouns = /^(?:regions?|zones?|replicas?|cop(?:y|ies)|nodes?|machines?|servers?|instances?|brokers?|shards?|partitions?|clusters?|data ?cent(?:er|re)s?|retries|tries|attempts?|versions?|ports?|nines)$/;
const availabilityWords = /\b(?:availab\w*|uptime|up ?time|nines|slas?|slos?|reliab\w*|durab\w*|of the (?:time|month|year|calls|requests))\b/i;
const leastAvailability = 0.9;
/** A share of what comes in, in a word: "half of the orders fall into two hours". "Half of the target" and "half an hour" are none. */
const shareWords = /\b(?:half(?! an? )|(?:an?|one|two) thirds?|quarters? of(?! an)|twice|double[sd]?(?![ -]check)|triple[sd]?)\b(?! (?:of )?(?:the|our|its|that|this) (?:\w+ )?(?:target|budget|limit|goal|deadline|time|latency|timeout|slo|objective)\b)/i;
/** The shortest time, in seconds, over which a load is spread; what is shorter is how long an answer takes. */
const shortestSpreadSeconds = 60;

/**
 * Whether the figures of a sentence, where it has any, say how much there is of something: calls, data, money, a factor of growth. How
 * long something may take, how long it is kept, how often it is up and how many machines it runs on are no load.
 */
export function mayTellLoad({ quantities }: HeardSentence, said: string): boolean {
  return quantities.length === 0 || quantities.some((quantity) => isLoad(quantity, said)) || (shareWords.test(said) && quantities.every(leavesRoomForShare));
}

function leavesRoomForShare({ unitClass, value }: Quantity): boolean {
  return unitClass !== "availability" && (unitClass !== "time" || (value ?? 0) >= shortestSpreadSeconds);
}

function isLoad({ unitClass, value, noun }: Quantity, said: string): boolean {
  switch (unitClass) {
    case "time":
    case "availability":
      return false;
    case "count":
      return !providedNouns.test(noun);
    case "ratio":
      return !(value !== null && value >= leastAvailability && value <= 1 && availabilityWords.test(said));
    case "rate":
    case "size":
    case "bandwidth":
    case "money":
    case "bare":
      return true;
  }
}
