import { denominatorAt } from "#core/arithmetic/denominator";
import type { FactorKind, Figure, Stuff } from "#core/arithmetic/figure";
import { marksOf, touches, type Mark } from "#core/arithmetic/marks";
import { isInName, isNamed } from "#core/arithmetic/names";
import { magnitudes, ones } from "#core/arithmetic/number-words";
import type { UnitClass } from "#core/arithmetic/quantity";
import { opens } from "#core/arithmetic/opening";
import { numberAt, type SpokenNumber } from "#core/arithmetic/read-number";
import { isGluedToName, rangeAfter } from "#core/arithmetic/read-quantities";
import { unitAt, type Unit } from "#core/arithmetic/read-unit";
import { againstOne, spokenFactorAt } from "#core/arithmetic/spoken-factor";
import { physicalAt } from "#core/arithmetic/physical";
import { afterOrdinal, bearers, looksPlural, noNouns, people, statusCodes } from "#core/arithmetic/words";
import { spansTogether, unitsTogether } from "#core/arithmetic/written-apart";
import { bytesIn, centWords, moneySigns, moneyWords, periodWords, secondsIn } from "#core/arithmetic/units";

/**
 * The figures of a sentence that can be reckoned with, in order. It hears more than `quantitiesIn` does: factors ("twice",
 * "one in ten thousand"), small bare numbers ("so sixty"), prices by the gigabyte and by the million.
 *
 * @param offset where the sentence stands in its text
 */
export function figuresIn(sentence: string, offset: number): readonly Figure[] {
  const marks = spansTogether(unitsTogether(marksOf(sentence)));
  const found: Figure[] = [];
  let taken = 0;
  for (let at = 0; at < marks.length; ) {
    const read = opens(marks, at) ? readAt(sentence, marks, { at, taken, offset }) : often(marks, at, offset);
    if (read === null) at += 1;
    else {
      if (read.figure !== null) found.push(read.figure);
      at = Math.max(at + 1, read.next);
      taken = at;
    }
  }
  return found;
}

type Place = { readonly at: number; readonly taken: number; readonly offset: number };
type Read = { readonly figure: Figure | null; readonly next: number };

function readAt(text: string, marks: readonly Mark[], { at, taken, offset }: Place): Read | null {
  const mark = marks[at];
  if (mark === undefined) return null;
  if (mark.kind === "sign" || isInName(marks, at)) return mark.kind === "word" ? null : factorSign(text, marks, { at, taken, offset });
  if (mark.lower === "a" && marks[at + 1]?.lower === "bit") return null;
  const spoken = spokenFactorAt(marks, at);
  if (spoken !== null) return { figure: factorFigure(text, marks, { at, next: spoken.next, value: spoken.value, kind: spoken.kind, offset }), next: denominatorAt(marks, spoken.next, false).next };
  const first = dozens(marks, at) ?? scientific(marks, at) ?? dollarFifty(marks, at) ?? pairOfTens(marks, at) ?? numberAt(marks, at) ?? oneUnit(marks, at) ?? plainMagnitude(marks, at);
  if (first === null) return null;
  const against = againstOne(marks, first);
  if (against !== null) return { figure: factorFigure(text, marks, { at, next: against.next, value: against.value, kind: against.kind, offset }), next: against.next };
  const before = marks[at - 1];
  const sign = at > taken && before !== undefined && moneySigns.has(before.text) && touches(before, mark) ? before : null;
  const range = rangeAfter(marks, at, first);
  const last = range ?? first;
  const unit = physicalAt(marks, last.next) ?? partOfWhole(marks, last) ?? unitAt(marks, last.next, sign !== null);
  if (isNoFigure(marks, at, first, unit)) return null;
  const hasCents = unit.unitClass === "money" && first.value !== null && first.value % 1 !== 0 && first.next === at + 1 && ones.has(marks[at + 2]?.lower ?? "");
  if (hasCents) return withCents(text, marks, { first, range, unit: { ...unit, ownNext: at + 3, next: at + 3 }, from: mark, at, offset, next: at + 3 });
  return { figure: figureOf(text, marks, { first, range, unit, from: sign ?? mark, at, offset, next: last.next }), next: Math.max(unit.next, last.next, denominatorAt(marks, behindOf(unit, last.next), isAmount(unit), periodRead(unit, last.next)).next) };
}

