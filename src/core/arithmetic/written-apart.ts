import type { Mark } from "#core/arithmetic/marks";

/** Units that a recogniser wrote in pieces, or as a word that sounds the same: "mega bits", "K B", "tera bites". */

const prefixes: ReadonlyMap<string, string> = new Map([["kilo", "kilo"], ["mega", "mega"], ["giga", "giga"], ["tera", "tera"], ["peta", "peta"], ["exa", "exa"], ["K", "kilo"], ["M", "mega"], ["G", "giga"], ["T", "tera"], ["P", "peta"]]);
const units: ReadonlyMap<string, string> = new Map([["B", "bytes"], ["byte", "byte"], ["bytes", "bytes"], ["bite", "byte"], ["bites", "bytes"], ["bit", "bit"], ["bits", "bits"]]);
const misheard = /^(|kilo|mega|giga|tera|peta)bites?$/;

/** The same marks, with such units in one. */
export function unitsTogether(marks: readonly Mark[]): readonly Mark[] {
  if (!marks.some((mark) => prefixOf(mark) !== undefined || misheard.test(mark.lower))) return marks;
  const together: Mark[] = [];
  for (let at = 0; at < marks.length; at += 1) {
    const [mark, next] = [marks[at], marks[at + 1]];
    if (mark === undefined) break;
    const [prefix, unit] = [at > 0 ? prefixOf(mark) : undefined, next === undefined ? undefined : (units.get(next.text) ?? units.get(next.lower))];
    if (prefix !== undefined && unit !== undefined && next !== undefined) {
      together.push(named(`${prefix}${unit}`, mark.start, next.end));
      at += 1;
    } else together.push(at > 0 && misheard.test(mark.lower) ? named(mark.lower.replace("bite", "byte"), mark.start, mark.end) : mark);
  }
  return together;
}

const prefixOf = ({ text, lower, kind }: Mark): string | undefined => (kind === "word" ? (prefixes.get(text) ?? (text.length > 1 ? prefixes.get(lower) : undefined)) : undefined);
const named = (word: string, start: number, end: number): Mark => ({ text: word, lower: word, start, end, kind: "word" });

const parts: ReadonlyMap<string, string> = new Map([["half", "30"], ["quarter", "15"]]);
const hours = new Set(["hour", "hours"]);

/** "Each quarter of an hour", "every half hour": minutes. The same marks, with such spans in figures. */
export function spansTogether(marks: readonly Mark[]): readonly Mark[] {
  if (!marks.some(({ lower }) => hours.has(lower) || lower === "grand")) return marks;
  const together: Mark[] = [];
  for (let at = 0; at < marks.length; at += 1) {
    const mark = marks[at];
    if (mark === undefined) break;
    if (mark.lower === "grand" && at > 0) {
      // "eighteen grand": thousands of money.
      together.push(named("thousand", mark.start, mark.end), named("dollars", mark.start, mark.end));
      continue;
    }
    const minutes = parts.get(mark.lower);
    const length = minutes === undefined ? 0 : lengthOf(marks.slice(at + 1, at + 4).map(({ lower }) => lower));
    const end = marks[at + length];
    if (minutes === undefined || length === 0 || end === undefined || isCounted(marks[at - 1]) || (marks[at - 1]?.lower === "a" && isCounted(marks[at - 2]))) together.push(mark);
    else {
      const isArticle = together.at(-1)?.lower === "a";
      const start = isArticle ? (together.pop()?.start ?? mark.start) : mark.start;
      // "12 a quarter hour": over each of them.
      if (isArticle && together.at(-1) !== undefined && overA(together.at(-1))) together.push(named("per", start, mark.start));
      together.push({ ...named(minutes, start, mark.end), kind: "digits" }, named("minutes", mark.end, end.end));
      at += length;
    }
  }
  return together;
}

const lengthOf = ([first = "", second = "", third = ""]: readonly string[]): number =>
  hours.has(first) ? 1 : (first === "an" || first === "-") && hours.has(second) ? 2 : first === "of" && second === "an" && hours.has(third) ? 3 : 0;
/** "three quarters of an hour", "two and a half hours". */
const isCounted = (mark: Mark | undefined): boolean => mark?.kind === "digits" || mark?.lower === "and" || mark?.lower === "three" || mark?.text === "-";
const overA = (mark: Mark | undefined): boolean => mark?.kind === "word" && !["in", "of", "for", "is", "takes", "every", "each", "per", "about", "after", "within", "and", "than", "over", "under", "to", "by", "with", "at", "say", "so", "nearly", "almost", "roughly", "just", "only", "another", "like", "lasts", "take", "takes", "took", "needs", "last", "was"].includes(mark.lower);
