import type { Evidence } from "#core/assessment/assessment";

/** A piece of evidence in the speaker's own words; it leads to its place in the transcript. */
export function Quote({ piece }: { readonly piece: Evidence }) {
  return <a href={`#mark-${piece.id}`}><q>{piece.quote}</q></a>;
}