/** "A sensor reports hourly", "quarterly audits": once an hour, where no other figure is said over it. */
function often(marks: readonly Mark[], at: number, offset: number): Read | null {
  const [mark, after] = [marks[at], marks[at + 1]];
  const whole = mark?.lower === "all" && wholePeriods.has(after?.lower ?? "") && after !== undefined ? secondsIn.get(after.lower) : undefined;
  if (mark !== undefined && after !== undefined && whole !== undefined) return { figure: spanFigure({ start: mark.start + offset, end: after.end + offset, text: `${mark.text} ${after.text}` }, whole), next: at + 2 };
  const period = mark === undefined || !adverbsOfTime.has(mark.lower) ? undefined : periodWords.get(mark.lower);
  if (mark === undefined || period === undefined || marks[at - 1]?.text === "-") return null;
  const isAdverb = after === undefined || after.kind === "sign" || (noNouns.has(after.lower) && after.lower !== "active");
  const isOfMany = after?.kind === "word" && looksPlural(after.lower) && !people.has(after.lower) && !amounts.has(after.lower);
  if (!(isAdverb && at > 0 && !isCounted(marks, at)) && !(isOfMany && !isCounted(marks, at))) return null;
  const place = { start: mark.start + offset, end: mark.end + offset, text: mark.text };
  return { figure: { ...place, low: 1, high: 1, stuff: "count", by: 1, extent: 0, noun: isOfMany ? after.lower : "times", period, implied: null, each: null, perBytes: null, perExtent: 1, factor: null, isBitUnsure: false, isBits: false, isRaised: false, quantity: { ...place, value: 1 / period, low: 1 / period, high: 1 / period, unitClass: "rate", noun: "times" } }, next: at + 1 };
}
/** "Running all day long". */
const spanFigure = (place: { readonly start: number; readonly end: number; readonly text: string }, seconds: number): Figure => ({ ...place, low: seconds, high: seconds, stuff: "time", by: seconds, extent: 0, noun: "", period: null, implied: null, each: null, perBytes: null, perExtent: 1, factor: null, isBitUnsure: false, isBits: false, isRaised: false, quantity: { ...place, value: seconds, low: seconds, high: seconds, unitClass: "time", noun: "" } });
const adverbsOfTime = new Set(["hourly", "daily", "nightly", "weekly", "monthly", "quarterly", "yearly", "annually"]);
const amounts = new Set(["costs", "fees", "actives", "sales", "requests", "volumes", "numbers", "totals", "limits", "reads", "writes"]);
/** Whether a figure stands so near before it that it is that figure's: "90 gigabytes of logs daily". */
const isCounted = (marks: readonly Mark[], at: number): boolean => marks.slice(Math.max(0, at - nearCount), at).some((mark, index) => opens(marks, Math.max(0, at - nearCount) + index) && mark.lower !== "a" && mark.lower !== "an" && mark.lower !== "the" && mark.lower !== "some");
const nearCount = 5;

/** "sixteen-core node": so many cores a node. */
function partOfWhole(marks: readonly Mark[], { next, value }: SpokenNumber): Unit | null {
  const [dash, noun, whole] = [marks[next], marks[next + 1], marks[next + 2]];
  if (dash?.text !== "-" || noun?.kind !== "word" || whole?.kind !== "word" || !touches(dash, noun) || value === null || value < 2 || !halved.has(noun.lower) || !bearers.has(whole.lower)) return null;
  return { unitClass: "count", by: 1, noun: noun.lower, period: null, implied: null, each: whole.lower, isBitUnsure: false, isPlural: true, ownNext: next + 2, next: next + 3 };
}

