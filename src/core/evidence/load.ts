import type { Quantity } from "#core/arithmetic/quantity";
import type { HeardSentence } from "#core/evidence/hear";

/** The topic of numbers about the load. */
export const loadTopic = "scale-number";

/** What is put in place, and not what comes in: "3 regions", "2 replicas", "5 retries". */
const providedNouns = /^(?:regions?|zones?|replicas?|cop(?:y|ies)|nodes?|machines?|servers?|instances?|brokers?|shards?|partitions?|clusters?|data ?cent(?:er|re)s?|retries|tries|attempts?|versions?|ports?|nines)$/;
const availabilityWords = /\b(?:availab\w*|uptime|up ?time|nines|slas?|slos?|reliab\w*|durab\w*|of the (?:time|month|year|calls|requests))\b/i;
const leastAvailability = 0.9;
/** A share of what comes in, in a word: "half of the orders fall into two hours". */
const shareWords = /\b(?:half|thirds?|quarters? of|twice|double[sd]?|triple[sd]?)\b/i;

/**
 * Whether the figures of a sentence, where it has any, say how much there is of something: calls, data, money, a factor of growth. How
 * long something may take, how long it is kept, how often it is up and how many machines it runs on are no load.
 */
export function mayTellLoad({ quantities }: HeardSentence, said: string): boolean {
  const others = quantities.filter(({ unitClass }) => unitClass !== "time" && unitClass !== "availability");
  return quantities.length === 0 || others.some((quantity) => isLoad(quantity, said)) || (others.length > 0 && shareWords.test(said));
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
