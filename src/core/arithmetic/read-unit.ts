import { touches, type Mark } from "#core/arithmetic/marks";
import { magnitudes, ones } from "#core/arithmetic/number-words";
import type { UnitClass } from "#core/arithmetic/quantity";
import { numberAt } from "#core/arithmetic/read-number";
import { bytesIn, bytesPerSecondIn, centWords, fractionWords, moneySigns, moneyWords, periodWords, ratePerSecond, ratioWords, secondsIn, unsureBits } from "#core/arithmetic/units";
import { adjectives, afterOrdinal, bearers, couldBeNoun, looksPlural, noNouns } from "#core/arithmetic/words";

/** What stands behind a number: what it measures, by how much its base unit, over which time and for each of what. */
export type Unit = {
  readonly unitClass: UnitClass;
  /** Base units in one. */
  readonly by: number;
  readonly noun: string;
  /** Seconds of the period it is said over: "a day". */
  readonly period: number | null;
  /** Seconds of the period that an adjective implies: "100 million daily users". */
  readonly implied: number | null;
  /** What it is said of: "user" in "10 reads per user", "" in "10 reads each". */
  readonly each: string | null;
  /** "Mb" is a megabit by the book and a megabyte in many mouths. */
  readonly isBitUnsure: boolean;
  readonly isPlural: boolean;
  /** The first mark behind its own words; a period that stands apart from them ("2 TB | of logs a day") ends at `next`. */
  readonly ownNext: number;
  readonly next: number;
};

const plain = (unitClass: UnitClass, by: number, next: number): Unit => ({ unitClass, by, noun: "", period: null, implied: null, each: null, isBitUnsure: false, isPlural: false, ownNext: next, next });

/** The unit that begins at a mark; "bare" where none does. */
export function unitAt(marks: readonly Mark[], at: number, hasMoneySign: boolean): Unit {
  return withShare(marks, hasMoneySign ? plain("money", 1, at) : ownUnit(marks, at));
}

function ownUnit(marks: readonly Mark[], at: number): Unit {
  const mark = marks[at];
  if (mark === undefined) return plain("bare", 1, at);
  const isClose = touches(marks[at - 1], mark);
  if (mark.text === "-" && isClose && touches(mark, marks[at + 1])) {
    const hyphened = measure(marks, at + 1, false);
    return hyphened === null || hyphened.unitClass === "bare" ? plain("bare", 1, at) : hyphened;
  }
  return measure(marks, at, isClose) ?? counted(marks, at);
}

/** Everything but things counted; null where the mark is no unit. */
function measure(marks: readonly Mark[], at: number, isClose: boolean): Unit | null {
  const mark = marks[at];
  if (mark === undefined) return null;
  const after = marks[at + 1]?.lower ?? "";
  if (mark.lower === "per" && after === "cent") return plain("ratio", 0.01, at + 2);
  if ((mark.lower === "order" || mark.lower === "orders") && after === "of" && marks[at + 2]?.lower === "magnitude") return { ...plain("ratio", 1, at + 3), noun: "orders" };
  if ((mark.lower === "quarters" && after === "of") || (mark.lower === "-" && after === "quarters")) return plain("ratio", 1 / 4, at + 1);
  const fraction = fractionWords.get(mark.lower);
  if (fraction !== undefined) return plain("ratio", fraction, at + 1);
  const ratio = ratioWords.get(mark.lower);
  if (ratio !== undefined) return factor(marks, at, isClose) ?? (ratio === 1 ? null : plain("ratio", ratio, after === "point" || after === "points" ? at + 2 : at + 1));
  if (mark.lower === "nines" || (mark.lower === "9" && after === "s")) return { ...plain("availability", 1, at + 1), noun: "nines" };
  if (moneySigns.has(mark.text) || moneyWords.has(mark.lower)) return plain("money", centWords.has(mark.lower) ? 0.01 : 1, at + 1);
  const bandwidth = bytesPerSecondIn.get(mark.text);
  if (bandwidth !== undefined) return { ...plain("bandwidth", bandwidth, at + 1), period: 1 };
  if (ratePerSecond.has(mark.lower)) return { ...plain("rate", 1, at + 1), noun: "requests", period: 1 };
  return sized(marks, at, isClose) ?? timed(marks, at, isClose);
}

