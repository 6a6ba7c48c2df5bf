import { editingTermAt, type EditingTerm } from "#core/speech/editing-term";
import { isNumber } from "#core/speech/fillers";
import { articles, beginsSentence, breaksBefore, linking, pausesBefore, personOf, prepositions, quantifiers, subjects, unfinished, wordAt, wordIn, type Talk } from "#core/speech/talk";

/** Words taken back: from `from` up to, but not including, `to`. The words that take them back are among them. */
export type Retraction = { readonly from: number; readonly to: number };

/** How many words back a repair may reach. */
const reach = { whole: 16, firm: 16, soft: 12 } as const satisfies Record<EditingTerm["strength"], number>;
/** A phrase that is put right by its like stands so near. */
const phraseReach = 5;
const numberReach = 6;
/** What stands alone after an editing term has so few words. */
const mostOfFragment = 4;
/** Nobody begins with more of them: "oh, well, no". */
const mostOpeners = 8;

/**
 * What a speaker takes back, in the way of the literature on speech repairs: an editing term ("no, wait") or a broken-off thought, and before it
 * the words that what follows stands in for: a number for a number, or all from the word with which the repair begins again.
 */
export function retractionsIn(talk: Talk): readonly Retraction[] {
  const found: Retraction[] = [];
  for (let at = 0; at < talk.words.length; at += 1) {
    const term = editingTermAt(talk, at);
    const retracted = term === null ? brokenOff(talk, at) : repaired(talk, at, term);
    if (retracted === null) continue;
    found.push(...retracted);
    at = Math.max(at, (retracted.at(-1)?.to ?? at) - 1);
  }
  return found;
}

type Repair = { readonly talk: Talk; readonly term: EditingTerm; /** Where the editing term begins. */ readonly at: number; /** Where the repair begins. */ readonly next: number; /** The first word that may be taken back. */ readonly first: number };

function repaired(talk: Talk, at: number, term: EditingTerm): readonly Retraction[] | null {
  const next = at + term.words;
  const isOpening = opensSentence(talk, at);
  if (isOpening && (opening(talk, at) === 0 || asked(talk, opening(talk, at)))) return null;
  if (isOpening && term.strength === "soft" && term.name !== "sorry") return null;
  const sentence = talk.words[at]?.sentence ?? 0;
  const first = sentenceStart(talk, isOpening ? opening(talk, at) - 1 : at, at - reach[term.strength]);
  const repair: Repair = { talk, term, at, next, first };
  const rest = restOf(talk, next, sentence);
  const isFragment = rest <= mostOfFragment && !subjects.has(wordIn(talk, next, sentence)) && rest > 0;
  if (term.strength === "soft" && (wordIn(talk, next, sentence) === "" || (isOpening && !isFragment))) return null;
  if (isOpening && !isFragment) return term.strength === "whole" ? [{ from: sentenceStart(talk, opening(talk, at) - 1, 0), to: next }] : ofClause(repair);
  return ofNumber(repair) ?? ofCopy(repair) ?? ofWord(repair) ?? ofClause(repair);
}

/** A number for a number; the words between stay where the repair does not say them again. */
function ofNumber({ talk, at, next, first }: Repair): readonly Retraction[] | null {
  if (!isNumber(wordAt(talk, next))) return null;
  let to = at;
  while (to > Math.max(first, at - numberReach) && !isNumber(wordAt(talk, to - 1))) to -= 1;
  if (to <= first || !isNumber(wordAt(talk, to - 1))) return null;
  let from = to - 1;
  while (from > first && isNumber(wordAt(talk, from - 1))) from -= 1;
  let after = next;
  while (isNumber(wordAt(talk, after))) after += 1;
  return to === at || wordAt(talk, after) === wordAt(talk, to) ? [{ from, to: next }] : [{ from, to }, { from: at, to: next }];
}

/** The repair begins again with a word that was just said: "in Redis, no, in Postgres"; "we put it in, sorry, we keep it". */
function ofCopy({ talk, term, at, next, first }: Repair): readonly Retraction[] | null {
  const word = wordAt(talk, next);
  const isSubject = subjects.has(word);
  if (isSubject && (term.name === "i mean" || term.name === "actually" || term.name === "rather")) return null;
  if (!isSubject && (linking.has(word) || (term.strength === "whole" && !prepositions.has(word)))) return null;
  const far = isSubject ? reach[term.strength] : phraseReach;
  for (let from = at - 1; from >= Math.max(first, at - far); from -= 1) {
    const said = wordAt(talk, from);
    const isCopy = said === word || (isSubject && personOf(said) === personOf(word)) || (at - from <= phraseReach && isLike(said, word) && term.name !== "i mean" && term.name !== "actually");
    if (!isCopy) continue;
    if (isSubject && term.name === "no" && denies(talk, from, at)) return null;
    return [{ from, to: next }];
  }
  return null;
}