/** "x3", "×3": a factor. */
function factorSign(text: string, marks: readonly Mark[], { at, offset }: Place): Read | null {
  const [before, mark, after] = [marks[at - 1], marks[at], marks[at + 1]];
  if (mark?.kind !== "digits" || before === undefined || !(before.lower === "x" || before.text === "×") || touches(marks[at - 2], before)) return null;
  const value = Number(mark.text);
  return !touches(before, mark) || !Number.isFinite(value) || touches(mark, after) ? null : { figure: factorFigure(text, marks, { at: at - 1, next: at + 1, value, kind: "times", offset }), next: at + 1 };
}

/** "a dozen engineers", "half a dozen", "two dozen". */
function dozens(marks: readonly Mark[], at: number): SpokenNumber | null {
  const [first, second, third] = [marks[at]?.lower ?? "", marks[at + 1]?.lower ?? "", marks[at + 2]?.lower ?? ""];
  if (first === "half" && second === "a" && third === "dozen") return { value: 6, next: at + 3, isWords: true, magnitude: 1 };
  return first === "a" && second === "dozen" && third !== "or" && third !== "times" ? { value: 12, next: at + 2, isWords: true, magnitude: 1 } : null;
}

/** "2 times 10^8", "three times ten to the ninth". */
function scientific(marks: readonly Mark[], at: number): SpokenNumber | null {
  const first = numberAt(marks, at);
  const ten = marks[(first?.next ?? 0) + 1];
  if (first === null || first.value === null || !multipliersSaid.has(marks[first.next]?.lower ?? "") || (ten?.text !== "10" && ten?.lower !== "ten")) return null;
  const power = numberAt(marks, first.next + 1);
  return power === null || power.value === null || power.value <= 10 || power.next < first.next + 4 || /million|thousand|billion/.test(marks[power.next - 1]?.lower ?? "") ? null : { value: first.value * power.value, next: power.next, isWords: first.isWords, magnitude: power.value };
}
const multipliersSaid = new Set(["times", "x", "×", "*"]);

/** "one-twenty". */
function pairOfTens(marks: readonly Mark[], at: number): SpokenNumber | null {
  const [first, joint, second] = [ones.get(marks[at]?.lower ?? "") ?? 0, marks[at + 1], ones.get(marks[at + 2]?.lower ?? "") ?? 0];
  const isPair = first > 0 && first < 10 && joint?.text === "-" && touches(marks[at], joint) && second >= 20 && second % 10 === 0;
  return isPair ? { value: first * 100 + second, next: at + 3, isWords: true, magnitude: 1 } : null;
}

const hundred = 100;
const manyOf = new Set(["a", "few", "several", "couple", "many", "some", "of"]);

/** "Hundred bytes a reading": one of them. */
function plainMagnitude(marks: readonly Mark[], at: number): SpokenNumber | null {
  const value = magnitudes.get(marks[at]?.lower ?? "");
  const before = marks[at - 1];
  return value === undefined || value < hundred || value > 1e9 || before?.kind === "digits" || manyOf.has(before?.lower ?? "") || marks[at + 1]?.kind !== "word" ? null : { value, next: at + 1, isWords: true, magnitude: value };
}

/** The magnitude that the end of a range lends to its beginning: "a hundred to two hundred million". */
function magnitudeLent(first: SpokenNumber, range: SpokenNumber | null): number {
  if (range === null || range.value === null || first.value === null || first.magnitude > hundred) return 1;
  return first.value * range.magnitude < range.value && range.magnitude > first.magnitude ? range.magnitude : 1;
}

