import type { Explanation } from "#core/arithmetic/explain";
import type { Fact } from "#core/arithmetic/fact";

/** A figure that a recogniser may have put in place of another: which one was said, and what would have been right. */
export type Mishearing = { readonly heard: string; readonly instead: string };

const tens = ["ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"] as const;
const teens = ["", "", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"] as const;

/** Words that are taken for one another when spoken: "fifteen" and "fifty", in words and in digits. */
const alike: readonly (readonly [string, string])[] = tens.flatMap((ten, at) => {
  const teen = teens[at] ?? "";
  return teen === "" ? [] : [[ten, teen] as const, [`${String(at + 1)}0`, `1${String(at + 1)}`] as const];
});

/** How near the reckoning must come once the other figure is put in. */
const exactly = 1.03;
const valueOf = new Map<string, number>([...tens.entries()].flatMap(([at, ten]) => [[ten, (at + 1) * 10], [teens[at] ?? "", at + 11], [`${String(at + 1)}0`, (at + 1) * 10], [`1${String(at + 1)}`, at + 11]]));

/**
 * The one figure whose mishearing explains that a result is off, or null: "fifteen" for "fifty", a point that was dropped
 * ("eleven six thousand", "116 a second" for 11.6), "four" heard before another number ("for two hundred").
 */
export function mishearingOf(result: Fact, { low, high, reading, factors, isSum }: Explanation): Mishearing | null {
  if (low !== high || reading.low !== reading.high || isSum) return null;
  const off = reading.low / low;
  for (const { fact, option } of factors) {
    const found = heardIn(fact.figure.text, option.power === 1 ? off : 1 / off);
    if (found !== null) return found;
  }
  return heardIn(result.figure.text, 1 / off) ?? dropped(result.figure.text, off);
}

/** @param by what the figure would have to be multiplied by for everything to come out */
function heardIn(text: string, by: number): Mishearing | null {
  for (const [ten, teen] of alike) {
    for (const [heard, instead] of [[ten, teen], [teen, ten]] as const) {
      if (!new RegExp(`\\b${heard}\\b`, "i").test(text)) continue;
      const change = (valueOf.get(instead) ?? 1) / (valueOf.get(heard) ?? 1);
      if (Math.max(by / change, change / by) <= exactly) return { heard: text, instead: text.replace(new RegExp(`\\b${heard}\\b`, "i"), instead) };
    }
  }
  return null;
}

/** "116 a second" where 11.6 comes out: nobody rounds to three digits aloud without a point. */
function dropped(text: string, off: number): Mishearing | null {
  const digits = /\b([1-9]\d)([1-9])(?=\D|$)/.exec(text);
  return digits === null || /[.,]/.test(text) || Math.max(off / 10, 10 / off) > exactly ? null : { heard: text, instead: text.replace(digits[0], `${digits[1] ?? ""}.${digits[2] ?? ""}`) };
}

/** The question that clears it up, instead of a mark against the speaker. */
export const askAbout = ({ heard, instead }: Mishearing): string => `I heard "${heard}". Did you say that, or "${instead}"?`;