/** "3x", "10 times as many", "10 times a day"; null where it is the sign of a product: "5 times 10", "posts x 1 KB". */
function factor(marks: readonly Mark[], at: number, isClose: boolean): Unit | null {
  const mark = marks[at];
  if (mark?.lower === "times") {
    if (numberAt(marks, at + 1) !== null && !secondsIn.has(marks[at + 2]?.lower ?? "")) return null;
    const repeated = overTime(marks, { ...plain("count", 1, at + 1), noun: "times", isPlural: true });
    return repeated.period === null ? { ...plain("ratio", 1, at + 1), noun: "times" } : repeated;
  }
  if ((mark?.lower === "x" || mark?.lower === "×") && (!isClose || marks[at + 1]?.kind === "digits")) return null;
  return ratioWords.get(mark?.lower ?? "") === 1 ? plain("ratio", 1, at + 1) : null;
}

function sized(marks: readonly Mark[], at: number, isClose: boolean): Unit | null {
  const mark = marks[at];
  if (mark === undefined) return null;
  if (isClose && (mark.text === "G" || mark.text === "T")) return overTime(marks, plain("size", mark.text === "G" ? 1e9 : 1e12, at + 1));
  const bytes = bytesIn.get(mark.text) ?? (mark.lower.length > 2 ? bytesIn.get(mark.lower) : undefined);
  return bytes === undefined ? null : overTime(marks, { ...plain("size", bytes, at + 1), isBitUnsure: unsureBits.has(mark.text) });
}

const ofTime = new Set(["working", "business", "calendar", "whole", "full", "long", "more", "straight", "consecutive", "extra", "good", "solid", "wall", "engineer", "person", "cpu", "gpu", "vcpu", "core", "machine", "server", "node"]);

function timed(marks: readonly Mark[], at: number, isClose: boolean): Unit | null {
  const mark = marks[at];
  if (mark === undefined) return null;
  if (ofTime.has(mark.lower)) return secondsIn.has(marks[at + 1]?.lower ?? "") ? timed(marks, at + 1, false) : null;
  if (mark.text === "m" && isClose) return plain("time", 60, at + 1);
  const seconds = secondsIn.get(mark.text.length === 1 ? mark.text : mark.lower);
  if (seconds === undefined || (mark.text === "d" && !isClose)) return null;
  return overTime(marks, plain("time", seconds, at + 1));
}

/** The thing counted: the first plural among the next words, past what describes it; else the next word, where it can be one. */
function counted(marks: readonly Mark[], at: number): Unit {
  let implied: number | null = null;
  let only = -1;
  for (let next = at; next < at + mostDescriptions; next += 1) {
    const mark = marks[next];
    if (mark === undefined || mark.kind !== "word" || isNoNoun(mark)) break;
    implied ??= periodWords.get(mark.lower) ?? null;
    if (looksPlural(mark.lower)) return overTime(marks, { ...plain("count", 1, next + 1), noun: nounOf(mark), implied, isPlural: true });
    if (only < 0 && !adjectives.has(mark.lower)) only = next;
  }
  const noun = marks[only];
  return overTime(marks, noun === undefined || !couldBeNoun(noun.lower) ? plain("bare", 1, at) : { ...plain("count", 1, only + 1), noun: nounOf(noun), implied: only === at ? null : implied });
}

const mostDescriptions = 4;
const isNoNoun = ({ lower, text }: Mark): boolean => (noNouns.has(lower) && !adjectives.has(lower)) || secondsIn.has(lower) || ones.has(lower) || magnitudes.has(lower) || bytesIn.has(text);
const nounOf = ({ lower }: Mark): string => (lower === "dau" || lower === "mau" ? "users" : lower);

const overWords = new Set(["per", "a", "an", "each", "every", "/"]);

