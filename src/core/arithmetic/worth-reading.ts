import { couldFollow } from "#core/arithmetic/link";
import { spotsIn, type Spots } from "#core/arithmetic/spots";
import type { Span } from "#core/text/sentence";

/** How far back a result may be reckoned from. */
export const sentencesBack = 3;
/** What follows, and one figure that it follows from. */
const fewest = 2;

/** Which sentences of a turn hold figures from which, or to which, anything could lead: in ordinary talk few do. */
export function sentencesToRead(text: string, sentences: readonly Span[]): readonly boolean[] {
  const spots = sentences.map((span) => spotsIn(text, span));
  const isRead = sentences.map(() => false);
  for (const [nth, { start, end }] of sentences.entries()) {
    const own = spots[nth];
    if (own?.isNumeric !== true || !isNearFigures(spots, nth) || !couldConclude(text, { start, end }, own)) continue;
    for (let near = Math.max(0, nth - sentencesBack); near <= nth; near += 1) isRead[near] = spots[near]?.isNumeric === true;
  }
  return isRead;
}

/** Whether a sentence stands near enough to figures that something could follow from, and to any that weighs. */
function isNearFigures(spots: readonly Spots[], nth: number): boolean {
  let figures = 0;
  let isWeighty = false;
  for (let near = Math.max(0, nth - sentencesBack); near <= nth + sentencesBack; near += 1) {
    if (near <= nth) figures += spots[near]?.figures ?? 0;
    isWeighty ||= spots[near]?.isWeighty ?? false;
  }
  return isWeighty && figures >= fewest;
}

/** A figure that stands alone in its sentence follows from those before it only where the words lead up to it, or where it is an amount. */
const couldConclude = (text: string, { start, end }: Span, { figures, first, isTold }: Spots): boolean => figures > 1 || couldFollow(text.slice(start, first), text.slice(first, end), isTold);
