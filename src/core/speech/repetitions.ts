import { isNumber } from "#core/speech/fillers";
import { personOf, subjects, unfinished, without, wordAt, wordIn, type Talk } from "#core/speech/talk";

const longestPhrase = 4;
/** Words of grammar: a phrase said twice holds one of them where it is a stumble, and none where it is meant ("log, log"). */
const grammar: ReadonlySet<string> = new Set(
  "i im ive id ill we wed weve you it its they he she there the a an my our this that these to of in on at for with from by into and or but so because if when is are was were be been do did have has had will would can could should not what which who then as".split(" "),
);

/** The talk without what was said twice in a row, and without beginnings that were given up: "I I was", "in the in the", "I was, I led". */
export function withoutRepetitions(talk: Talk): Talk {
  const dropped = new Set<number>();
  for (let at = 0; at < talk.words.length; at += 1) {
    const length = repeatedFrom(talk, at) || givenUpFrom(talk, at);
    for (let step = 0; step < length; step += 1) dropped.add(at + step);
    if (length > 1) at += length - 1;
  }
  return without(talk, dropped);
}

/** How many words from a place are said again right after. */
function repeatedFrom(talk: Talk, at: number): number {
  const sentence = talk.words[at]?.sentence ?? -1;
  for (let length = 1; length <= longestPhrase; length += 1) {
    if (wordIn(talk, at, sentence) !== wordIn(talk, at + length, sentence)) continue;
    let isSame = true;
    let isStumble = false;
    for (let step = 0; step < length && isSame; step += 1) {
      const word = wordAt(talk, at + step);
      isSame = word === wordIn(talk, at + length + step, sentence) && !isNumber(word);
      isStumble ||= grammar.has(word);
    }
    if (isSame && isStumble) return length;
  }
  return 0;
}

const conditions: ReadonlySet<string> = new Set("if as what when where how than whatever that who which because".split(" "));

/** How many words from a subject were given up before the same subject began again: all but the subject can end nothing. */
function givenUpFrom(talk: Talk, at: number): number {
  const word = wordAt(talk, at);
  if (!subjects.has(word)) return 0;
  const sentence = talk.words[at]?.sentence ?? -1;
  if (at > 0 && conditions.has(wordIn(talk, at - 1, sentence))) return 0;
  for (let length = 1; length <= 3; length += 1) {
    const next = wordIn(talk, at + length, sentence);
    if (next !== "" && personOf(next) === personOf(word) && subjects.has(next) && wordIn(talk, at + length + 1, sentence) !== "") return length > 1 || next !== word ? length : 0;
    if (!unfinished.has(next)) return 0;
  }
  return 0;
}
