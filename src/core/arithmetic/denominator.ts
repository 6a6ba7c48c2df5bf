import type { Mark } from "#core/arithmetic/marks";
import { magnitudes } from "#core/arithmetic/number-words";
import { physicalAt } from "#core/arithmetic/physical";
import { numberAt } from "#core/arithmetic/read-number";
import { bytesIn, periodWords, secondsIn } from "#core/arithmetic/units";
import { adjectives, bearers, couldBeNoun, looksPlural, noNouns } from "#core/arithmetic/words";

/** What a figure is said over and of, however many: "… per gigabyte per month", "… a user a day", "… per million". */
export type Denominator = { readonly period: number | null; readonly each: string | null; readonly perBytes: number | null; readonly perExtent: number; readonly perCount: number; readonly next: number };

/** "40 GB / 16 shards" is a division; "20 cents / 1M requests" a price. */
const fewestByTheLot = 999;
const isEvery = new Set(["every", "per", "each"]);
const links = new Set(["per", "a", "an", "each", "every", "/"]);

/**
 * Reads on behind a unit, from where nothing of it was read.
 *
 * @param period that was read already: "5,000 events per second | an hour is 18 million"
 */
export function denominatorAt(marks: readonly Mark[], from: number, isAmount: boolean, period: number | null = null): Denominator {
  let read: Denominator = { period, each: null, perBytes: null, perExtent: 1, perCount: 1, next: from };
  for (let more: Denominator | null = oneMore(marks, read, isAmount); more !== null; more = oneMore(marks, more, isAmount)) read = more;
  return read;
}

function oneMore(marks: readonly Mark[], read: Denominator, isAmount: boolean): Denominator | null {
  const at = marks[read.next]?.lower === "for" && ["each", "every"].includes(marks[read.next + 1]?.lower ?? "") ? read.next + 1 : read.next;
  const link = marks[at];
  if (link === undefined) return null;
  const adverb = periodWords.get(link.lower);
  if (adverb !== undefined && link.lower !== "dau" && link.lower !== "mau") return read.period === null ? { ...read, period: adverb, next: at + 1 } : null;
  if (link.lower === "apiece") return { ...read, each: read.each ?? "", next: at + 1 };
  if (!links.has(link.lower)) return null;
  const isSure = link.lower === "per" || link.lower === "/";
  const of = marks[at + 1];
  if (of === undefined || of.kind === "sign") return link.lower === "each" ? { ...read, each: read.each ?? "", next: at + 1 } : null;
  const seconds = secondsIn.get(of.text.length === 1 ? of.text : of.lower);
  if (seconds !== undefined && (link.lower === "/" || of.text.length > 1)) return read.period === null && (isSure || of.lower !== "second" || !isNoun(marks[at + 2])) ? { ...read, period: seconds, next: at + 2 } : null;
  if (periodWords.has(of.lower)) return null;
  const bytes = bytesIn.get(of.text) ?? (of.lower.length > 2 ? bytesIn.get(of.lower) : undefined);
  if (bytes !== undefined) return { ...read, perBytes: bytes, next: at + 2 };
  const measured = physicalAt(marks, at + 1);
  if (measured !== null && measured.extent !== 0 && measured.period === null) return { ...read, perBytes: measured.by, perExtent: measured.extent, next: measured.next };
  const manyOf = isSure ? numberAt(marks, at + 1) : null;
  const ofMany = manyOf === null ? null : physicalAt(marks, manyOf.next);
  if (manyOf !== null && manyOf.value !== null && ofMany !== null && ofMany.extent !== 0 && ofMany.period === null) return { ...read, perBytes: manyOf.value * ofMany.by, perExtent: ofMany.extent, next: ofMany.next };
  const over = isEvery.has(link.lower) ? numberAt(marks, at + 1) : null;
  const overUnit = marks[over?.next ?? 0];
  const overSeconds = over?.value === undefined || over.value === null || overUnit === undefined || overUnit.text.length === 1 ? undefined : secondsIn.get(overUnit.lower);
  if (over?.value !== undefined && over.value !== null && overSeconds !== undefined) return read.period === null ? { ...read, period: over.value * overSeconds, next: over.next + 1 } : null;
  const number = link.lower === "per" || (isAmount && (isSure || magnitudes.has(of.lower))) ? numberAt(marks, magnitudes.has(of.lower) && ["a", "an"].includes(link.lower) ? at : at + 1) : null;
  const many = number?.value ?? (isSure ? magnitudes.get(of.lower) : undefined);
  if (many !== undefined && many !== null && many > (link.lower === "/" ? fewestByTheLot : 1)) return { ...read, perCount: many, next: Math.max(at + 2, number?.next ?? 0) };
  if (of.kind === "word" && !noNouns.has(of.lower) && (link.lower === "per" || bearers.has(of.lower) || (isAmount && (link.lower === "a" || link.lower === "an") && isThing(of, marks[at + 2])))) return { ...read, each: of.lower, next: at + 2 };
  return link.lower === "each" ? { ...read, each: read.each ?? "", next: at + 1 } : null;
}

/** "4 bytes a dimension": a thing in the singular, and nothing that it describes. */
const isThing = ({ lower }: Mark, after: Mark | undefined): boolean => lower.length > 2 && !looksPlural(lower) && couldBeNoun(lower) && !measures.has(lower) && !adjectives.has(lower) && (after === undefined || after.kind === "sign" || noNouns.has(after.lower));
const measures = new Set(["bit", "lot", "little", "few", "couple", "total", "maximum", "minimum", "third", "half", "quarter", "fifth", "tenth", "hundred", "thousand", "million", "billion", "dozen"]);

/** "a second replica" is no period; "a second per node", "a second and" are. */
const isNoun = (mark: Mark | undefined): boolean => mark?.kind === "word" && bearers.has(mark.lower);
