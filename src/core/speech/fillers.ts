import { articles, pausesBefore, subjects, without, wordAt, wordBefore, wordIn, type Talk } from "#core/speech/talk";

const hesitations: ReadonlySet<string> = new Set("um umm uh uhh uhm er erm ehm eh ah hm hmm mm mmm mhm".split(" "));

/** The talk without sounds that are no words: "um", "er". An "ER diagram", "the ER" and "five mm" are kept. */
export function withoutHesitations(talk: Talk): Talk {
  const dropped = new Set<number>();
  for (let at = 0; at < talk.words.length; at += 1) if (hesitations.has(wordAt(talk, at)) && !isMeant(talk, at)) dropped.add(at);
  return without(talk, dropped);
}

const diagrams: ReadonlySet<string> = new Set(["diagram", "diagrams", "model", "nurse", "doctor", "room"]);

function isMeant(talk: Talk, at: number): boolean {
  const word = wordAt(talk, at);
  if (word === "er") return (articles.has(wordBefore(talk, at)) && !pausesBefore(talk, at)) || diagrams.has(wordAt(talk, at + 1));
  return word === "mm" && /^\d/.test(wordBefore(talk, at));
}

/** The talk without words that are said and mean nothing: "like", "you know", "I mean", where they stand as such. */
export function withoutFillers(talk: Talk): Talk {
  const dropped = new Set<number>();
  for (let at = 0; at < talk.words.length; at += 1) {
    const word = wordAt(talk, at);
    if (word !== "like" && word !== "you" && word !== "i") continue;
    const sentence = talk.words[at]?.sentence ?? -1;
    const next = wordIn(talk, at + 1, sentence);
    if (word === "like" && isIdleLike(talk, at, next)) dropped.add(at);
    else if ((word === "you" && next === "know" && isIdleYouKnow(talk, at, sentence)) || (word === "i" && next === "mean" && isIdleIMean(talk, at, sentence))) dropped.add(at).add(at + 1);
  }
  return without(talk, dropped);
}

const beBefore: ReadonlySet<string> = new Set(["is", "was", "are", "were", "its", "be", "and", "so", "just", "had", "took", "takes"]);
const degrees: ReadonlySet<string> = new Set(["really", "very", "super", "pretty", "quite", "totally", "basically", "literally", "so", "a", "about", "maybe", "around", "roughly"]);

/** "It was, like, slow", "it was like really slow", "took like ten minutes"; not "things like this", "I'd like to". */
function isIdleLike(talk: Talk, at: number, next: string): boolean {
  if (next === "" || next === "to" || next === "that" || next === "this") return false;
  if (pausesBefore(talk, at) && pausesBefore(talk, at + 1)) return true;
  const before = wordBefore(talk, at);
  return (beBefore.has(before) && (degrees.has(next) || isNumber(next)) && next !== "a") || (before === "like");
}

const knowers: ReadonlySet<string> = new Set("do did if as how what that when once things everything all where let before until because whether than which who someone people would unless will can could should may might must dont not to sure".split(" "));
const known: ReadonlySet<string> = new Set("what how that which why where if when who whose about the exactly it them this nothing more whether from a its thats those these that this".split(" "));

function isIdleYouKnow(talk: Talk, at: number, sentence: number): boolean {
  if (knowers.has(wordBefore(talk, at))) return false;
  return (pausesBefore(talk, at) && pausesBefore(talk, at + 2)) || !known.has(wordIn(talk, at + 2, sentence));
}

const meaners: ReadonlySet<string> = new Set("what which that do did dont by when if how thing things".split(" "));

function isIdleIMean(talk: Talk, at: number, sentence: number): boolean {
  const next = wordIn(talk, at + 2, sentence);
  return !meaners.has(wordBefore(talk, at)) && (pausesBefore(talk, at + 2) || (subjects.has(next) && next !== "that" && next !== "it"));
}

const numbers: ReadonlySet<string> = new Set(
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion half".split(" "),
);

/** A number, in figures or words. */
export const isNumber = (word: string): boolean => numbers.has(word) || /^\d/.test(word);
