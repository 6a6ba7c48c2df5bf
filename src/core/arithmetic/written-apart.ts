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
