import { marksOf, touches, type Mark } from "#core/arithmetic/marks";
import type { Quantity, UnitClass } from "#core/arithmetic/quantity";
import { numberAt } from "#core/arithmetic/read-number";
import { bytesIn, bytesPerSecondIn, moneySigns, moneyWords, perSecond, ratePerSecond, ratioWords, secondsIn } from "#core/arithmetic/units";

/** Words before a number that make it a name: version 2, port 80, level 5. */
const namers = new Set(["version", "node", "java", "python", "http", "https", "port", "level", "step", "phase", "section", "chapter", "item", "sev", "severity", "status", "error", "ticket", "rfc", "tier", "layer", "number", "day", "week", "q"]);
const adjectives = new Set(["daily", "monthly", "weekly", "active", "concurrent", "new", "different", "registered", "paying", "peak", "average", "total", "extra", "more", "other", "small", "large", "single", "separate", "whole", "full", "simultaneous", "backend", "junior", "senior", "most", "largest", "biggest"]);
const noNouns = new Set("a an the and or but if so of to in on at by for from with without as is are was were be been do does did have has had i we you they it he she this that these those which who what when where how why not no then than because since while until after before into out up down over per about just only also very more most each every is isn't what's per times would could should can will may might must plus minus equals that's it's there i'd we'd i'll we'll again ago later one two three".split(" "));

/**
 * The numbers of a text with what they measure, in order. Names that hold digits (p99, S3, v2.3, HTTP 429, 14:02, 2021) are
 * no quantities; a vague number keeps the value null.
 */
export function quantitiesIn(text: string): readonly Quantity[] {
  const marks = marksOf(text);
  const quantities: Quantity[] = [];
  let at = 0;
  while (at < marks.length) {
    const found = quantityAt(text, marks, at);
    if (found === null) at += 1;
    else {
      quantities.push(found.quantity);
      at = Math.max(at + 1, found.next);
    }
  }
  return quantities;
}

type Found = { readonly quantity: Quantity; readonly next: number };
type Unit = { readonly unitClass: UnitClass; readonly by: number; readonly noun: string; readonly next: number };

function quantityAt(text: string, marks: readonly Mark[], at: number): Found | null {
  const mark = marks[at];
  const before = marks[at - 1];
  if (mark === undefined) return null;
  const hasSign = before !== undefined && moneySigns.has(before.text) && touches(before, mark);
  if (!hasSign && isName(marks, at)) return null;
  const first = numberAt(marks, at);
  if (first === null) return null;

  const range = rangeAfter(marks, at, first.next);
  const last = range ?? first;
  const scale = range !== null && range.value !== null && first.value !== null && range.value >= 1000 && first.value < 100 ? magnitudeOf(range.value) : 1;
  const low = range === null || first.value === null ? first.value : first.value * scale;
  const unit = hasSign ? money(marks, last.next) : unitAt(marks, last.next);
  if (unit.unitClass === "bare" && unit.noun === "" && (first.isWords || looksLikeYear(mark)) && (first.value === null || first.value < 100 || looksLikeYear(mark)) && first.value !== null) return null;
  if (mark.lower === "one" && first.next === at + 1 && unit.unitClass === "count") return null;
  if (looksLikeYear(mark) && unit.unitClass === "bare") return null;
  const end = marks[unit.next - 1]?.end ?? mark.end;
  const start = hasSign ? before.start : mark.start;
  const base = (value: number | null): number | null => (value === null ? null : value * unit.by);
  return {
    quantity: {
      start,
      end,
      text: text.slice(start, end),
      value: range === null ? base(first.value) : middle(base(low), base(range.value)),
      low: base(low),
      high: range === null ? base(first.value) : base(range.value),
      unitClass: unit.unitClass,
      noun: unit.noun,
    },
    next: unit.next,
  };
}

const middle = (low: number | null, high: number | null): number | null => (low === null || high === null ? null : (low + high) / 2);
const magnitudeOf = (value: number): number => 10 ** (Math.floor(Math.log10(value) / 3) * 3);
const looksLikeYear = ({ text, kind }: Mark): boolean => kind === "digits" && /^(19|20)\d\d$/.test(text);

