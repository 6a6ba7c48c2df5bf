import { marksOf, touches, type Mark } from "#core/arithmetic/marks";
import type { Measured } from "#core/arithmetic/measured";
import { isInName, isNamed } from "#core/arithmetic/names";
import type { Quantity, UnitClass } from "#core/arithmetic/quantity";
import { opens } from "#core/arithmetic/opening";
import { numberAt, type SpokenNumber } from "#core/arithmetic/read-number";
import { unitAt, type Unit } from "#core/arithmetic/read-unit";
import { moneySigns } from "#core/arithmetic/units";

/**
 * The numbers of a text with what they measure, in order. Names that hold digits (p99, S3, v2.3, HTTP 429, 14:02, 2021) are
 * no quantities; a vague number keeps the value null.
 */
export function quantitiesIn(text: string): readonly Quantity[] {
  return measuredIn(text, marksOf(text)).map(({ quantity }) => quantity);
}

/** The same, with what arithmetic needs to know of how each was said. */
export function measuredIn(text: string, marks: readonly Mark[]): readonly Measured[] {
  const found: Measured[] = [];
  let at = 0;
  let taken = 0;
  while (at < marks.length) {
    const measured = measuredAt(text, marks, at, taken);
    if (measured === null) at += 1;
    else {
      found.push(measured);
      at = Math.max(at + 1, measured.next);
      taken = at;
    }
  }
  return found;
}

/** @param taken marks before this one belong to the quantity before: in "100$100" the sign is the first one's */
function measuredAt(text: string, marks: readonly Mark[], at: number, taken: number): Measured | null {
  const mark = marks[at];
  if (mark === undefined || !opens(marks, at) || isInName(marks, at)) return null;
  const first = numberAt(marks, at);
  if (first === null) return null;
  const sign = at > taken ? signBefore(marks, at, mark) : null;
  const range = rangeAfter(marks, at, first);
  const last = range ?? first;
  const unit = unitAt(marks, last.next, sign !== null);
  if (isNoQuantity(marks, at, { first, isRange: range !== null, unit })) return null;

  const start = (sign ?? mark).start;
  const end = marks[unit.ownNext - 1]?.end ?? mark.end;
  const low = inBase(first.value === null ? null : first.value * lent(first, range), unit);
  const high = range === null ? low : inBase(range.value, unit);
  return {
    quantity: { start, end, text: text.slice(start, end), value: low === null || high === null ? null : low === high ? low : (low + high) / 2, low, high, unitClass: unit.unitClass, noun: unit.unitClass === "ratio" || unit.unitClass === "availability" ? "" : unit.noun },
    low: overPeriod(low, unit),
    high: overPeriod(high, unit),
    from: sign === null ? at : at - 1,
    next: unit.next,
    period: unit.period,
    implied: unit.implied,
    each: unit.each,
    isBitUnsure: unit.isBitUnsure,
  };
}

function signBefore(marks: readonly Mark[], at: number, mark: Mark): Mark | null {
  const before = marks[at - 1];
  return before !== undefined && moneySigns.has(before.text) && touches(before, mark) ? before : null;
}

/** A value in base units: seconds, bytes, per second. Money and downtime keep their amount: their period is no part of the class. */
function inBase(value: number | null, { unitClass, by, period, noun }: Unit): number | null {
  if (value === null) return null;
  if (unitClass === "availability") return 1 - 10 ** -value;
  if (noun === "orders" && unitClass === "ratio") return 10 ** value;
  return isOverTime(unitClass) && period !== null ? (value * by) / period : value * by;
}

/** The period of a quantity whose class leaves it out. */
const overPeriod = (value: number | null, { unitClass, period }: Unit): number | null => (value === null || period === null || isOverTime(unitClass) ? value : value / period);

const isOverTime = (unitClass: UnitClass): boolean => unitClass === "rate" || unitClass === "bandwidth";

const links = new Set(["to", "or", "-", "–"]);

/** "six or seven thousand", "20 to 30 percent", "5–10", "between 5 and 10": not "from 20 to 3", which is a change. */
export function rangeAfter(marks: readonly Mark[], at: number, first: SpokenNumber): SpokenNumber | null {
  const link = marks[first.next];
  const before = marks[at - 1]?.lower ?? "";
  if (link === undefined || first.value === null || before === "from") return null;
  if (!(links.has(link.lower) || (link.lower === "and" && before === "between"))) return null;
  if ((link.text === "-" || link.text === "–") && !touches(marks[first.next - 1], link)) return null;
  const second = numberAt(marks, first.next + 1);
  return second === null || second.value === null || second.value <= first.value * lent(first, second) ? null : second;
}

/** The magnitude that the end of a range lends to its beginning: the "thousand" of "six or seven thousand". */
export function lent(first: SpokenNumber, range: SpokenNumber | null): number {
  if (range === null || range.value === null || first.value === null || first.magnitude !== 1) return 1;
  return first.value * range.magnitude < range.value ? range.magnitude : 1;
}

/** "times ten": a small word that is reckoned with. */
const multipliers = new Set(["times", "x", "×", "by"]);
const smallWords = 100;
const yearWords = { from: 1900, to: 2100 } as const;

/** Names, pronouns and small words: "one of the teams", "the two of us", "Node 20", "two thousand twenty one". */
function isNoQuantity(marks: readonly Mark[], at: number, { first, isRange, unit }: { readonly first: SpokenNumber; readonly isRange: boolean; readonly unit: Unit }): boolean {
  const isBare = unit.unitClass === "bare";
  const value = first.value;
  if (isNamed(marks, at, unit)) return true;
  if ((isBare || unit.unitClass === "count") && isGluedToName(marks, first.next)) return true;
  if (value === null) return false;
  if (multipliers.has(marks[at - 1]?.lower ?? "")) return false;
  if (first.isWords && isBare && (value < smallWords || (value > yearWords.from && value < yearWords.to && value % 100 !== 0))) return true;
  return !isRange && marks[at]?.lower === "one" && first.next === at + 1 && unit.unitClass === "count";
}

const longestGlued = 3;

/** "2PC", "5xx", "3D": a short word that touches the digits and is no unit. */
export function isGluedToName(marks: readonly Mark[], next: number): boolean {
  const after = marks[next];
  return after?.kind === "word" && after.text.length <= longestGlued && marks[next - 1]?.kind === "digits" && touches(marks[next - 1], after) && after.lower !== "x" && after.lower !== "dau" && after.lower !== "mau";
}
