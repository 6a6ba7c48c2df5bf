import type { Feature } from "#core/classifier/features";
import type { Ear } from "#core/evidence/ear";
import type { HeardSentence } from "#core/evidence/hear";
import type { Token } from "#core/text/token";
import type { SignalId } from "#core/words";

/** More than these many features are looked through for words that can be shown. */
const mostFeatures = 12;

/**
 * The words of a sentence that moved one output most, as they stand in the text, strongest first; none contains another.
 *
 * @param direction 1 for what moved it up, -1 for what moved it down
 */
export function movingWords(ear: Ear, text: string, sentence: HeardSentence, { output, direction, most }: { readonly output: "altitude" | SignalId; readonly direction: 1 | -1; readonly most: number }): readonly string[] {
  const shown: { readonly start: number; readonly end: number }[] = [];
  for (const feature of sentence.classified.moversOf({ output, direction, most: mostFeatures })) {
    if (shown.length === most) break;
    const place = placeOf(feature, sentence.tokens);
    if (place === null || isBare(ear, text.slice(place.start, place.end)) || shown.some(({ start, end }) => start < place.end && end > place.start)) continue;
    shown.push(place);
  }
  return shown.map(({ start, end }) => text.slice(start, end));
}

/** "in", "their": true, and nothing that a person could learn from. */
const isBare = (ear: Ear, words: string): boolean => words.toLowerCase().split(" ").every((word) => ear.functionWords.has(word));

/** Where a feature's words stand: the first place where they come in its order, at most two words apart. */
function placeOf({ kind, one, other }: Feature, tokens: readonly Token[]): { readonly start: number; readonly end: number } | null {
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || (kind === "form" ? token.word : token.stem) !== one) continue;
    if (other === "") return { start: token.start, end: token.end };
    const last = tokens.slice(at + 1, at + 4).find(({ stem }) => stem === other);
    if (last !== undefined) return { start: token.start, end: last.end };
  }
  return null;
}