const halves = new Set(["half"]);
/** "a dollar fifty": read up to its unit, with the cents in the number. */
function dollarFifty(marks: readonly Mark[], at: number): SpokenNumber | null {
  const whole = ["a", "an"].includes(marks[at]?.lower ?? "") ? 1 : (ones.get(marks[at]?.lower ?? "") ?? 0);
  const cents = ones.get(marks[at + 2]?.lower ?? "") ?? 0;
  const money = marks[at + 1];
  return whole < 1 || cents < leastCents || money === undefined || !moneyWords.has(money.lower) || centWords.has(money.lower) || magnitudes.has(marks[at + 3]?.lower ?? "") ? null : { value: whole + cents / hundred, next: at + 1, isWords: true, magnitude: 1 };
}
const leastCents = 5;

const wholePeriods = new Set(["hour", "day", "week", "month", "year", "quarter"]);
const beforeWhole = new Set(["over", "for", "across"]);
const whole = new Set(["whole", "full", "entire"]);
const ofSize = new Set(["raw", "whole", "full", "single", "good", "mere", "solid"]);
const isUnit = (mark: Mark | undefined): boolean => mark !== undefined && (moneyWords.has(mark.lower) || (mark.text.length > 2 && bytesIn.has(mark.lower)));

/** "a dollar", "half an hour", "half a cent". */
function oneUnit(marks: readonly Mark[], at: number): SpokenNumber | null {
  const mark = marks[at];
  const isHalf = halves.has(mark?.lower ?? "") && ["a", "an"].includes(marks[at + 1]?.lower ?? "");
  if (isHalf && halved.has(marks[at + 2]?.lower ?? "")) return { value: 1 / 2, next: at + 2, isWords: true, magnitude: 1 };
  if (isHalf) return isUnit(marks[at + 2]) || marks[at + 2]?.lower === "percent" || secondsIn.has(marks[at + 2]?.lower ?? "") ? { value: 1 / 2, next: at + 2, isWords: true, magnitude: 1 } : null;
  if ((mark?.lower === "a" || mark?.lower === "an") && wholeTimes.has(marks[at + 1]?.lower ?? "") && beforeTime.has(marks[at - 1]?.lower ?? "") && !isOrdinary(marks[at + 2])) return { value: 1, next: at + 1, isWords: true, magnitude: 1 };
  if (mark?.lower === "a" && wholePeriods.has(marks[at + 1]?.lower ?? "") && beforeSpan.has(marks[at - 1]?.lower ?? "")) return { value: 1, next: at + 1, isWords: true, magnitude: 1 };
  if (mark?.lower === "the" && wholePeriods.has(marks[at + 1]?.lower ?? "") && beforeWhole.has(marks[at - 1]?.lower ?? "")) return { value: 1, next: at + 1, isWords: true, magnitude: 1 };
  if ((mark?.lower === "a" || mark?.lower === "the") && whole.has(marks[at + 1]?.lower ?? "") && wholePeriods.has(marks[at + 2]?.lower ?? "")) return { value: 1, next: at + 1, isWords: true, magnitude: 1 };
  if (mark?.lower === "a" && ofSize.has(marks[at + 1]?.lower ?? "") && isUnit(marks[at + 2])) return { value: 1, next: at + 2, isWords: true, magnitude: 1 };
  return (mark?.lower === "a" || mark?.lower === "an") && isUnit(marks[at + 1]) && !["per", "a", "each"].includes(marks[at - 1]?.lower ?? "") ? { value: 1, next: at + 1, isWords: true, magnitude: 1 } : null;
}

/** What is shared out by the half. */
const halved = new Set(["core", "cpu", "vcpu", "gpu", "node", "server", "rack", "page", "person", "engineer", "replica"]);
const wholeTimes = new Set(["second", "minute", "hour", "day"]);
const beforeTime = new Set(["takes", "take", "took", "is", "about", "roughly", "around", "exactly", "that's", "in", "so", "nearly", "almost"]);
const beforeSpan = new Set(["hold", "keep", "holds", "keeps", "retain", "store", "covers", "covering"]);
const isOrdinary = (mark: Mark | undefined): boolean => mark?.kind === "word" && afterOrdinal.has(mark.lower);

