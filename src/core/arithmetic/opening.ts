import type { Mark } from "#core/arithmetic/marks";
import { adverbs, loosely, magnitudes, ones } from "#core/arithmetic/number-words";
import { bytesIn, moneyWords, secondsIn } from "#core/arithmetic/units";

/** With what a figure can begin. Most words of a text are none of these, and nothing more is asked of them. */

export const openers: ReadonlySet<string> = new Set([
  ...ones.keys(), ...magnitudes.keys(), ...loosely, ...adverbs.keys(),
  ..."couple few several some many half both double doubled doubles doubling triple tripled triples tripling quadruple quadruples quadrupled triplicate duplicate".split(" "),
]);
const articles: ReadonlySet<string> = new Set(["a", "an", "the"]);

/** What makes a figure of an article: "a third", "a gigabyte", "an hour", "a couple". */
const behindArticles: ReadonlySet<string> = new Set([
  ...magnitudes.keys(), ...moneyWords, ...secondsIn.keys(), ...[...bytesIn.keys()].map((word) => word.toLowerCase()),
  ..."third quarter fifth tenth hundredth thousandth half halves couple few order raw whole full single good mere solid".split(" "),
]);

/** Whether a figure may begin at a mark. */
export function opens(marks: readonly Mark[], at: number): boolean {
  const mark = marks[at];
  if (mark === undefined || mark.kind === "sign") return false;
  return mark.kind === "digits" || openers.has(mark.lower) || (articles.has(mark.lower) && behindArticles.has(marks[at + 1]?.lower ?? ""));
}
