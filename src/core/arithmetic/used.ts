import { quantitiesIn } from "#core/arithmetic/read-quantities";
import type { Quantity } from "#core/arithmetic/quantity";
import { sentencesOf, type Span } from "#core/text/sentence";
import type { Turn } from "#core/transcript/transcript";

/** A sentence of the candidate: whether it decides something, and by which figures. */
type Said = { readonly turn: number; readonly start: number; readonly end: number; readonly text: string; readonly decidesAt: number | null };

const decides = /\b(?:so|therefore|which means|that means|this means|hence)\b[^.?!]{0,80}\b(?:enough|need|needs|must|have to|fits?|shard|one (?:node|primary|box|machine|server)|single|cannot|can't|won't|no need|don't need|split|cache|queue)\b|\b(?:is enough|fits (?:in|on)|will do|does it)\b/gi;
const turnsUntilUse = 3;
const mostSentences = 30;
/** A figure is taken up again where it is named within this factor: "11.6 thousand", later "12 thousand". */
const sameFigure = 1.1;

/** Where a stated figure stands. */
export type Stated = { readonly turn: number; readonly end: number; readonly result: Quantity };

/**
 * Tells whether a decision rests on a stated figure: one taken in its own sentence or in the next, or, within the next three
 * turns, one that names the figure again. A decision about something else uses nothing. Figures are asked about in the order of the text.
 */
export function usesIn(turns: readonly (Turn & { readonly sentences?: readonly Span[] })[]): (stated: Stated) => boolean {
  const read = new Map<number, readonly Said[]>();
  const passed = new Map<number, number>();
  // Most turns are never asked about.
  const saidIn = (turn: number): readonly Said[] => {
    const known = read.get(turn);
    if (known !== undefined) return known;
    const asked = turns[turn];
    const said = asked?.speaker === "candidate" ? sentencesIn(asked.text, turn, asked.sentences) : [];
    read.set(turn, said);
    return said;
  };

  return ({ turn, end, result }) => {
    const own = saidIn(turn);
    let at = passed.get(turn) ?? 0;
    while (at < own.length && (own[at]?.end ?? end) < end) at += 1;
    passed.set(turn, at);
    const ahead = [...own.slice(at, at + mostSentences), ...Array.from({ length: turnsUntilUse }, (_, later) => saidIn(turn + later + 1)).flat()].slice(0, mostSentences);
    return ahead.some((sentence, distance) => {
      if (sentence.decidesAt === null) return false;
      const isOwn = distance === 0 && sentence.start + sentence.decidesAt >= end - 1;
      return isOwn || (distance === 1 && sentence.turn === turn) || (distance > 0 && quantitiesIn(sentence.text).some((figure) => isSame(figure, result)));
    });
  };
}

function sentencesIn(text: string, turn: number, sentences: readonly Span[] = sentencesOf(text)): readonly Said[] {
  return sentences.map(({ start, end }) => {
    const sentence = text.slice(start, end);
    const last = [...sentence.matchAll(decides)].at(-1);
    return { turn, start, end, text: sentence, decidesAt: last === undefined ? null : last.index + last[0].length };
  });
}

const isSame = (one: Quantity, other: Quantity): boolean =>
  one.unitClass === other.unitClass && one.value !== null && other.value !== null && Math.max(one.value / other.value, other.value / one.value) <= sameFigure;