const pronouns = new Set(["the", "these", "those", "us", "of", "other", "all", "no", "any", "which", "this", "that"]);

/** Names, pronouns and small words: "one of the teams", "the two of us", "Node 20". */
function isNoFigure(marks: readonly Mark[], at: number, first: SpokenNumber, unit: Unit): boolean {
  const mark = marks[at];
  const isSide = ["by", "x", "×"].includes(marks[first.next]?.lower ?? "");
  if (mark === undefined || (!isSide && isNamed(marks, at, unit))) return true;
  const isBare = unit.unitClass === "bare";
  if ((isBare || unit.unitClass === "count") && isGluedToName(marks, first.next)) return true;
  if (first.value === null) return false;
  if (first.value === 0 || (isBare && mark.kind === "digits" && statusCodes.has(mark.text) && !mark.text.endsWith("00") && first.next === at + 1)) return true;
  if (mark.lower === "one" && first.next === at + 1 && periodWords.has(marks[at + 1]?.lower ?? "")) return true;
  if (mark.lower === "one" && first.next === at + 1 && (isBare || unit.unitClass === "count") && unit.period === null && denominatorAt(marks, behindOf(unit, first.next), false).period === null) return !copies.has(unit.noun) || pronouns.has(marks[at - 1]?.lower ?? "");
  return isBare && first.isWords && first.value < smallWords && !multipliers.has(marks[at - 2]?.lower ?? "") && (pronouns.has(marks[at - 1]?.lower ?? "") || marks[first.next]?.lower === "of");
}

const smallWords = 20;
/** "a replication factor of three", "an amplification of ten". */
const multipliers = new Set(["factor", "replication", "rf", "amplification", "multiplier", "fanout", "fan-out"]);
const copies = new Set(["copy", "copies", "replica", "replicas"]);
const ways = new Set(["ways", "way"]);

const withCents = (text: string, marks: readonly Mark[], parts: Parts): Read => ({ figure: figureOf(text, marks, parts), next: Math.max(parts.next, denominatorAt(marks, parts.next, true).next) });

type Parts = { readonly first: SpokenNumber; readonly range: SpokenNumber | null; readonly unit: Unit; readonly from: Mark; readonly at: number; readonly offset: number; readonly next: number };

const stuffOf = { count: "count", rate: "count", bare: "bare", size: "size", bandwidth: "size", time: "time", money: "money", ratio: "share", availability: "share" } as const satisfies Record<UnitClass, Stuff>;

