import type { Evidence } from "#core/assessment/assessment";

/** A stretch of a turn with the evidence that covers all of it. */
export type Segment = { readonly text: string; readonly marks: readonly Evidence[] };

/** Splits a turn's text at every edge of a quote, so that quotes that overlap can both be marked. */
export function segmentsOf(text: string, evidence: readonly Evidence[]): readonly Segment[] {
  const edges = [...new Set([0, text.length, ...evidence.flatMap(({ start, end }) => [start, end])])].filter((edge) => edge <= text.length).sort((one, other) => one - other);
  return edges.slice(0, -1).flatMap((start, index) => {
    const end = edges[index + 1] ?? text.length;
    return end > start ? [{ text: text.slice(start, end), marks: evidence.filter((piece) => piece.start <= start && piece.end >= end) }] : [];
  });
}
