import { foldWord } from "#core/text/token";
import { mostStretches, type Stretch } from "#core/voice/spoken";
import type { TimedWord } from "#core/voice/timed-word";

/** `isApart`: it was said apart from the rest, as on a page before: it has its place among the words, and its time would make a pause of what lies between. */
export type PlacedWord = TimedWord & { readonly isApart?: boolean };

/**
 * When each stretch of an answer was said: its words, as they were said in the end, laid beside those that were recognised. A word that was
 * put right lies in the time of what it stands for; what was added in writing, or said apart, lies in none.
 *
 * @param heard in the order in which they were said; times may stand still or overlap a little, as recognisers have it
 * @returns in the order of the text, apart from each other, times whole and never running backwards
 */
export function stretchesOf(heard: readonly PlacedWord[], text: string): readonly Stretch[] {
  const words = wordsOf(text);
  const spoken = heard.flatMap(partsOf);
  const placed = sameWords(spoken.map(({ text: word }) => fold(word)), words.map(({ word }) => fold(word)));
  const stretches: Stretch[] = [];
  let [nextHeard, nextWord, earliest] = [0, 0, 0];
  const add = (start: number, end: number, from: number, to: number): void => {
    const begins = Math.max(earliest, Math.round(from));
    earliest = Math.max(begins, Math.round(to));
    stretches.push({ start, end, from: begins, to: earliest });
  };
  for (const [heardAt, wordAt] of [...placed, [spoken.length, words.length] as const]) {
    const gap = spread(spoken.slice(nextHeard, heardAt), words.slice(nextWord, wordAt));
    for (const { start, end, from, to } of gap) add(start, end, from, to);
    const [one, word] = [spoken[heardAt], words[wordAt]];
    if (one !== undefined && !one.isApart && word !== undefined) add(word.start, word.end, one.from, one.to);
    [nextHeard, nextWord] = [heardAt + 1, wordAt + 1];
  }
  return stretches.length <= mostStretches ? stretches : joined(stretches);
}

type Word = { readonly word: string; readonly start: number; readonly end: number };

const wordsOf = (text: string): readonly Word[] => [...text.matchAll(/\S+/g)].map((match) => ({ word: match[0], start: match.index, end: match.index + match[0].length }));

/** What a recogniser gives as one piece, a whole segment where it times no words, spread over its time by letters. */
function partsOf({ text, from, to, ...rest }: PlacedWord): readonly PlacedWord[] {
  const words = wordsOf(text);
  const letters = Math.max(1, words.reduce((sum, { word }) => sum + word.length, 0));
  let before = 0;
  return words.map(({ word }) => {
    const begins = from + ((to - from) * before) / letters;
    before += word.length;
    return { text: word, from: begins, to: from + ((to - from) * before) / letters, ...rest };
  });
}

/** Words as they are compared: without case and signs. */
function fold(word: string): string {
  const bare = foldWord(word).replace(/[^\p{L}\p{N}]/gu, "");
  return bare === "" ? word : bare;
}

/** The words that stand for others, over the time of those. */
function spread(heard: readonly PlacedWord[], words: readonly Word[]): readonly { readonly start: number; readonly end: number; readonly from: number; readonly to: number }[] {
  const timed = heard.filter(({ isApart }) => !isApart);
  const [first, last] = [timed[0], timed.at(-1)];
  if (first === undefined || last === undefined) return [];
  const lengthMs = Math.max(0, last.to - first.from) / Math.max(1, words.length);
  return words.map(({ start, end }, at) => ({ start, end, from: first.from + at * lengthMs, to: first.from + (at + 1) * lengthMs }));
}

/** Beyond so many cells the middle is not laid side by side word by word, but spread. */
const mostCells = 4_000_000;

/** The longest common run of two rows of words, as pairs of places; what both begin and end with is taken off first. */
function sameWords(one: readonly string[], other: readonly string[]): readonly (readonly [number, number])[] {
  let begin = 0;
  while (begin < one.length && begin < other.length && one[begin] === other[begin]) begin += 1;
  let end = 0;
  while (end < one.length - begin && end < other.length - begin && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const head = Array.from({ length: begin }, (_, at) => [at, at] as const);
  const tail = Array.from({ length: end }, (_, at) => [one.length - end + at, other.length - end + at] as const);
  const middle = longestCommon(one.slice(begin, one.length - end), other.slice(begin, other.length - end)).map(([a, b]) => [a + begin, b + begin] as const);
  return [...head, ...middle, ...tail];
}

function longestCommon(one: readonly string[], other: readonly string[]): readonly (readonly [number, number])[] {
  const width = other.length + 1;
  if ((one.length + 1) * width > mostCells) return [];
  const lengths = new Uint16Array((one.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = one.length - 1; row >= 0; row -= 1) {
    for (let column = other.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] = one[row] === other[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  let [row, column] = [0, 0];
  while (row < one.length && column < other.length) {
    if (one[row] === other[column]) {
      pairs.push([row, column]);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
}

/** Neighbours put together until no more are left than are kept. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const each = Math.ceil(stretches.length / mostStretches);
  return Array.from({ length: Math.ceil(stretches.length / each) }, (_, index) => {
    const part = stretches.slice(index * each, (index + 1) * each);
    const [first, last] = [part[0], part.at(-1)];
    return { start: first?.start ?? 0, end: last?.end ?? 0, from: first?.from ?? 0, to: last?.to ?? 0 };
  });
}
