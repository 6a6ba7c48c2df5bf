import type { Known } from "#core/arithmetic/claim";
import type { Fact } from "#core/arithmetic/fact";
import type { Figure } from "#core/arithmetic/figure";
import { isTied } from "#core/arithmetic/licence";

/** Whether the figures before a result hold what it is made of at all. */
export function couldLead({ figure }: Fact, known: readonly Known[]): boolean {
  const has = (wanted: (other: Figure) => boolean): boolean => known.some(({ fact }) => wanted(fact.figure));
  switch (figure.stuff) {
    case "size":
    case "money":
      return has(({ stuff }) => stuff === figure.stuff || (figure.stuff === "money" && stuff === "bare"));
    case "time":
      return has(({ stuff, period, factor, isBits }) => stuff === "time" || period !== null || factor === "nines" || isBits);
    case "count":
    case "bare":
    case "share":
      return figure.period === null ? known.length > 1 || has(({ stuff, period, implied, factor }) => stuff === "size" || stuff === "time" || stuff === "money" || period !== null || implied !== null || factor === "nines") : has(({ stuff, period, implied }) => stuff !== "share" || period !== null || implied !== null);
  }
}

/** Where nothing concludes, things counted and spans of time follow only from figures that are tied together by a word. */
export const couldBeTold = ({ figure: { stuff, period } }: Fact, known: readonly Known[]): boolean =>
  period !== null || stuff === "size" || stuff === "money" || known.some(({ fact }) => isTied(fact) || fact.figure.period !== null || (stuff === "time" && fact.figure.isBits));
