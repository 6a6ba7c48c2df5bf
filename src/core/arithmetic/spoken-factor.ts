import type { FactorKind } from "#core/arithmetic/figure";
import type { Mark } from "#core/arithmetic/marks";
import { magnitudes, ones } from "#core/arithmetic/number-words";
import { numberAt, type SpokenNumber } from "#core/arithmetic/read-number";
import { secondsIn } from "#core/arithmetic/units";

/** A factor or a part that is no number with a unit: "twice", "a third of", "one in ten thousand", "twenty to one". */
export type SpokenFactor = { readonly value: number; readonly kind: FactorKind; readonly next: number };

const tableOf = (entries: Readonly<Record<string, number>>): ReadonlyMap<string, number> => new Map(Object.entries(entries));
const multiples = tableOf({ twice: 2, double: 2, doubled: 2, doubles: 2, doubling: 2, thrice: 3, triple: 3, tripled: 3, triples: 3, tripling: 3, quadruple: 4, quadruples: 4, quadrupled: 4, triplicate: 3, duplicate: 2 });
const parts = tableOf({ half: 1 / 2, halves: 1 / 2, third: 1 / 3, quarter: 1 / 4, fifth: 1 / 5, tenth: 1 / 10, hundredth: 1 / 100, thousandth: 1 / 1000 });
const ofTime = new Set(["a", "an", "per", "every", "each"]);
/** "Writes double because …". */
const verbal = new Set(["because", "when", "during", "while", "if", "since", "once", "writes", "reads"]);
/** "twice is a disaster", "twice in three years": how often, and no factor. */
const adverbial = new Set(["is", "was", "were", "worse", "better", "in", "last", "this", "during", "before", "now", "already", "never", "since", "when"]);
const whole = new Set(["of", "that", "the"]);

export function spokenFactorAt(marks: readonly Mark[], at: number): SpokenFactor | null {
  const mark = marks[at];
  if (mark === undefined) return null;
  const after = marks[at + 1]?.lower ?? "";
  const multiple = multiples.get(mark.lower);
  if ((mark.lower === "twice" || mark.lower === "thrice") && adverbial.has(after)) return null;
  if (multiple !== undefined && mark.lower !== "twice" && mark.lower !== "thrice" && !(mark.lower.endsWith("licate") && marks[at - 1]?.lower === "in") && !ofTime.has(after) && !verbal.has(after) && after !== "that" && after !== "of" && after !== "it" && after !== "this") return null;
  if (multiple !== undefined) return ofTime.has(after) && secondsIn.has(marks[at + 2]?.lower ?? "") && !mark.lower.startsWith("doubl") && !mark.lower.startsWith("tripl") ? null : { value: multiple, kind: "times", next: at + 1 };
  return partAt(marks, at, mark, after) ?? oneInAt(marks, at) ?? ofHundredAt(marks, at);
}

const allInAll = new Set(["altogether", "total", "combined", "overall"]);

function partAt(marks: readonly Mark[], at: number, { lower }: Mark, after: string): SpokenFactor | null {
  if (lower === "half" && (whole.has(after) || after === "our" || after === "them")) return { value: 1 / 2, kind: "part", next: at + 1 };
  if (lower === "both" && marks.some((mark) => allInAll.has(mark.lower))) return { value: 2, kind: "times", next: at + 1 };
  const many = lower === "a" || lower === "an" ? 1 : (ones.get(lower) ?? 0);
  const part = parts.get(after) ?? (many > 1 ? parts.get(after.replace(/s$/, "")) : undefined);
  return many === 0 || part === undefined || marks[at + 2]?.lower !== "of" || many * part >= 1 || marks[at + 3]?.lower === "a" ? null : { value: many * part, kind: "part", next: at + 2 };
}

const isOne = (mark: Mark | undefined): boolean => mark !== undefined && (mark.lower === "one" || mark.text === "1");

/** "one in ten thousand", "one out of five", "one request in twenty". */
function oneInAt(marks: readonly Mark[], at: number): SpokenFactor | null {
  const isOnce = marks[at]?.lower === "once" && marks[at + 1]?.lower === "in";
  if (!isOne(marks[at]) && !isOnce) return null;
  const skip = marks[at + 1]?.kind === "word" && marks[at + 2]?.lower === "in" && marks[at + 1]?.lower !== "of" ? 1 : 0;
  const after = marks[at + skip + 1]?.lower ?? "";
  if (after !== "in" && !(after === "out" && marks[at + skip + 2]?.lower === "of")) return null;
  const behind = at + skip + (after === "in" ? 2 : 3);
  const of = numberAt(marks, marks[behind]?.lower === "every" ? behind + 1 : behind);
  const unit = marks[of?.next ?? 0]?.lower ?? "";
  return of?.value === undefined || of.value === null || of.value < 2 || secondsIn.has(unit) ? null : { value: 1 / of.value, kind: "part", next: of.next };
}

/** "95 of every hundred", "three in a thousand". */
function ofHundredAt(marks: readonly Mark[], at: number): SpokenFactor | null {
  const many = numberAt(marks, at);
  if (many === null || many.value === null) return null;
  const [link, every, whole] = [marks[many.next]?.lower ?? "", marks[many.next + 1]?.lower ?? "", marks[many.next + 2]?.lower ?? ""];
  const of = wholes.get(whole);
  return (link !== "of" && link !== "in") || (every !== "every" && every !== "a" && every !== "each") || of === undefined || many.value >= of || magnitudes.has(marks[many.next + 3]?.lower ?? "") ? null : { value: many.value / of, kind: "part", next: many.next + 3 };
}
const wholes = tableOf({ hundred: 100, thousand: 1000, million: 1e6, "100": 100, "1000": 1000 });

/** "twenty to one", "50:1": what a number that was read stands against. */
export function againstOne(marks: readonly Mark[], first: SpokenNumber): SpokenFactor | null {
  const link = marks[first.next];
  if (first.value === null || first.value < 2 || link === undefined || !(link.lower === "to" || link.text === ":") || !isOne(marks[first.next + 1])) return null;
  return numberAt(marks, first.next + 1)?.next === first.next + 2 ? { value: first.value, kind: "against", next: first.next + 2 } : null;
}
