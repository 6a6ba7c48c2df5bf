import type { Place } from "#core/assessment/assessment";
import type { HeardSentence } from "#core/evidence/hear";
import type { Ledger } from "#core/ledger/ledger";
import type { Token } from "#core/text/token";

/** The candidate's own words at one place, an exact piece of a turn. */
export type Said = Place & { readonly quote: string };

/** A piece of a sentence with how well it can be taken up: the higher, the more it stands by itself. */
export type Quotable = Said & { readonly worth: number };

const mostQuotedWords = 16;
const fewestQuotedWords = 4;
const mostFillers = 4;

/** A few words that a listener would take up, from the sentence at a place: the whole clause there that stands best by itself; null where none does. */
export function shortened(ledger: Ledger, place: Place): Said | null {
  const { turn, start, end } = place;
  const sentence = ledger.turns[turn]?.heard.sentences.find((candidate) => candidate.start < end && candidate.end > start);
  const best = sentence === undefined ? null : quotableIn(ledger, turn, sentence, { isWanted: (from, to) => from < end && to > start, favour: ({ start: from, end: to }) => (from <= start && to >= end ? whole : 0) });
  return best === null ? null : saidOf(best);
}

/** What a clause is worth more that holds all of what was heard at a place, and not a part of it. */
const whole = 1;

/** The words themselves, without what they are worth. */
export const saidOf = ({ turn, start, end, quote }: Said): Said => ({ turn, start, end, quote });

type Wish = { /** Whether a clause that begins and ends there will do. */ readonly isWanted?: (start: number, end: number) => boolean; /** What it is worth more for what it says. */ readonly favour?: (said: Said) => number };

/** The clause of a sentence that can be quoted best. */
export function quotableIn(ledger: Ledger, turn: number, sentence: HeardSentence, { isWanted = () => true, favour = () => 0 }: Wish = {}): Quotable | null {
  const text = ledger.turns[turn]?.heard.text ?? "";
  const starts = [0, ...breaksIn(text, sentence.tokens)];
  const bestOf = (runs: readonly Run[]): Quotable | null => {
    let best: Quotable | null = null;
    for (const { first, last, worth } of runs) {
      const start = sentence.tokens[first]?.start ?? sentence.start;
      const end = sentence.tokens[last]?.end ?? sentence.end;
      if (!isWanted(start, end)) continue;
      const said = { turn, start, end, quote: text.slice(start, end) };
      const favoured = worth + favour(said);
      if (best === null || favoured > best.worth) best = { ...said, worth: favoured };
    }
    return best;
  };
  return bestOf(piecesOf(text, sentence, starts)) ?? bestOf(headsOf(text, sentence, starts));
}

type Run = { readonly first: number; readonly last: number; readonly worth: number };

/** The stretches of a sentence that begin and end where a clause does, or where one could stop for breath. */
function piecesOf(text: string, sentence: HeardSentence, starts: readonly number[]): readonly Run[] {
  const { tokens } = sentence;
  const runs: Run[] = [];
  for (const [index, begin] of starts.entries()) {
    for (let next = index + 1; next <= starts.length; next += 1) {
      const run = trimmedRun(text, tokens, begin, (starts[next] ?? tokens.length) - 1);
      if (run.last - begin >= mostQuotedWords * 2) break;
      const words = run.last - run.first + 1;
      if (words >= fewestQuotedWords && words <= mostQuotedWords && isWhole(text, sentence, run)) runs.push({ ...run, worth: worthOf(text, tokens, run) });
    }
  }
  return runs;
}

