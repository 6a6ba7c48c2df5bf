import { touches, type Mark } from "#core/arithmetic/marks";
import { adverbs, loosely, magnitudes, ones, ordinals } from "#core/arithmetic/number-words";
import { letterValue } from "#core/arithmetic/read-letter";
import { bytesIn, secondsIn } from "#core/arithmetic/units";

/**
 * A number before its unit. `value` null: the speaker was vague. `next` is the first mark after it; `magnitude` the last
 * "thousand", "million" or letter in it, 1 where there was none: "six or seven thousand" lends it to the six.
 */
export type SpokenNumber = { readonly value: number | null; readonly next: number; readonly isWords: boolean; readonly magnitude: number };

/** "after a minute", "within an hour": one of them. "A second" alone may be the ordinal. */
const wholeTimes = new Set(["minute", "hour", "day", "week", "month", "quarter", "year"]);
const beforeTime = new Set(["after", "for", "within", "than", "of", "in", "is", "to", "by", "last", "up", "under", "over", "about"]);
const vague = new Set(["couple", "few", "several", "some", "many"]);

/** Reads the number that begins at a mark; null where none does. */
export function numberAt(marks: readonly Mark[], at: number): SpokenNumber | null {
  const mark = marks[at];
  if (mark === undefined || mark.kind === "sign") return null;
  return mark.kind === "digits" ? digitsAt(marks, at, mark) : wordsAt(marks, at, mark.lower);
}

function digitsAt(marks: readonly Mark[], at: number, mark: Mark): SpokenNumber | null {
  const grouped = spacedGroups(marks, at, mark);
  const value = grouped?.value ?? plainNumber(mark.text);
  if (value === null) return null;
  const next = grouped?.next ?? at + 1;
  const raised = power(marks, next, value);
  if (raised !== null) return { ...raised, isWords: false, magnitude: 1 };
  const [letter, exponent] = [marks[next], marks[next + 1]];
  if (letter?.lower === "e" && exponent?.kind === "digits" && touches(mark, letter) && touches(letter, exponent)) {
    return { value: value * 10 ** Number(exponent.text), next: next + 2, isWords: false, magnitude: 1 };
  }
  return { ...cardinal(marks, { at, next, group: value, isDigits: true }), isWords: false };
}

/** "1,200,000", "1_000", "11.6", and "2,5" as a decimal only where no thousands could be meant. */
function plainNumber(text: string): number | null {
  if (/^\d{1,3}(?:[,_]\d{3})+(?:\.\d+)?$/.test(text)) return Number(text.replace(/[,_]/g, ""));
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  if (/^\d+,\d{1,2}$/.test(text)) return Number(text.replace(",", "."));
  return null;
}

/** "2 400", "10 000 000": groups of three with one space between. */
function spacedGroups(marks: readonly Mark[], at: number, mark: Mark): { readonly value: number; readonly next: number } | null {
  if (!/^[1-9]\d{0,2}$/.test(mark.text) || marks[at - 1]?.kind === "digits") return null;
  let digits = mark.text;
  let next = at + 1;
  for (let group = marks[next]; group !== undefined && /^\d{3}$/.test(group.text) && group.start === (marks[next - 1]?.end ?? 0) + 1; group = marks[next]) {
    digits += group.text;
    next += 1;
  }
  return next === at + 1 ? null : { value: Number(digits), next };
}

/** "10^9", "ten to the fifth", "ten to the power of six", "ten to the 6". */
function power(marks: readonly Mark[], at: number, base: number): { readonly value: number; readonly next: number } | null {
  const [first, second] = [marks[at], marks[at + 1]];
  if (first?.text === "^" && second?.kind === "digits") return { value: base ** Number(second.text), next: at + 2 };
  if (first?.lower !== "to" || second?.lower !== "the") return null;
  const skip = marks[at + 2]?.lower === "power" ? (marks[at + 3]?.lower === "of" ? 4 : 3) : 2;
  const exponent = marks[at + skip];
  if (exponent === undefined) return null;
  const raised = ordinals.get(exponent.lower) ?? ones.get(exponent.lower) ?? (exponent.kind === "digits" ? plainNumber(exponent.text) : null);
  if (raised === null || base < 2 || raised > mostRaised) return null;
  const isSuffixed = ["th", "st", "nd", "rd"].includes(marks[at + skip + 1]?.lower ?? "") && touches(exponent, marks[at + skip + 1]);
  return { value: base ** raised, next: at + skip + (isSuffixed ? 2 : 1) };
}

