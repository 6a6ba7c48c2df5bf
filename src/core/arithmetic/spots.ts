import { isDigit, isLetter, lettersEnd } from "#core/arithmetic/marks";
import { openers } from "#core/arithmetic/opening";
import type { Span } from "#core/text/sentence";

/** What a sentence holds of figures, seen in one cheap pass: how many may begin in it, whether any is more than "one", and whether any weighs. */
export type Spots = { readonly figures: number; readonly isNumeric: boolean; readonly isWeighty: boolean };

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(" "));
/** Magnitudes and measures in the plural: a turn without any of them, and without digits, reckons nothing. */
const weighty = setOf("hundred thousand million billion trillion dozen percent nines gig gigs meg megs minute minutes hour hours days weeks months years dollar dollars cent cents euro euros");
const measures = setOf("gig meg second minute hour day week month year quarter dollar cent euro pound");
const articles = setOf("a an one the");
/** Begin a figure, and are none by themselves. */
const loose = setOf("one zero few several some many couple");

/** Reads a stretch of text word by word, looking at no more than the words that could be of use. */
export function spotsIn(text: string, { start, end }: Span): Spots {
  let figures = 0;
  let [isNumeric, isWeighty] = [false, false];
  let last = "";
  let sinceArticle = far;
  for (let at = start; at < end; ) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) {
      figures += 1;
      isNumeric = true;
      isWeighty = true;
      while (isDigit(text.charCodeAt(at))) at += 1;
    } else if (isLetter(code)) {
      const next = lettersEnd(text, at);
      sinceArticle += 1;
      if (next - at <= longest) {
        const word = text.slice(at, next).toLowerCase();
        if (openers.has(word)) {
          figures += 1;
          isNumeric ||= !loose.has(word);
        }
        const isMeasure = isOfMeasure(word);
        isWeighty ||= isMeasure || weighty.has(word);
        if (sinceArticle <= nearby && (isMeasure || measures.has(word))) {
          figures += 1;
          isNumeric = true;
        }
        isNumeric ||= last === "one" && (word === "in" || word === "out");
        if (articles.has(word)) sinceArticle = 0;
        last = word;
      }
      at = next;
    } else at += 1;
  }
  return { figures, isNumeric, isWeighty };
}

/** "megabytes", "kilobits", "milliseconds"; its last letters tell most words apart at once. */
function isOfMeasure(word: string): boolean {
  const singular = word.endsWith("s") ? word.slice(0, -1) : word;
  return singular.endsWith("byte") || singular.endsWith("bit") || singular.endsWith("second");
}

const longest = 14;
/** "a raw gigabyte". */
const nearby = 2;
const far = 9;
