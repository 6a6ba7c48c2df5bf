/** A stretch of a turn's text with the pieces that cover all of it. */
export type Segment<T> = { readonly text: string; readonly pieces: readonly T[] };

type Span = { readonly start: number; readonly end: number };

/**
 * Splits a text at every edge of a piece, so that pieces that overlap can each be marked over all of their words. The
 * segments put together are the text again, whatever the pieces are; one that reaches past the text is cut there.
 */
export function segments<T extends Span>(text: string, evidence: readonly T[]): readonly Segment<T>[] {
  const inside = (at: number): number => Math.min(text.length, Math.max(0, at));
  const edges = [...new Set([0, text.length, ...evidence.flatMap(({ start, end }) => [inside(start), inside(end)])])].sort((one, other) => one - other);
  return edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1] ?? text.length;
    return { text: text.slice(start, end), pieces: evidence.filter((piece) => piece.start <= start && piece.end >= end) };
  });
}