const mostRaised = 64;

function wordsAt(marks: readonly Mark[], at: number, word: string): SpokenNumber | null {
  const following = marks[at + 1]?.lower ?? "";
  if (word === "half" && (following === "a" || following === "an")) {
    const by = magnitudes.get(marks[at + 2]?.lower ?? "");
    if (by !== undefined) return { value: by / 2, next: at + 3, isWords: true, magnitude: by };
    return isBytes(marks[at + 2]) ? { value: 1 / 2, next: at + 2, isWords: true, magnitude: 1 } : null;
  }
  const part = partAt(marks, at);
  if (part !== null) return part;
  if (word === "a" || word === "an") {
    if (following === "couple" || following === "few") return vagueAt(marks, at + 1);
    if (following === "order" && marks[at + 2]?.lower === "of" && marks[at + 3]?.lower === "magnitude") return { value: 1, next: at + 1, isWords: true, magnitude: 1 };
    if (isBytes(marks[at + 1])) return { value: 1, next: at + 1, isWords: true, magnitude: 1 };
    if (wholeTimes.has(following) && beforeTime.has(marks[at - 1]?.lower ?? "")) return { value: 1, next: at + 1, isWords: true, magnitude: 1 };
    return !magnitudes.has(following) || following === "dozen" ? null : { ...cardinal(marks, { at, next: at + 1, group: 1, isDigits: false }), isWords: true };
  }
  if (vague.has(word)) return vagueAt(marks, at);
  if (loosely.has(word)) return looselyAt(marks, at);
  const repeated = adverbs.get(word);
  if (repeated !== undefined) return isOverTime(marks, at + 1) ? { value: repeated, next: at + 1, isWords: true, magnitude: 1 } : null;
  if (magnitudes.has(word)) return magnitudes.has(following) && magnitudes.get(word) === 100 ? { ...cardinal(marks, { at, next: at, group: 1, isDigits: false }), isWords: true } : null;
  const first = ones.get(word);
  if (first === undefined) return null;
  const raised = power(marks, at + 1, first);
  if (raised !== null) return { ...raised, isWords: true, magnitude: 1 };
  return { ...cardinal(marks, { at, next: at + 1, group: first, isDigits: false }), isWords: true };
}

const parts: ReadonlyMap<string, number> = new Map([["quarter", 1 / 4], ["third", 1 / 3], ["tenth", 1 / 10], ["fifth", 1 / 5]]);

/** "a quarter of a billion", "three quarters of a million", "a quarter million". */
function partAt(marks: readonly Mark[], at: number): SpokenNumber | null {
  const times = marks[at]?.lower === "a" ? 1 : (ones.get(marks[at]?.lower ?? "") ?? 0);
  const word = marks[at + 1]?.lower ?? "";
  const part = parts.get(word) ?? (times > 1 ? parts.get(word.replace(/s$/, "")) : undefined);
  if (times === 0 || part === undefined) return null;
  const isOf = marks[at + 2]?.lower === "of" && marks[at + 3]?.lower === "a";
  const magnitude = magnitudes.get(marks[at + (isOf ? 4 : 2)]?.lower ?? "");
  return magnitude === undefined ? null : { value: times * part * magnitude, next: at + (isOf ? 5 : 3), isWords: true, magnitude };
}

/** "a megabyte", "half a gig". */
const isBytes = (mark: Mark | undefined): boolean => mark !== undefined && mark.text.length > 2 && bytesIn.has(mark.lower);

const isOverTime = (marks: readonly Mark[], at: number): boolean => ["a", "an", "per", "every", "each"].includes(marks[at]?.lower ?? "") && secondsIn.has(marks[at + 1]?.lower ?? "");

/** "a couple hundred" stays vague: nothing is invented. */
function vagueAt(marks: readonly Mark[], at: number): SpokenNumber | null {
  let next = at + (marks[at + 1]?.lower === "of" ? 2 : 1);
  if (!magnitudes.has(marks[next]?.lower ?? "")) return null;
  while (magnitudes.has(marks[next]?.lower ?? "")) next += 1;
  return { value: null, next, isWords: true, magnitude: 1 };
}

