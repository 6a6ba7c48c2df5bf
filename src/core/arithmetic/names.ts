import { touches, type Mark } from "#core/arithmetic/marks";
import { beforeStatus, beforeYear, months, namers, softNamers, statusCodes } from "#core/arithmetic/words";
import type { Unit } from "#core/arithmetic/read-unit";

const suffixes = new Set(["st", "nd", "rd", "th", "am", "pm", "ish"]);
const openPrefixes = new Set(["sub", "pre", "post", "mid", "every", "each", "per", "under", "over", "about", "a"]);

/** Digits that belong to a name, a time of day or a date: p99, S3, v2.3, 14:02, 24/7, 2021-05-03, UTF-8. */
export function isInName(marks: readonly Mark[], at: number): boolean {
  const [mark, before, after] = [marks[at], marks[at - 1], marks[at + 1]];
  if (mark === undefined || mark.kind !== "digits") return false;
  if (before !== undefined && touches(before, mark)) {
    if (before.kind === "word" || before.text === ":" || before.text === "." || before.text === "#" || before.text === "_" || before.text === "@" || before.text === "^") return true;
    const further = marks[at - 2];
    if (before.text === "(" && touches(further, before) && further?.kind === "word") return true;
    if (before.text === "/" && touches(further, before)) return true;
    if (before.text === "-" && touches(further, before) && further?.kind === "word" && !openPrefixes.has(further.lower)) return true;
    if (before.text === "-" && touches(further, before) && further?.kind === "digits" && (isDate(further, mark, after) || (marks[at - 3]?.text === "-" && marks[at - 4]?.kind === "digits" && touches(marks[at - 3], further)))) return true;
  }
  if (after !== undefined && touches(mark, after)) {
    const further = marks[at + 2];
    const isFollowed = further?.kind === "digits" && touches(after, further);
    if (isFollowed && (after.text === ":" || after.text === "/" || after.text === "_" || (after.lower === "x" && mark.text === "24"))) return true;
    if (isFollowed && after.text === "-" && isDate(mark, further, marks[at + 3])) return true;
    if (after.text === ":" && further?.kind === "digits") return true;
  }
  return after?.kind === "word" && (suffixes.has(after.lower) && (touches(mark, after) || after.lower === "am" || after.lower === "pm"));
}

const isDate = (one: Mark, other: Mark, after: Mark | undefined): boolean => /^(?:19|20)\d\d$/.test(one.text) || (/^\d\d$/.test(other.text) && after?.text === "-" && touches(other, after));

/** A number that its company makes a name: "Node 20", "phase two", "a 429", "in 2021", "the 90s", "May 5". */
export function isNamed(marks: readonly Mark[], at: number, unit: Unit): boolean {
  const [mark, before] = [marks[at], marks[at - 1]];
  if (mark === undefined) return false;
  const isBare = unit.unitClass === "bare";
  const counts = isBare || (unit.unitClass === "count" && !unit.isPlural);
  if (isYear(mark) && (isBare || beforeYear.has(before?.lower ?? ""))) return unit.unitClass === "bare" || unit.unitClass === "count";
  if (unit.unitClass === "time" && mark.kind === "digits" && marks[at + 1]?.text === "s" && touches(mark, marks[at + 1])) {
    return statusCodes.has(mark.text) || (before?.lower === "the" && /^\d0$/.test(mark.text)) || isYear(mark);
  }
  if (mark.kind === "digits" && isBare && statusCodes.has(mark.text) && beforeStatus.has(before?.lower ?? "")) return true;
  if (mark.kind === "digits" && isBare && months.has(before?.lower ?? "") && /^\p{Lu}/u.test(before?.text ?? "")) return true;
  if (mark.kind === "digits" && /^[2-6]G$/.test(mark.text + (marks[at + 1]?.text ?? "")) && marks[at + 2]?.lower !== "of") return true;
  if (/^[248]k$/i.test(`${mark.text}${marks[at + 1]?.text ?? ""}`) && pictures.has(marks[at + 2]?.lower ?? "")) return true;
  if (before?.kind !== "word") return false;
  const isShared = ["per", "each", "every", "a"].includes(marks[at - 2]?.lower ?? "");
  return (namers.has(before.lower) && counts && !isShared) || (softNamers.has(before.lower) && isBare && !isShared);
}

/** "a 4K stream". */
const pictures = new Set(["stream", "streams", "video", "videos", "tv", "tvs", "resolution", "camera", "cameras", "footage", "content", "display", "playback", "film", "films", "movie", "movies", "rendition"]);

export const isYear = ({ text, kind }: Mark): boolean => kind === "digits" && /^(?:19|20)\d\d$/.test(text);
