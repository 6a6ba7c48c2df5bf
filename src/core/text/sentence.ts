import { partedRunOn } from "#core/text/run-on";
import { isSpace } from "#core/text/space";

/** A stretch of text: where it begins and ends. */
export type Span = { readonly start: number; readonly end: number };

const abbreviations = new Set(["e.g", "i.e", "vs", "etc", "approx", "dr", "mr", "mrs", "fig", "incl", "resp"]);

/**
 * The sentences of a text. A full stop ends one when space follows and no known abbreviation stands before;
 * line ends always do, so that lists read item by item.
 */
export function sentencesOf(text: string): readonly Span[] {
  const sentences: Span[] = [];
  let start = 0;
  const close = (end: number) => {
    const span = trimmed(text, start, end);
    if (span !== null) sentences.push(...partedRunOn(text, span));
    start = end;
  };
  for (const match of text.matchAll(/[.!?…]+["'”’)\]]*|\n+/g)) {
    const end = match.index + match[0].length;
    if (end < text.length && !isSpace(text, end) && !match[0].startsWith("\n")) continue;
    if (match[0] === "." && abbreviations.has(lastWord(text, start, match.index))) continue;
    close(end);
  }
  close(text.length);
  return sentences;
}

function lastWord(text: string, from: number, to: number): string {
  const tail = text.slice(Math.max(from, to - 8), to);
  return (tail.split(/[\s(]/).at(-1) ?? "").toLowerCase();
}

const listMarks = "•*-–—>";

/** The span without white space or list marks round it; null when nothing is left. */
export function trimmed(text: string, start: number, end: number): Span | null {
  let from = start;
  let to = end;
  while (from < to && (isSpace(text, from) || listMarks.includes(text.charAt(from)))) from += 1;
  while (to > from && isSpace(text, to - 1)) to -= 1;
  return from < to ? { start: from, end: to } : null;
}

const breaks = /[,;:]\s+|\s[–—-]{1,3}\s|—|[()]|\s(?=(?:but|because|although|however|so|which means|whereas|and then|and (?:I|we|it|they)|then (?:I|we))\b)/gi;

/**
 * Parts of a sentence that can hold a claim of their own: between commas, dashes, and before linking words. Only the sentence
 * is searched, never the text behind it, so that a long turn costs no more a sentence than a short one.
 */
export function clausesOf(text: string, sentence: Span): readonly Span[] {
  const clauses: Span[] = [];
  let start = sentence.start;
  const close = (end: number) => {
    const span = trimmed(text, start, end);
    if (span !== null) clauses.push(span);
    start = end;
  };
  for (const match of text.slice(sentence.start, sentence.end).matchAll(breaks)) close(sentence.start + match.index + match[0].length);
  close(sentence.end);
  return clauses;
}
