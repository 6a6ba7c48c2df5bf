import type { Explanation } from "#core/arithmetic/explain";
import type { Fact } from "#core/arithmetic/fact";
import { magnitudes, ones } from "#core/arithmetic/number-words";

/** A figure that a recogniser may have put in place of another: which one was said, and what would have been right. */
export type Mishearing = { readonly heard: string; readonly instead: string };

/** Another figure that sounds the same, and by what it differs. */
type Alike = Mishearing & { readonly by: number };

const tens = ["ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"] as const;
const teens = ["", "", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"] as const;

/** Words that are taken for one another when spoken, with their values: "fifteen" and "fifty", in words and in digits. */
const pairs: readonly { readonly heard: string; readonly instead: string; readonly by: number }[] = tens.flatMap((ten, at) => {
  const [teen, low, high] = [teens[at] ?? "", at + 11, (at + 1) * 10];
  if (teen === "") return [];
  return [[ten, teen], [String(high), String(low)]].flatMap(([one = "", other = ""]) => [{ heard: one, instead: other, by: low / high }, { heard: other, instead: one, by: high / low }]);
});

/** Little words that numbers are heard as: "to million" for two million, "for hundred" for four. */
const littleWords: ReadonlyMap<string, string> = new Map([["to", "two"], ["too", "two"], ["for", "four"], ["ate", "eight"], ["won", "one"]]);

/** How near the reckoning must come once the other figure is put in. */
const exactly = 1.03;

/** The one figure whose mishearing explains that a result is off, or null: "fifteen" for "fifty", "for hundred", "four to two hundred", a point that was dropped. */
export function mishearingOf(result: Fact, { low, high, reading, factors, isSum }: Explanation): Mishearing | null {
  if (isSum) return null;
  for (const { fact, option } of factors) {
    // What was heard as a span is put in as the single figure that it sounds like.
    const [said, isSpan] = [option.power === 1 ? low / option.low : low * option.high, option.low !== option.high];
    const wanted = option.power === 1 ? reading.low / said : said / reading.low;
    const found = isSpan || (low === high && reading.low === reading.high) ? fitting(fact, wanted / option.low) : null;
    if (found !== null) return found;
  }
  return low === high ? (fitting(result, low / reading.low) ?? (reading.low === reading.high ? dropped(result.figure.text, reading.low / low) : null)) : null;
}

/** @param by what the figure would have to be multiplied by for everything to come out */
function fitting(fact: Fact, by: number): Mishearing | null {
  const found = soundingLike(fact).find((alike) => Math.max(by / alike.by, alike.by / by) <= exactly);
  return found === undefined ? null : { heard: found.heard, instead: found.instead };
}

/** What a figure may have been before it was written down. */
function soundingLike(fact: Fact): readonly Alike[] {
  const { text } = fact.figure;
  const swapped = pairs.flatMap(({ heard, instead, by }): readonly Alike[] => {
    const word = new RegExp(`\\b${heard}\\b`, "i");
    return word.test(text) ? [{ heard: text, instead: text.replace(word, instead), by }] : [];
  });
  return [...swapped, ...swallowed(fact), ...asSpan(fact)];
}

/** "to million", "for hundred": the number was heard as a little word before a magnitude. */
function swallowed({ figure: { text }, before }: Fact): readonly Alike[] {
  const [word = "", magnitude = ""] = [/(\p{L}+)\s+$/u.exec(before)?.[1]?.toLowerCase(), /^\p{L}+/u.exec(text)?.[0].toLowerCase()];
  const instead = littleWords.get(word);
  return instead === undefined || !magnitudes.has(magnitude) ? [] : [{ heard: `${word} ${text}`, instead: `${instead} ${text}`, by: ones.get(instead) ?? 1 }];
}

/** "four to two hundred": forty-two hundred. */
function asSpan({ figure: { text, low, high } }: Fact): readonly Alike[] {
  const span = /^(\p{L}+) (?:to|two) (\p{L}+)(?= (?:hundred|thousand|million|billion)\b)/iu.exec(text);
  const [first, second] = [ones.get(span?.[1]?.toLowerCase() ?? "") ?? 0, ones.get(span?.[2]?.toLowerCase() ?? "") ?? 0];
  const ten = tens[first - 1];
  if (span === null || ten === undefined || low === null || high === null || low === high || second < 1 || second > 9) return [];
  const value = (high / second) * (first * 10 + 2);
  return [{ heard: text, instead: text.replace(span[0], `${ten}-two`), by: value / low }];
}

/** "116 a second" where 11.6 comes out: nobody rounds to three digits aloud without a point. */
function dropped(text: string, off: number): Mishearing | null {
  const digits = /\b([1-9]\d)([1-9])(?=\D|$)/.exec(text);
  return digits === null || /[.,]/.test(text) || Math.max(off / 10, 10 / off) > exactly ? null : { heard: text, instead: text.replace(digits[0], `${digits[1] ?? ""}.${digits[2] ?? ""}`) };
}

/** The question that clears it up, instead of a mark against the speaker. */
export const askAbout = ({ heard, instead }: Mishearing): string => `I heard “${heard}”. Did you say that, or “${instead}”?`;