/** Digits that belong to a name or a time of day. */
function isName(marks: readonly Mark[], at: number): boolean {
  const mark = marks[at];
  const before = marks[at - 1];
  const after = marks[at + 1];
  if (mark === undefined || mark.kind !== "digits") return false;
  if (before !== undefined && touches(before, mark) && (before.kind === "word" || before.text === ":" || before.text === "." || before.text === "#")) return true;
  if (before?.text === "/" && touches(before, mark) && marks[at - 2]?.kind === "digits") return true;
  if (after?.text === ":" && touches(mark, after) && marks[at + 2]?.kind === "digits" && touches(after, marks[at + 2])) return true;
  if (after?.text === "/" && touches(mark, after) && marks[at + 2]?.kind === "digits") return true;
  if (after?.kind === "word" && touches(mark, after) && ["st", "nd", "rd", "th", "am", "pm", "d"].includes(after.lower)) return true;
  return before?.kind === "word" && namers.has(before.lower);
}

/** "six or seven thousand", "20 to 30 percent", "5–10": not "from 20 to 3", which is a change. */
function rangeAfter(marks: readonly Mark[], at: number, next: number) {
  const link = marks[next];
  if (link === undefined || marks[at - 1]?.lower === "from") return null;
  const isLink = link.lower === "to" || link.lower === "or" || ((link.text === "-" || link.text === "–") && touches(marks[next - 1], link));
  if (!isLink) return null;
  const second = numberAt(marks, next + 1);
  const first = numberAt(marks, at);
  if (second === null || second.value === null || first?.value == null || second.value <= first.value) return null;
  return second;
}

function money(marks: readonly Mark[], at: number): Unit {
  return { unitClass: "money", by: 1, noun: "", next: at };
}

function unitAt(marks: readonly Mark[], at: number): Unit {
  const mark = marks[at];
  const none: Unit = { unitClass: "bare", by: 1, noun: "", next: at };
  if (mark === undefined) return none;
  if (mark.text === "-" && touches(marks[at - 1], mark)) return unitAt(marks, at + 1).unitClass === "time" ? unitAt(marks, at + 1) : none;
  const isClose = touches(marks[at - 1], mark);
  const ratio = ratioWords[mark.lower];
  if (ratio !== undefined && (mark.lower !== "x" || isClose) && !(mark.lower === "times" && numberAt(marks, at + 1) !== null)) return { unitClass: "ratio", by: ratio, noun: "", next: at + 1 };
  if (mark.lower === "nines") return { unitClass: "availability", by: 1, noun: "nines", next: at + 1 };
  if (mark.lower === "m" && isClose) return { unitClass: "count", by: 1e6, noun: nounAt(marks, at + 1).noun, next: nounAt(marks, at + 1).next };
  const bandwidth = bytesPerSecondIn[mark.text];
  if (bandwidth !== undefined) return { unitClass: "bandwidth", by: bandwidth, noun: "", next: at + 1 };
  if (ratePerSecond.has(mark.lower)) return { unitClass: "rate", by: 1, noun: "requests", next: at + 1 };
  if (moneyWords.has(mark.lower)) return { unitClass: "money", by: 1, noun: "", next: at + 1 };
  const seconds = secondsIn[mark.lower];
  if (seconds !== undefined && (mark.lower.length > 1 || isClose)) return { unitClass: "time", by: seconds, noun: "", next: at + 1 };
  const bytes = bytesIn[mark.text] ?? bytesIn[mark.lower];
  const sized: Unit | null = bytes === undefined || (mark.text.length === 1 && !isClose) ? null : { unitClass: "size", by: bytes, noun: "", next: at + 1 };
  const counted = sized ?? nounAt(marks, at);
  return overTime(marks, counted);
}

/** The thing counted: the next word that can be one, past at most two adjectives. */
function nounAt(marks: readonly Mark[], at: number): Unit {
  let next = at;
  for (let skipped = 0; skipped < 2 && adjectives.has(marks[next]?.lower ?? ""); skipped += 1) next += 1;
  const mark = marks[next];
  const none: Unit = { unitClass: "bare", by: 1, noun: "", next: at };
  if (mark === undefined || mark.kind !== "word" || noNouns.has(mark.lower) || secondsIn[mark.lower] !== undefined) return none;
  const noun = mark.lower === "dau" || mark.lower === "mau" ? "users" : mark.lower;
  return { unitClass: "count", by: 1, noun, next: next + 1 };
}

/** "… per second", "… a day", "…/s": a rate, in seconds. */
function overTime(marks: readonly Mark[], unit: Unit): Unit {
  const link = marks[unit.next];
  const time = marks[unit.next + 1];
  if (link === undefined || time === undefined || !["per", "a", "an", "each", "every", "/"].includes(link.lower)) return unit;
  const seconds = secondsIn[time.lower];
  return seconds === undefined ? unit : { unitClass: perSecond(unit.unitClass), by: unit.by / seconds, noun: unit.noun, next: unit.next + 2 };
}