/** "… per second", "… a day", "…/s", "… of logs per day", "… daily": over a period, past what it is said of: "10 reads per user per day". */
function overTime(marks: readonly Mark[], unit: Unit): Unit {
  let at = unit.next;
  let each: string | null = null;
  if (unit.unitClass === "size" || unit.unitClass === "time") at = afterStuff(marks, at);
  for (let share = shareAt(marks, at); share !== null && each === null; share = shareAt(marks, at)) {
    each = share.each;
    at = share.next;
  }
  const link = marks[at];
  const period = marks[at + 1];
  const adverb = unit.unitClass !== "time" ? periodWords.get(link?.lower ?? "") : undefined;
  const isApart = unit.unitClass === "time" || unit.unitClass === "money" || (unit.unitClass === "size" && at !== unit.next);
  if (adverb !== undefined && !(marks[at + 1]?.kind === "word" && looksPlural(marks[at + 1]?.lower ?? ""))) return over(unit, { period: adverb, each, isApart, next: at + 1 });
  if (link === undefined || period === undefined || !overWords.has(link.lower)) return unit;
  const seconds = secondsIn.get(period.text.length === 1 ? period.text : period.lower);
  if (seconds === undefined || (link.lower !== "/" && period.text.length === 1)) return unit;
  if (period.lower === "second" && link.lower !== "per" && link.lower !== "/" && isOrdinal(marks, at + 2)) return unit;
  return over(unit, { period: seconds, each, isApart, next: at + 2 });
}

type Over = { readonly period: number; readonly each: string | null; readonly isApart: boolean; readonly next: number };

/** What a unit is over a period: sizes become bandwidths and counts rates, unless the period stands apart; time and money stay. */
function over(unit: Unit, { period, each, isApart, next }: Over): Unit {
  const timed = { ...unit, period, each, next };
  if (isApart) return timed;
  return { ...timed, unitClass: unit.unitClass === "size" ? "bandwidth" : unit.unitClass === "count" || unit.unitClass === "bare" ? "rate" : unit.unitClass, ownNext: next };
}

/** "a second time", "a second one"; but "40 requests a second one primary does" counts seconds. */
function isOrdinal(marks: readonly Mark[], at: number): boolean {
  const after = marks[at]?.lower ?? "";
  return after === "one" ? marks[at + 1]?.kind !== "word" || noNouns.has(marks[at + 1]?.lower ?? "") : afterOrdinal.has(after);
}

/** "5 TB | of new data | per day": skipped only where a period follows. */
function afterStuff(marks: readonly Mark[], at: number): number {
  if (marks[at]?.lower !== "of") return at;
  for (let next = at + 1; next < at + mostDescriptions && marks[next]?.kind === "word"; next += 1) {
    const link = marks[next + 1]?.lower ?? "";
    if ((overWords.has(link) && secondsIn.has(marks[next + 2]?.lower ?? "")) || periodWords.has(link)) return next + 1;
  }
  return at;
}

/** "per user", "/ node", "a post", "each", "for every user": what a quantity is said of. */
function shareAt(marks: readonly Mark[], at: number): { readonly each: string; readonly next: number } | null {
  const link = marks[at];
  if (link === undefined) return null;
  if (link.lower === "for" && (marks[at + 1]?.lower === "each" || marks[at + 1]?.lower === "every")) return shareAt(marks, at + 1);
  const of = marks[at + 1];
  const isBearer = of?.kind === "word" && !secondsIn.has(of.lower) && !noNouns.has(of.lower);
  if (isBearer && (link.lower === "per" || ((link.lower === "a" || link.lower === "an" || link.lower === "/") && bearers.has(of.lower)) || (link.lower === "every" && bearers.has(of.lower)))) {
    return { each: of.lower, next: at + 2 };
  }
  if (link.lower === "each" || link.lower === "apiece") return isBearer && bearers.has(of.lower) ? { each: of.lower, next: at + 2 } : { each: "", next: at + 1 };
  return null;
}

/** What it is said of may stand behind the period too: "2k requests a second per node". */
function withShare(marks: readonly Mark[], unit: Unit): Unit {
  const rate = unit.period === null && unit.unitClass === "money" ? overTime(marks, unit) : unit;
  const share = rate.each === null ? shareAt(marks, rate.next) : null;
  return share === null ? rate : { ...rate, each: share.each };
}