/** How each stretch begins that is too long to be repeated, as far as a listener would repeat it. */
function headsOf(text: string, sentence: HeardSentence, starts: readonly number[]): readonly Run[] {
  const { tokens } = sentence;
  return starts.flatMap((begin, index): readonly Run[] => {
    if ((starts[index + 1] ?? tokens.length) - begin <= mostQuotedWords) return [];
    const end = Math.min((starts[index + 1] ?? tokens.length) - 1, begin + mostQuotedWords - 3);
    for (let last = end; last - begin >= fewestQuotedWords + 1; last -= 1) {
      if (!isPause(tokens, last + 1)) continue;
      const run = trimmedRun(text, tokens, begin, beforeLink(tokens, begin, last));
      return run.last - run.first >= fewestQuotedWords && isWhole(text, sentence, run) ? [{ ...run, worth: worthOf(text, tokens, run) - 2 }] : [];
    }
    return [];
  });
}

/** Before "into the store", or "to a store"; not before "to store". */
const isPause = (tokens: readonly Token[], at: number): boolean => pausing.has(tokens[at]?.word ?? "") || (tokens[at]?.word === "to" && determining.has(tokens[at + 1]?.word ?? ""));

/** "… in one store and check": what has only begun behind a link is left out with it. */
function beforeLink(tokens: readonly Token[], begin: number, last: number): number {
  const link = tokens.slice(0, last + 1).findLastIndex(({ word }) => word === "and" || word === "or");
  return link > last - shortestTail && link - begin > fewestQuotedWords ? link - 1 : last;
}

const shortestTail = 4;

/** Without what it is begun with and nobody would repeat, and, where no mark ends it, without what only leads on. */
function trimmedRun(text: string, tokens: readonly Token[], from: number, to: number): { readonly first: number; readonly last: number } {
  let [first, last] = [from, to];
  while (first < last && isFiller(text, tokens, first)) first += 1;
  const next = tokens[to + 1];
  if (next === undefined || isMarked(text, tokens[to], next)) return { first, last };
  while (last > first && unfinished.has(tokens[last]?.word ?? "")) last -= 1;
  return { first, last };
}

function isFiller(text: string, tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token === undefined || next === undefined) return false;
  return fillers.has(token.word) || (asides.has(token.word) && isMarked(text, token, next));
}

