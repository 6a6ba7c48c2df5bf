import type { HeardSentence } from "#core/evidence/hear";
import type { Span } from "#core/text/sentence";
import type { Place } from "#core/assessment/assessment";
import type { SignalId, Stance, Strength } from "#core/words";

/** A signal heard at one exact place. It becomes `Evidence` when a session is assessed. */
export type Piece = Place & {
  readonly quote: string;
  readonly signal: SignalId;
  readonly polarity: 1 | -1;
  readonly stance: Stance;
  readonly strength: Strength;
  /** Index of its sentence within the turn. */
  readonly sentence: number;
  /** The obligation that it speaks to, as `topic/obligation`. */
  readonly meets: string | null;
  /** The strongest hint that was given before it: 0 none, 3 a partial answer. */
  readonly hint: number;
};

const shortestQuote = 12;
/** Fewer words than these say nothing by themselves: "If I had left". */
const fewestQuotedWords = 5;
const longestQuote = 240;

/**
 * The words that show a hit: the clauses it touches, widened to the sentence when that would be too short to read, and cut
 * at a word when it would be too long. Always an exact piece of `text`.
 */
export function quoteRound(text: string, sentence: HeardSentence, hit: { readonly from: number; readonly to: number }): { readonly start: number; readonly end: number; readonly quote: string } {
  const first = sentence.tokens[hit.from]?.start ?? sentence.start;
  const last = sentence.tokens[hit.to - 1]?.end ?? sentence.end;
  const touched = withMainClause(text, sentence.clauses, sentence.clauses.filter(({ start, end }) => start < last && end > first));
  let start = Math.min(first, ...touched.map((clause) => clause.start));
  let end = Math.max(last, ...touched.map((clause) => clause.end));
  end = withoutTrail(text, last, end);
  const quoted = sentence.tokens.filter((token) => token.start >= start && token.end <= end).length;
  if (end - start < shortestQuote || quoted < fewestQuotedWords) ({ start, end } = sentence);
  if (end - start > longestQuote) {
    start = Math.max(start, Math.min(first, end - longestQuote));
    const cut = Math.min(end, start + longestQuote);
    end = Math.max(sentence.tokens.findLast((token) => token.end <= cut)?.end ?? cut, Math.min(last, cut));
  }
  ({ start, end } = withoutRetracted(text, sentence, { start, end, first, last }));
  return { start, end, quote: text.slice(start, end) };
}

const trail = /[\s,;:–—-]/;

/** Where a stretch ends without the spaces, commas and dashes behind it. */
function withoutTrail(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && trail.test(text.charAt(end - 1))) end -= 1;
  return end;
}

/** What was taken back before or after the words of a hit is not shown for it. */
function withoutRetracted(text: string, { retracted, tokens }: HeardSentence, { start, end, first, last }: Span & { readonly first: number; readonly last: number }): Span {
  const before = retracted.findLast((gone) => gone.end > start && gone.end <= first)?.end;
  const after = retracted.find((gone) => gone.start < end && gone.start >= last)?.start;
  const from = before === undefined ? start : (tokens.find((token) => token.start >= before)?.start ?? start);
  const to = after === undefined ? end : withoutTrail(text, last, after);
  return to - from >= shortestQuote ? { start: from, end: to } : { start, end };
}

/** "because the wards are slow" reads as a quote only with what it explains before it. */
function withMainClause(text: string, clauses: readonly Span[], touched: readonly Span[]): readonly Span[] {
  const [first] = touched;
  const before = first === undefined ? undefined : clauses[clauses.indexOf(first) - 1];
  return first !== undefined && before !== undefined && /^(?:because|so|which|since|although|and then)\b/i.test(text.slice(first.start)) ? [before, ...touched] : touched;
}
