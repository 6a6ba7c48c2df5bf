import { isNumber } from "#core/speech/fillers";
import { tokensOf } from "#core/text/token";
import type { TimedWord } from "#core/voice/timed-word";

/** Below it a word is worth asking about. Recognisers are right in most of what they give half a chance. */
export const doubtBelow = 0.5;
/** Being asked too often is worse than a wrong word, which can be corrected afterwards. */
export const mostDoubts = 3;
/** More words in a row that were not understood are no term, but noise; or a recogniser does not tell words apart. */
const longestPhrase = 3;

export type Doubt = {
  /** The words that are in doubt, as places in the row of heard words. */
  readonly first: number;
  readonly last: number;
  readonly heard: string;
  /** What to ask about: the nearest term that the talk is likely to hold, or what was heard. */
  readonly suggestion: string;
};

type Asking = {
  readonly words: readonly TimedWord[];
  /** The terms that the session is likely to hold. */
  readonly vocabulary: readonly string[];
  /** How often it was asked in this session. */
  readonly asked: number;
};

/** The one word or phrase of a turn that is worth asking about: the least sure one that is technical or a number; null where none is. */
export function doubtOf({ words, vocabulary, asked }: Asking): Doubt | null {
  if (asked >= mostDoubts) return null;
  const terms = termsOf(vocabulary);
  const runs = unsureRuns(words).filter(({ first, last }) => last - first < longestPhrase);
  const doubts = runs.flatMap((run) => doubtIn(words, terms, run) ?? []);
  return doubts.reduce<(Doubt & Sure) | null>((worst, doubt) => (worst === null || doubt.sureness < worst.sureness ? doubt : worst), null);
}

type Run = { readonly first: number; readonly last: number };
type Sure = { readonly sureness: number };
type Term = { readonly term: string; readonly word: string; readonly sound: string };

/** Neighbouring words that are unsure and no mere grammar. */
function unsureRuns(words: readonly TimedWord[]): readonly Run[] {
  const runs: Run[] = [];
  for (const [at, { text, confidence }] of words.entries()) {
    if (confidence === null || confidence >= doubtBelow || isGrammar(text)) continue;
    const last = runs.at(-1);
    if (last?.last === at - 1) runs[runs.length - 1] = { first: last.first, last: at };
    else runs.push({ first: at, last: at });
  }
  return runs;
}

function doubtIn(words: readonly TimedWord[], terms: readonly Term[], { first, last }: Run): (Doubt & Sure) | null {
  const run = words.slice(first, last + 1);
  const heard = bare(run.map(({ text }) => text).join(" "));
  if (heard.split(/\s+/).length > longestPhrase) return null;
  const near = nearest(terms, heard);
  const isFigure = tokensOf(heard).some(({ word }) => isNumber(word) || /\d/.test(word));
  if (near === null && !isFigure) return null;
  return { first, last, heard, suggestion: near ?? heard, sureness: Math.min(...run.map(({ confidence }) => confidence ?? 1)) };
}

const bare = (text: string): string => text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}%]+$/gu, "");

const termsOf = (vocabulary: readonly string[]): readonly Term[] => vocabulary.map((term) => ({ term, word: lettersOf(term), sound: soundOf(term) })).filter(({ word }) => word !== "");

const lettersOf = (text: string): string => tokensOf(text).map(({ word }) => word).join("");

/** The term that is these words, sounds like them, or is a letter or so away; null where none is near. */
function nearest(terms: readonly Term[], heard: string): string | null {
  const word = lettersOf(heard);
  const sound = soundOf(heard);
  const same = terms.find((term) => term.word === word);
  if (same !== undefined) return heard;
  const alike = terms.filter((term) => term.sound.length > 1 && term.sound === sound && term.word[0] === word[0]);
  const close = terms.filter((term) => word.length > 3 && distance(term.word, word) <= Math.floor(Math.max(term.word.length, word.length) / 5));
  const best = [...alike, ...close].sort((one, other) => distance(one.word, word) - distance(other.word, word))[0];
  return best?.term ?? null;
}

/** Consonants as they sound, neighbours that are the same once: "cash" and "cache" are both `kx`. */
function soundOf(text: string): string {
  const letters = lettersOf(text)
    .replace(/(?:sh|ch|tch)/g, "x")
    .replace(/ph/g, "f")
    .replace(/c(?=[eiy])/g, "s")
    .replace(/que?/g, "k")
    .replace(/ck|[cqg]/g, "k")
    .replace(/z/g, "s")
    .replace(/d/g, "t")
    .replace(/b/g, "p")
    .replace(/v/g, "f");
  return letters.replace(/[aeiouyhw]/g, "").replace(/(.)\1+/g, "$1");
}

/** How many letters are put in, left out or changed between two words (Levenshtein, 1966). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)));
    row = next;
  }
  return row.at(-1) ?? 0;
}

const grammar: ReadonlySet<string> = new Set(
  "a an the and or but if so as at by for from in into of on onto to with it its is are was were be been am do did does have has had i im ive we you he she they them us me my our your their his her this that these those there here then than not no yes yeah what which who when where how why can could will would should may might must just like well okay um uh er".split(" "),
);

function isGrammar(text: string): boolean {
  const words = tokensOf(text);
  return words.length === 0 || words.every(({ word }) => grammar.has(word));
}

/** What is asked. The phrases are content; {words} is filled in. */
export function questionOf({ suggestion }: Doubt, phrases: readonly string[], asked: number): string {
  return (phrases[asked % Math.max(1, phrases.length)] ?? "").replace("{words}", () => suggestion);
}

export type DoubtReply =
  | { readonly kind: "yes" }
  | { readonly kind: "no" }
  /** What was said, in the candidate's own words. */
  | { readonly kind: "instead"; readonly words: string };

const yes = /^(?:yes|yeah|yep|yup|right|correct|exactly|sure|that's right|thats right|i did|yes i did)$/;
const no = /^(?:no|nope|nah|not quite|no i didn't|no i did not|wrong)$/;
const instead = /^(?:(?:no|nope|nah|sorry|not that),? +)?(?:i (?:said|meant|mean)|it's|its|it was) +(?<words>.+)$/i;
const insteadAfterNo = /^(?:no|nope|nah)[,.:;]* +(?<words>.+)$/i;
/** A reply is short; whatever is longer goes on with the answer. */
const longestReply = 5;

/** What the next words say to a question in doubt; null where they are no reply to it, but more of the answer. */
export function replyTo(words: string): DoubtReply | null {
  const text = words.trim().replace(/[.!?,;]+$/, "");
  const plain = text.toLowerCase().replace(/[,.;:!?]/g, "").replace(/’/g, "'").replace(/\s+/g, " ");
  if (yes.test(plain) || /^(?:yes|yeah|yep) (?:yes|yeah|i did|that's right|exactly|correct)$/.test(plain)) return { kind: "yes" };
  if (no.test(plain)) return { kind: "no" };
  const found = instead.exec(text)?.groups?.["words"] ?? insteadAfterNo.exec(text)?.groups?.["words"];
  const correction = found === undefined ? "" : bare(instead.exec(found)?.groups?.["words"] ?? found);
  return correction === "" || correction.split(/\s+/).length > longestReply ? null : { kind: "instead", words: correction };
}