/** Nothing of it was taken back, no bracket or quotation mark is left open, and it does not lean on what stands before. */
function isWhole(text: string, { tokens, retracted }: HeardSentence, { first, last }: { readonly first: number; readonly last: number }): boolean {
  const [from, to] = [tokens[first], tokens[last]];
  if (from === undefined || to === undefined || (first > 0 && leaning.has(from.word)) || dangling.has(to.word)) return false;
  if (retracted.some((gone) => gone.start < to.end && gone.end > from.start)) return false;
  const quote = text.slice(from.start, to.end);
  return !/["“”„«»\n]/.test(quote) && quote.split("(").length === quote.split(")").length;
}

/** The tokens that begin something: after a comma, dash or bracket, with a linking word, or, where nothing is punctuated, with a new subject. */
function breaksIn(text: string, tokens: readonly Token[]): readonly number[] {
  const isSpoken = tokens.length > mostQuotedWords && !tokens.some((token, at) => at > 0 && isMarked(text, tokens[at - 1], token));
  const breaks: number[] = [];
  for (let at = 1; at < tokens.length; at += 1) {
    const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
    if (before === undefined || token === undefined) continue;
    const isLink = linking.has(token.word) || ((token.word === "and" || token.word === "so" || token.word === "then" || token.word === "or") && subjects.has(next?.word ?? ""));
    const isSubject = isSpoken && isSpeaker(text, token) && !holding.has(before.word) && !linking.has(before.word);
    if (isMarked(text, before, token) || isLink || isSubject) breaks.push(at);
  }
  return breaks;
}

/** "I'd", and not the id of a message. */
const isSpeaker = (text: string, { word, start, end }: Token): boolean => speakers.has(word) && (!ambiguous.has(word) || /['’\p{Lu}]/u.test(text.slice(start, end)));

/** Not within a figure: "14:10", "33,000", "10–20". */
function isMarked(text: string, before: Token | undefined, token: Token): boolean {
  if (before === undefined) return false;
  const between = text.slice(before.end, token.start);
  const isFigure = !/\s/.test(between) && /\d\D+\d/.test(text.slice(before.end - 1, token.start + 1));
  return /[,;:()—–…]|\s-\s/.test(between) && !isFigure;
}

/** How well it stands by itself: a sentence of one's own before a part of one, a subject with its verb before a list of nouns. */
function worthOf(text: string, tokens: readonly Token[], { first, last }: { readonly first: number; readonly last: number }): number {
  const words = tokens.slice(first, last + 1).map(({ word }) => word);
  const [one = "", two = ""] = words;
  const length = words.length;
  const atStart = first <= mostFillers && tokens.slice(0, first).every((_, at) => isFiller(text, tokens, at));
  const atEnd = last === tokens.length - 1;
  const hasSpeaker = tokens[first] !== undefined && isSpeaker(text, tokens[first]);
  const hasVerb = words.some((word) => verbs.has(word)) || hasSpeaker;
  const marks = text.slice(tokens[first]?.start, tokens[last]?.end).split(/[;—]|(?<!\d)[,:–]|[,:–](?!\d)/).length - 1;
  return (
    (atStart ? 1.5 : 0) + (atEnd ? 1 : 0) + (hasSpeaker ? 1.5 : 0) + (hasVerb ? 1 : -1.5) - (pointing.has(one) && !(one === "that" && two === "is") ? 1 : 0) - (leaning.has(one) ? 1.5 : 0) - Math.abs(length - 9) * 0.12 - marks * 0.3
  );
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** A clause that begins with one of these leans on another. */
const leaning = set("what how why whether when if since because which who that as while where until unless although though after before once whose than like whereas and or but nor plus including instead rather even to of for with by from in on at into than");

/** Nothing that one would quote ends with one of these. */
const unfinished = set(
  "up when if since because which who that as while where until unless although though after before once whose than like and or but so then the a an of to in on at by for from with without into over under is are was were be been i we you he she it they their our my your his her its this these those not no if each every some any very just also what how why would could should will can may must have has had do did does about both id ive ill im wed weve dont didnt doesnt isnt wasnt wont cant wouldnt couldnt said says told tell think thought mean means know knew believe ask asked",
);

/** Nothing ends with one of these, whatever mark follows. */
const dangling = set("the a an of and or but because my your our their its than if whether im id ive ill wed weve");

/** What a clause is begun with, and nobody would repeat: "so I'd shard it". */
const fillers = set("so and but then well okay ok um uh er hm hmm yeah also");
/** The same, where a comma parts it from the rest. */
const asides = set("yes no like now right first second third finally again really actually basically honestly consequently hence thus therefore sure here great mean guess think know afterwards instead later today yesterday");

/** Words that begin a clause of their own, whatever stands before. */
const linking = set("but because although however whereas while since unless until though which when where if");
/** After one of these a subject begins nothing new: "what I did", "the one we took". */
const holding = set("that what how why who as than and so or then before after once the a an one thing whatever whoever everything all not think thought guess believe suppose mean know knew say said told tell saw see because but");
const speakers = set("i id ive ill im we wed weve");
/** What is a word of its own too, where it is written small and in one. */
const ambiguous = set("id ill wed");
const subjects = new Set([...speakers, ..."you youd it its they theyd he she there that this these those the a an my our each every everyone everybody nobody one people".split(" ")]);
/** Words that stand for something said before. */
const pointing = set("it its this that these those they them he she theyre thats his her their such");
const verbs = set("is are was were be has have had do does did can will would could should must may might goes go went gets get got takes take took keeps keep kept needs need makes make made runs run ran stays stay stayed id wed ill ive im its thats theres dont cant didnt isnt wont wouldnt sit sits live lives lie lies hold holds store stores use uses write writes read reads send sends");
/** Where somebody who repeats a long sentence would stop for breath. */
const pausing = set("with for in on at by from into through per after before until so because which who that when while where if and or but as without against between among over under behind");
const determining = set("the a an our my your his her its their this that these those each every one all both no");
