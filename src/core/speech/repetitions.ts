import { isNumber } from "#core/speech/fillers";
import { pausesBefore, personOf, without, wordAt, wordIn, type Talk } from "#core/speech/talk";

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
    if (isSame && isStumble && !(length === 1 && ending.has(wordAt(talk, at)) && pausesBefore(talk, at + 1))) return length;
  }
  return 0;
}

/** What may end one clause and begin the next: "I looked into it, it was mine". */
const ending: ReadonlySet<string> = new Set("it you this them he she do".split(" "));
const beginners: ReadonlySet<string> = new Set("i im ive id ill we weve wed they theyre theyd he she".split(" "));
/** Verbs that need others, and words that need a noun: nothing that was meant ends with one. */
const givenUp: ReadonlySet<string> = new Set("am is are was were be been have has had will would can could should might must a an the my our to of".split(" "));
const conditions: ReadonlySet<string> = new Set("if as what when where how than whatever that who which because".split(" "));

/** How many words from a subject were given up before the same subject began again: all but the subject can end nothing. */
function givenUpFrom(talk: Talk, at: number): number {
  const word = wordAt(talk, at);
  if (!isBeginner(talk, at)) return 0;
  const sentence = talk.words[at]?.sentence ?? -1;
  if (at > 0 && conditions.has(wordIn(talk, at - 1, sentence))) return 0;
  for (let length = 1; length <= 3; length += 1) {
    const next = wordIn(talk, at + length, sentence);
    if (isBeginner(talk, at + length) && next !== "" && personOf(next) === personOf(word) && wordIn(talk, at + length + 1, sentence) !== "") return length > 1 || next !== word ? length : 0;
    if (!givenUp.has(next)) return 0;
  }
  return 0;
}

/** A person who begins a clause; "id" only where it stands for "I'd". */
function isBeginner({ words }: Talk, at: number): boolean {
  const token = words[at]?.token;
  return token !== undefined && beginners.has(token.word) && (token.word !== "id" || token.end - token.start > token.word.length);
}