const isLike = (said: string, word: string): boolean => (prepositions.has(said) && prepositions.has(word)) || (articles.has(said) && articles.has(word));

const denials: ReadonlySet<string> = new Set("not no dont didnt doesnt never wont wouldnt isnt wasnt arent cant couldnt nothing nobody".split(" "));

/** "We didn't need it, no, we had one table": the "no" says it again. */
function denies(talk: Talk, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (denials.has(wordAt(talk, at))) return true;
  return false;
}

const isGrammar = (word: string): boolean => word === "" || linking.has(word) || unfinished.has(word) || subjects.has(word) || prepositions.has(word) || articles.has(word) || quantifiers.has(word);

/** "In Redis, no, Postgres": as many words as the repair has before the next stop, three at the most. */
function ofWord({ talk, term, at, next, first }: Repair): readonly Retraction[] | null {
  if (term.strength === "whole" || term.name === "actually" || term.name === "wait" || term.name === "rather") return null;
  const sentence = talk.words[next]?.sentence;
  let length = 0;
  while (length < 3 && talk.words[next + length]?.sentence === sentence && !isGrammar(wordAt(talk, next + length)) && (length === 0 || !pausesBefore(talk, next + length))) length += 1;
  if (length === 0 || (term.name === "i mean" && (length > 1 || !pausesBefore(talk, at) || !pausesBefore(talk, next + 1)))) return null;
  let from = at;
  while (from > first && at - from < length && !isGrammar(wordAt(talk, from - 1))) from -= 1;
  return from === at ? null : [{ from, to: next }];
}

/** The clause before goes, where the words say so by themselves. */
function ofClause({ talk, term, at, next, first }: Repair): readonly Retraction[] | null {
  if (term.strength === "soft") return null;
  let from = at - 1;
  while (from > first && !(subjects.has(wordAt(talk, from)) && (pausesBefore(talk, from) || linking.has(wordAt(talk, from - 1))))) from -= 1;
  return from < 0 || from >= at ? null : [{ from: Math.max(from, first), to: next }];
}

/** "We'd put it in the — we'd keep it": a thought left at a dash, and begun again with its own subject. */
function brokenOff(talk: Talk, at: number): readonly Retraction[] | null {
  const word = wordAt(talk, at);
  if (!subjects.has(word) || !breaksBefore(talk, at) || !unfinished.has(wordAt(talk, at - 1))) return null;
  const first = sentenceStart(talk, at, at - reach.firm);
  for (let from = at - 1; from >= first; from -= 1) if (personOf(wordAt(talk, from)) === personOf(word)) return [{ from, to: at }];
  return null;
}

const openers: ReadonlySet<string> = new Set(["oh", "well", "so", "and", "but", "okay", "ok", "hmm", "no", "ah", "right"]);

/** Nothing stands before it in its sentence but such as "oh" and "well". */
const opensSentence = (talk: Talk, at: number): boolean => beginsSentence(talk, opening(talk, at));

function opening(talk: Talk, at: number): number {
  let from = at;
  while (at - from < mostOpeners && !beginsSentence(talk, from) && openers.has(wordAt(talk, from - 1))) from -= 1;
  return from;
}

/** Where the sentence of a word begins, but not before `least`. */
function sentenceStart(talk: Talk, at: number, least: number): number {
  const floor = Math.max(0, least);
  let from = Math.max(floor, at);
  while (from > floor && !beginsSentence(talk, from)) from -= 1;
  return from;
}

/** How many words of a sentence are left, one more than a fragment at the most. */
function restOf({ words }: Talk, at: number, sentence: number): number {
  let to = at;
  while (to - at <= mostOfFragment && words[to]?.sentence === sentence) to += 1;
  return to - at;
}

/** The sentence before was a question: what looks like a correction answers it. */
function asked({ text, words }: Talk, at: number): boolean {
  const before = words[at - 1];
  return before === undefined || text.slice(before.token.end, words[at]?.token.start ?? text.length).includes("?");
}
