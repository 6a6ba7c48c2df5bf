import { touches, type Mark } from "#core/arithmetic/marks";

/** A number before its unit. `value` null: the speaker was vague. `next` is the first mark after it. */
export type SpokenNumber = { readonly value: number | null; readonly next: number; readonly isWords: boolean };

const ones: Readonly<Record<string, number>> = {
  zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, thirteen: 13,
  fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70,
  eighty: 80, ninety: 90,
};

const magnitudes: Readonly<Record<string, number>> = {
  hundred: 100, hundreds: 100, thousand: 1e3, thousands: 1e3, million: 1e6, millions: 1e6, billion: 1e9, billions: 1e9, trillion: 1e12, dozen: 12, mil: 1e6, bn: 1e9, mn: 1e6,
};

const ordinals: Readonly<Record<string, number>> = { second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10, twelfth: 12 };

/** Letters that stand right behind digits: 100k, 2.5M, 3B. "m" is a million only beside a counted thing; the unit reader settles that. */
const letters: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, M: 1e6, B: 1e9, G: 1e9, T: 1e12, bn: 1e9, mn: 1e6, mm: 1e6, mio: 1e6 };

/** "after a minute", "within an hour": one of them. "A second" alone may be the ordinal. */
const wholeTimes = new Set(["minute", "hour", "day", "week", "month", "quarter", "year"]);
const beforeTime = new Set(["after", "for", "within", "than", "of", "in", "is", "to", "by", "last", "up", "under", "over", "about"]);

const vague = new Set(["couple", "few", "several", "some", "many"]);

/** Reads the number that begins at a mark; null where none does. */
export function numberAt(marks: readonly Mark[], at: number): SpokenNumber | null {
  const mark = marks[at];
  if (mark === undefined) return null;
  return mark.kind === "digits" ? digitsAt(marks, at, mark) : mark.kind === "word" ? wordsAt(marks, at, mark) : null;
}

function digitsAt(marks: readonly Mark[], at: number, mark: Mark): SpokenNumber | null {
  const plain = plainNumber(mark.text);
  if (plain === null) return null;
  let value = plain;
  let next = at + 1;
  const raised = power(marks, next, value);
  if (raised !== null) return { ...raised, isWords: false };

  const letter = marks[next];
  if (letter !== undefined && letter.kind === "word" && touches(mark, letter)) {
    const exponent = marks[next + 1];
    if (letter.lower === "e" && exponent?.kind === "digits" && touches(letter, exponent)) return { value: value * 10 ** Number(exponent.text), next: next + 2, isWords: false };
    const by = letters[letter.text];
    if (by !== undefined) {
      value *= by;
      next += 1;
    }
  }
  return { ...scaled(marks, next, value), isWords: false };
}

/** "1,200,000", "11.6", "2,5" as a decimal only where no thousands could be meant. */
function plainNumber(text: string): number | null {
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) return Number(text.replaceAll(",", ""));
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  if (/^\d+,\d{1,2}$/.test(text)) return Number(text.replace(",", "."));
  return null;
}

/** "10^9", "ten to the fifth", "ten to the power of six", "ten to the 6". */
function power(marks: readonly Mark[], at: number, base: number): { readonly value: number; readonly next: number } | null {
  const [first, second] = [marks[at], marks[at + 1]];
  if (first?.text === "^" && second?.kind === "digits") return { value: base ** Number(second.text), next: at + 2 };
  if (first?.lower !== "to" || second?.lower !== "the") return null;
  const skip = marks[at + 2]?.lower === "power" ? (marks[at + 3]?.lower === "of" ? 4 : 3) : 2;
  const exponent = marks[at + skip];
  if (exponent === undefined) return null;
  const raised = ordinals[exponent.lower] ?? ones[exponent.lower] ?? (exponent.kind === "digits" ? Number(exponent.text) : undefined);
  if (raised === undefined) return null;
  const isSuffixed = ["th", "st", "nd", "rd"].includes(marks[at + skip + 1]?.lower ?? "") && touches(exponent, marks[at + skip + 1]);
  return { value: base ** raised, next: at + skip + (isSuffixed ? 2 : 1) };
}

