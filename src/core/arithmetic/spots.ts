import { isDigit, isLetter, lettersEnd } from "#core/arithmetic/marks";
import { openers } from "#core/arithmetic/opening";
import { bytesIn, bytesPerSecondIn, moneySigns, moneyWords, periodWords, ratePerSecond, secondsIn } from "#core/arithmetic/units";
import type { Span } from "#core/text/sentence";

/**
 * What a sentence holds of figures, seen in one cheap pass: how many may begin in it and where the first does, whether any is more
 * than "one", whether any weighs, and whether one could be a size, a price or a rate.
 */
export type Spots = { readonly figures: number; readonly first: number; readonly isNumeric: boolean; readonly isWeighty: boolean; readonly isTold: boolean };

/** What a word may be to a figure. */
const opener = 1;
const loose = 2;
const weighty = 4;
const measure = 8;
const article = 16;
const told = 32;

const kinds = new Map<string, number>();
const lengths = new Map<number, number>();
function know(words: Iterable<string>, kind: number): void {
  for (const word of words) {
    const lower = word.toLowerCase();
    const first = lower.charCodeAt(0);
    kinds.set(lower, (kinds.get(lower) ?? 0) | kind);
    lengths.set(first, (lengths.get(first) ?? 0) | (1 << lower.length));
  }
}
const wordsOf = (words: string): readonly string[] => words.split(" ");
const prefixed = (prefixes: string, units: string): readonly string[] => wordsOf(prefixes).flatMap((prefix) => wordsOf(units).map((unit) => (prefix === "-" ? unit : prefix + unit)));

know(openers, opener);
know(wordsOf("one zero few several some many couple"), loose);
know(wordsOf("hundred thousand million billion trillion dozen percent nines gig gigs meg megs minute minutes hour hours days weeks months years dollar dollars cent cents euro euros"), weighty);
know([...prefixed("- kilo mega giga tera peta exa", "byte bytes bite bites bit bits"), ...prefixed("k m g t", "bit bits"), ...prefixed("- milli micro nano", "second seconds")], weighty | measure);
know(wordsOf("gig meg minute hour day week month year quarter dollar cent euro pound"), measure);
know(wordsOf("hourly nightly quarterly"), opener | weighty);
know(wordsOf("a an one the"), article);
know(wordsOf("percent"), measure);
know(wordsOf("core cores cpu cpus vcpu vcpus"), weighty);
know([...[...secondsIn.keys()].filter((word) => !word.endsWith("s") || word.length === 1), ...bytesIn.keys(), ...bytesPerSecondIn.keys(), ...moneyWords, ...periodWords.keys(), ...ratePerSecond, "g", "t", "cent", "buck", "annual", "annually"], told);

/** Reads a stretch of text word by word, looking at no more than the words that could be of use. */
export function spotsIn(text: string, { start, end }: Span): Spots {
  let [figures, first, seen, sinceArticle, articleAt] = [0, end, 0, far, end];
  let [isNumeric, wasOne] = [false, false];
  for (let at = start; at < end; ) {
    const code = text.charCodeAt(at);
    if (isLetter(code)) {
      const next = lettersEnd(text, at);
      const kind = isLong(code, next - at) ? (kinds.get(text.slice(at, next).toLowerCase()) ?? 0) : 0;
      sinceArticle += 1;
      if (wasOne && next - at <= 3) isNumeric ||= text.startsWith("in ", at) || text.startsWith("out", at);
      wasOne = false;
      if (kind !== 0) {
        seen |= kind;
        if ((kind & opener) !== 0) {
          figures += 1;
          first = Math.min(first, at);
          isNumeric ||= (kind & loose) === 0;
          wasOne = (kind & article) !== 0;
        }
        if (sinceArticle <= nearby && (kind & measure) !== 0) {
          figures += 1;
          first = Math.min(first, articleAt);
          isNumeric = true;
        }
        if ((kind & article) !== 0) [sinceArticle, articleAt] = [0, at];
      }
      at = next;
    } else if (isDigit(code)) {
      figures += 1;
      first = Math.min(first, at);
      isNumeric = true;
      seen |= weighty;
      while (isDigit(text.charCodeAt(at))) at += 1;
    } else {
      if (code > firstForeign || code === dollar) seen |= moneySigns.has(text.charAt(at)) ? told : 0;
      at += 1;
    }
  }
  return { figures, first, isNumeric, isWeighty: (seen & weighty) !== 0, isTold: (seen & told) !== 0 };
}

/** Whether any word that is known begins with a letter and is so long. */
const isLong = (code: number, length: number): boolean => length < mostLetters && ((lengths.get(code | lowerCase) ?? 0) & (1 << length)) !== 0;

const mostLetters = 31;
const lowerCase = 0x20;
const firstForeign = 0x80;
const dollar = 0x24;
/** "a raw gigabyte". */
const nearby = 2;
const far = 9;
