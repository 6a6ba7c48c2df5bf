import { touches, type Mark } from "#core/arithmetic/marks";
import { letters } from "#core/arithmetic/number-words";
import { moneySigns, secondsIn } from "#core/arithmetic/units";
import { adjectives, bearers, looksPlural, noNouns } from "#core/arithmetic/words";

const links = new Set(["per", "a", "an", "each", "every", "/"]);
const beforeTime = new Set(["in", "for", "every", "after", "within", "took", "takes", "take", "lasts", "lasted", "than", "least", "until", "ttl", "timeout", "window", "interval", "expiry", "expires", "lease", "sleep", "wait", "waits"]);

/**
 * What the letter behind a number multiplies it by: 100k, 2.5M, "2 400 B/day". Null where the letter is a unit, as in
 * "500 B each" or "a TTL of 5m". B, m, G and T are settled by what stands around them.
 *
 * @param at the number's own mark; `letter` the mark behind the number
 */
export function letterValue(marks: readonly Mark[], { at, letter, value }: { readonly at: number; readonly letter: number; readonly value: number }): number | null {
  const mark = marks[letter];
  if (mark === undefined || mark.kind !== "word") return null;
  const isClose = touches(marks[letter - 1], mark);
  switch (mark.text) {
    case "B":
      return isBillion(marks, letter, value, isClose) ? 1e9 : null;
    case "b":
      return isClose ? 1e9 : null;
    case "m":
      return isClose && !isMinutes(marks, at, letter) ? 1e6 : null;
    case "G":
      return isClose && countsSomething(marks, letter + 1) ? 1e9 : null;
    case "T":
      return isClose && countsSomething(marks, letter + 1) ? 1e12 : null;
    default:
      return letters.get(mark.text) ?? null;
  }
}

/** Bytes are few and belong to something; billions are counted things, or pass by the hour. */
function isBillion(marks: readonly Mark[], letter: number, value: number, isClose: boolean): boolean {
  const link = marks[letter + 1];
  const time = marks[letter + 2];
  if (link !== undefined && time !== undefined && links.has(link.lower)) {
    const seconds = secondsIn.get(time.lower);
    if (seconds !== undefined) return seconds > 1 || value < mostBillionsPerSecond;
    if (link.lower === "per" || link.lower === "each" || bearers.has(time.lower)) return false;
  }
  if (link?.lower === "each" || link?.lower === "apiece" || link?.lower === "of") return false;
  if (countsSomething(marks, letter + 1)) return true;
  return value < (isClose ? fewestBytesClose : fewestBytesApart);
}

const mostBillionsPerSecond = 64;
const fewestBytesClose = 16;
const fewestBytesApart = 8;

function countsSomething(marks: readonly Mark[], at: number): boolean {
  const mark = marks[at];
  if (mark === undefined || mark.kind !== "word" || noNouns.has(mark.lower) || secondsIn.has(mark.lower)) return links.has(mark?.lower ?? "") && secondsIn.has(marks[at + 1]?.lower ?? "");
  return looksPlural(mark.lower) || adjectives.has(mark.lower) || (marks[at + 1]?.kind === "word" && looksPlural(marks[at + 1]?.lower ?? ""));
}

/** "every 5m", "a TTL of 5m", but "$5m" and "5m users". */
function isMinutes(marks: readonly Mark[], at: number, letter: number): boolean {
  if (moneySigns.has(marks[at - 1]?.text ?? "") || countsSomething(marks, letter + 1)) return false;
  const before = [marks[at - 1]?.lower ?? "", marks[at - 2]?.lower ?? "", marks[at - 3]?.lower ?? ""];
  return beforeTime.has(before[0] ?? "") || (["of", "is", "about", "to", "~", "a", "the", "around"].includes(before[0] ?? "") && before.some((word) => beforeTime.has(word)));
}
