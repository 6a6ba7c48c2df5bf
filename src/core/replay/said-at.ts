import type { Stretch } from "#core/voice/spoken";

/** A turn with when its text was said, as the timeline tells it. */
export type SaidTurn = { readonly from: number; readonly to: number; readonly stretches: readonly Stretch[] };

/** Stretches in order and apart, in text and time; what contradicts one before it is left out. They come from browsers and are not to be trusted. */
export function orderly(stretches: readonly Stretch[]): readonly Stretch[] {
  const kept: Stretch[] = [];
  for (const stretch of stretches) {
    const last = kept.at(-1);
    if (stretch.end > stretch.start && stretch.to >= stretch.from && (last === undefined || (stretch.start >= last.end && stretch.from >= last.to))) kept.push(stretch);
  }
  return kept;
}

/** The index in a turn's text that was being said at a moment; its whole length after the last word, and 0 before the first. */
export function indexAt({ stretches }: SaidTurn, moment: number): number {
  const said = orderly(stretches);
  const here = said.findLast(({ from }) => from <= moment);
  if (here === undefined) return 0;
  if (moment >= here.to) return here.end;
  return here.start + Math.floor(((moment - here.from) / (here.to - here.from)) * (here.end - here.start));
}

/** When words were said: by characters within a stretch, whole stretches between. For a turn that nobody spoke, when the turn was sent. */
export function spanOf({ from: sent, to: done, stretches }: SaidTurn, { start, end }: { readonly start: number; readonly end: number }): { readonly from: number; readonly to: number } {
  const said = orderly(stretches);
  if (said.length === 0) return { from: sent, to: done };
  const first = said.find((stretch) => stretch.end > start);
  const last = said.findLast((stretch) => stretch.start < end);
  const from = first === undefined ? done : momentIn(first, start);
  return { from, to: Math.max(from, last === undefined ? from : momentIn(last, end)) };
}

function momentIn({ start, end, from, to }: Stretch, index: number): number {
  const share = Math.min(1, Math.max(0, (index - start) / (end - start)));
  return from + share * (to - from);
}