/** "hundreds of thousands of users", "thousands of rows". */
function looselyAt(marks: readonly Mark[], at: number): SpokenNumber | null {
  let next = at + 1;
  while (marks[next]?.lower === "of" && (loosely.has(marks[next + 1]?.lower ?? "") || magnitudes.has(marks[next + 1]?.lower ?? ""))) next += 2;
  const isOf = marks[next]?.lower === "of";
  return marks[at]?.lower === "tens" && next === at + 1 ? null : { value: null, next: isOf ? next + 1 : next, isWords: true, magnitude: 1 };
}

type Begun = { readonly at: number; readonly next: number; readonly group: number; readonly isDigits: boolean };

/** Goes on from the first group: "two | and a half million", "100 | million", "a | hundred and fifty thousand". */
function cardinal(marks: readonly Mark[], begun: Begun): { readonly value: number; readonly next: number; readonly magnitude: number } {
  let total = 0;
  let group: number | null = begun.group;
  let takesOnes = !begun.isDigits;
  let magnitude = 1;
  let next = begun.next;
  for (let mark = marks[next]; mark !== undefined; mark = marks[next]) {
    const unit: number | undefined = takesOnes && goesOn(marks, next, group) ? ones.get(mark.lower) : undefined;
    const by = mark.kind === "word" ? magnitudes.get(mark.lower) : undefined;
    const half = mark.lower === "and" && marks[next + 1]?.lower === "a" ? rests.get(marks[next + 2]?.lower ?? "") : undefined;
    const read = mark.lower === "point" && !begun.isDigits && group !== null ? decimals(marks, next + 1) : null;
    const letter = group === null || by !== undefined ? null : letterValue(marks, { at: begun.at, letter: next, value: total + group });
    if (unit !== undefined) {
      group = (group ?? 0) + unit;
      next += 1;
    } else if (by === 100 && group !== null) {
      group *= 100;
      magnitude = 100;
      next += 1;
    } else if (by !== undefined) {
      total = group === null ? total * by : total + group * by;
      group = null;
      magnitude = by;
      next += 1;
    } else if (half !== undefined) {
      if (group === null) total += magnitude * half;
      else group += half;
      takesOnes = false;
      next += 3;
    } else if (read !== null && group !== null) {
      group += read.value;
      takesOnes = false;
      next = read.next;
    } else if (letter !== null && group !== null) {
      total += group * letter;
      group = null;
      magnitude = letter;
      takesOnes = false;
      next += 1;
    } else if (takesOnes && isJoint(marks, next, group, magnitude)) next += 1;
    else break;
  }
  return { value: total + (group ?? 0), next, magnitude };
}

/** "two and a half", "five and a quarter". */
const rests: ReadonlyMap<string, number> = new Map([["half", 1 / 2], ["quarter", 1 / 4], ["third", 1 / 3]]);

/** The hyphen of "twenty-five", the "and" of "two hundred and fifty". */
function isJoint(marks: readonly Mark[], at: number, group: number | null, magnitude: number): boolean {
  const [mark, following] = [marks[at], marks[at + 1]];
  if (!ones.has(following?.lower ?? "") || !goesOn(marks, at + 1, group)) return false;
  if (mark?.lower === "-") return group !== null && touches(marks[at - 1], mark) && touches(mark, following);
  return mark?.lower === "and" && (group === null ? magnitude >= 1000 : group % 100 === 0);
}

/**
 * Whether the ones at a mark belong to the number before: ones go behind tens, anything below a hundred behind hundreds.
 * "Ten thousand two KB messages" are ten thousand, of two kilobytes each.
 */
function goesOn(marks: readonly Mark[], at: number, group: number | null): boolean {
  const unit = ones.get(marks[at]?.lower ?? "") ?? 0;
  if (unit === 0) return false;
  if (group === null) {
    const after = marks[at + 1]?.text === "-" ? marks[at + 2] : marks[at + 1];
    return after === undefined || !(bytesIn.has(after.text) || bytesIn.has(after.lower) || secondsIn.has(after.lower) || after.lower === "of");
  }
  if (group === 0 || !Number.isInteger(group)) return false;
  return group % 100 === 0 || (group % 10 === 0 && group % 100 >= 20 && unit < 10);
}

function decimals(marks: readonly Mark[], at: number): { readonly value: number; readonly next: number } | null {
  let digits = "";
  let next = at;
  for (let unit = ones.get(marks[next]?.lower ?? ""); unit !== undefined && unit < 10; unit = ones.get(marks[next]?.lower ?? "")) {
    digits += String(unit);
    next += 1;
  }
  return digits === "" ? null : { value: Number(`0.${digits}`), next };
}