/** Magnitude words behind a number: "100 million", "two hundred thousand". */
function scaled(marks: readonly Mark[], at: number, value: number): { readonly value: number; readonly next: number } {
  let next = at;
  let scaledValue = value;
  for (;;) {
    const mark = marks[next];
    const by = mark?.kind === "word" ? (magnitudes[mark.lower] ?? (mark.text === "K" || mark.text === "k" || mark.text === "M" ? letters[mark.text] : undefined)) : undefined;
    if (mark === undefined || by === undefined) return { value: scaledValue, next };
    scaledValue *= by;
    next += 1;
  }
}

function wordsAt(marks: readonly Mark[], at: number, mark: Mark): SpokenNumber | null {
  const following = marks[at + 1]?.lower ?? "";
  if (mark.lower === "half" && (following === "a" || following === "an")) {
    const by = magnitudes[marks[at + 2]?.lower ?? ""];
    return by === undefined ? null : { value: by / 2, next: at + 3, isWords: true };
  }
  if (mark.lower === "a" || mark.lower === "an") {
    if (following === "couple" || following === "few") return vagueAt(marks, at + 1);
    if (wholeTimes.has(following) && beforeTime.has(marks[at - 1]?.lower ?? "")) return { value: 1, next: at + 1, isWords: true };
    return magnitudes[following] === undefined || following === "dozen" ? null : { ...scaled(marks, at + 1, 1), isWords: true };
  }
  if (vague.has(mark.lower)) return vagueAt(marks, at);
  if (magnitudes[mark.lower] !== undefined && mark.lower.endsWith("s")) return { value: null, next: at + 1, isWords: true };
  const first = ones[mark.lower];
  return first === undefined ? null : cardinal(marks, at, first);
}

/** "a couple hundred" stays vague: nothing is invented. */
function vagueAt(marks: readonly Mark[], at: number): SpokenNumber | null {
  const skip = marks[at + 1]?.lower === "of" ? 2 : 1;
  return magnitudes[marks[at + skip]?.lower ?? ""] === undefined ? null : { value: null, next: at + skip + 1, isWords: true };
}

function cardinal(marks: readonly Mark[], at: number, first: number): SpokenNumber {
  let next = at + 1;
  let total = 0;
  let group = first;
  const raised = power(marks, next, first);
  if (raised !== null) return { ...raised, isWords: true };
  for (;;) {
    const mark = marks[next];
    if (mark === undefined) break;
    const word = mark.lower;
    if (word === "-" && ones[marks[next + 1]?.lower ?? ""] !== undefined && group % 10 === 0) {
      next += 1;
      continue;
    }
    if (word === "point" || word === "and") {
      const read = word === "point" ? decimals(marks, next + 1) : halfAfter(marks, next);
      if (read === null) {
        const continues = word === "and" && total + group >= 100 && ones[marks[next + 1]?.lower ?? ""] !== undefined && group % 100 === 0;
        if (!continues) break;
        next += 1;
        continue;
      }
      group += read.value;
      next = read.next;
      continue;
    }
    const unit = ones[word];
    const by = magnitudes[word];
    if (unit !== undefined && group % 10 === 0 && group !== 0 && group % 100 !== 10 && (unit < 10 || group % 100 === 0)) group += unit;
    else if (by === 100) group *= 100;
    else if (by !== undefined) {
      total += group * by;
      group = 0;
    } else break;
    next += 1;
    if (group === 0 && ones[marks[next]?.lower ?? ""] !== undefined) {
      group = ones[marks[next]?.lower ?? ""] ?? 0;
      next += 1;
    }
  }
  return { value: total + group, next, isWords: true };
}

function decimals(marks: readonly Mark[], at: number): { readonly value: number; readonly next: number } | null {
  let digits = "";
  let next = at;
  for (let unit = ones[marks[next]?.lower ?? ""]; unit !== undefined && unit < 10; unit = ones[marks[next]?.lower ?? ""]) {
    digits += String(unit);
    next += 1;
  }
  return digits === "" ? null : { value: Number(`0.${digits}`), next };
}

function halfAfter(marks: readonly Mark[], at: number): { readonly value: number; readonly next: number } | null {
  return marks[at + 1]?.lower === "a" && marks[at + 2]?.lower === "half" ? { value: 0.5, next: at + 3 } : null;
}