function figureOf(text: string, marks: readonly Mark[], { first, range, unit, from, at, offset, next }: Parts): Figure {
  const behind = denominatorAt(marks, behindOf(unit, next), isAmount(unit), periodRead(unit, next));
  const extent = "extent" in unit && typeof unit.extent === "number" ? unit.extent : unit.unitClass === "size" || unit.unitClass === "bandwidth" ? 1 : 0;
  const stuff = extent !== 0 ? "size" : unit.unitClass === "rate" && unit.noun === "" ? "bare" : stuffOf[unit.unitClass];
  const money = unit.unitClass === "money" && !centWords.has(marks[unit.ownNext - 1]?.lower ?? "") && unit.by === 1 ? 1 : unit.by;
  const isPercent = unit.unitClass === "bare" && first.value !== null && range === null && first.value >= 99 && first.value < 100;
  const amount = (value: number | null): number | null => (value === null ? null : isPercent ? value / 100 : unit.unitClass === "availability" ? 1 - 10 ** -value : unit.noun === "orders" && stuff === "share" ? 10 ** value : (value * money) / behind.perCount);
  const low = amount(first.value === null ? null : first.value * magnitudeLent(first, range));
  const high = range === null ? low : amount(range.value);
  const period = unit.period ?? behind.period;
  const ownEnd = marks[Math.max(unit.ownNext, behind.next > unit.ownNext && behind.next > next ? behind.next : 0, next) - 1]?.end ?? from.end;
  const value = low === null || high === null ? null : (low + high) / 2;
  const isPhysical = extent !== 0 && extent !== 1;
  const isOver = !isPhysical && (stuff === "count" || stuff === "bare" || stuff === "size") && period !== null;
  const inQuantity = (one: number | null): number | null => (one === null ? null : isPhysical ? one / unit.by : isOver ? one / period : one);
  const start = from.start;
  const said = text.slice(start, ownEnd);
  const kind = factorKind({ unit, value, before: marks[at - 1]?.lower ?? "", further: marks[at - 2]?.lower ?? "" });
  const each = unit.each === null || behind.perBytes !== null || behind.perCount > 1 ? (behind.each ?? (behind.perBytes !== null || behind.perCount > 1 ? "" : null)) : unit.each;
  return {
    start: start + offset,
    end: ownEnd + offset,
    text: said,
    low,
    high,
    stuff: kind === "nines" || kind === "part" ? "share" : stuff,
    by: unit.by,
    extent,
    noun: stuff === "share" ? "" : unit.noun,
    period,
    implied: unit.implied,
    each,
    perBytes: behind.perBytes,
    perExtent: behind.perExtent,
    factor: kind,
    isBitUnsure: unit.isBitUnsure,
    isBits: unit.by % 1 !== 0 || /bit|bps/i.test(said),
    isRaised: /\^|\bto the\b/i.test(said),
    quantity: { start: start + offset, end: ownEnd + offset, text: said, value: inQuantity(value), low: inQuantity(low), high: inQuantity(high), unitClass: isOver ? (extent === 1 ? "bandwidth" : "rate") : unit.unitClass === "rate" || isPhysical ? "count" : unit.unitClass === "bandwidth" ? "size" : unit.unitClass, noun: stuff === "share" ? "" : unit.noun },
  };
}

const isAmount = ({ unitClass }: Unit): boolean => unitClass === "money" || unitClass === "size";

/** Where what a figure is said over and of begins. */
const behindOf = (unit: Unit, next: number): number => (unit.ownNext > next && unit.period !== null && unit.unitClass !== "money" ? unit.next : Math.max(unit.ownNext, next));

const periodRead = (unit: Unit, next: number): number | null => (behindOf(unit, next) === unit.next ? unit.period : null);

type Kindly = { readonly unit: Unit; readonly value: number | null; readonly before: string; readonly further: string };

function factorKind({ unit, value, before, further }: Kindly): FactorKind | null {
  if (value === null) return null;
  if (unit.unitClass === "availability") return "nines";
  if (unit.unitClass === "ratio") return value < 1 ? "part" : "times";
  if ((unit.unitClass === "count" && copies.has(unit.noun)) || ways.has(unit.noun)) return "times";
  if (unit.unitClass === "bare" && value >= 0.99 && value < 1) return "part";
  const isOf = ["of", "is", "factor"].includes(before);
  if (unit.unitClass === "bare" && (before === "factor" || before === "replication" || (isOf && multipliers.has(further)))) return "times";
  return null;
}

type Simple = { readonly at: number; readonly next: number; readonly value: number; readonly kind: FactorKind; readonly offset: number };

function factorFigure(text: string, marks: readonly Mark[], { at, next, value, kind, offset }: Simple): Figure {
  const start = marks[at]?.start ?? 0;
  const end = marks[next - 1]?.end ?? start;
  const place = { start: start + offset, end: end + offset, text: text.slice(start, end) };
  return { ...place, low: value, high: value, stuff: "share", by: 1, extent: 0, noun: "", period: denominatorAt(marks, next, false).period, implied: null, each: null, perBytes: null, perExtent: 1, factor: kind, isBitUnsure: false, isBits: false, isRaised: false, quantity: { ...place, value, low: value, high: value, unitClass: "ratio", noun: "" } };
}
