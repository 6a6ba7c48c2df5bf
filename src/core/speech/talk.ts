import type { Token } from "#core/text/token";

/** The words of a turn in one row, each with the number of its sentence. */
export type Talk = { readonly text: string; readonly words: readonly Said[] };
export type Said = { readonly token: Token; readonly sentence: number };

export function talkOf(text: string, sentences: readonly (readonly Token[])[]): Talk {
  const words: Said[] = [];
  for (let sentence = 0; sentence < sentences.length; sentence += 1) for (const token of sentences[sentence] ?? []) words.push({ token, sentence });
  return { text, words };
}

export const wordAt = ({ words }: Talk, at: number): string => words[at]?.token.word ?? "";

/** The word before, of the same sentence. */
export const wordBefore = (talk: Talk, at: number): string => (beginsSentence(talk, at) ? "" : wordAt(talk, at - 1));

/** The word at a place, unless another sentence has begun there. */
export const wordIn = (talk: Talk, at: number, sentence: number): string => (talk.words[at]?.sentence === sentence ? wordAt(talk, at) : "");

export const beginsSentence = ({ words }: Talk, at: number): boolean => at === 0 || at >= words.length || words[at - 1]?.sentence !== words[at]?.sentence;

/** A mark before a word at which a speaker stops: a comma, a dash, an ellipsis, or the end of a sentence. */
export const pausesBefore = (talk: Talk, at: number): boolean => beginsSentence(talk, at) || /[,;:–—…]|\.\.|\s-+\s/.test(between(talk, at));

/** A dash or an ellipsis before a word: there a thought is left, more often than at a comma. */
export const breaksBefore = (talk: Talk, at: number): boolean => !beginsSentence(talk, at) && /[–—…]|\.\.|-\s|\s-/.test(between(talk, at));

const between = ({ text, words }: Talk, at: number): string => text.slice(words[at - 1]?.token.end ?? 0, words[at]?.token.start ?? text.length);

/** A talk without the words at some places. */
export const without = ({ text, words }: Talk, dropped: ReadonlySet<number>): Talk => (dropped.size === 0 ? { text, words } : { text, words: words.filter((_, at) => !dropped.has(at)) });

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(" "));

export const subjects = setOf("i im ive id ill we weve wed you youd it its they theyre theyd he she there that this");
/** Who a subject speaks of, whatever verb has grown on to it. */
const persons: ReadonlyMap<string, string> = new Map([["im", "i"], ["ive", "i"], ["id", "i"], ["ill", "i"], ["weve", "we"], ["wed", "we"], ["youd", "you"], ["its", "it"], ["theyre", "they"], ["theyd", "they"]]);
export const personOf = (word: string): string => persons.get(word) ?? word;
export const prepositions = setOf("in into on onto at by with from to for over under between behind per after before via through within");
export const articles = setOf("a an the our my");
export const quantifiers = setOf("each every all some any most one two three");
/** Words with which nothing that was meant ends. */
export const unfinished = setOf("am is are was were be been do did have has had will would can could should may might must a an the my our your their his its to of for with from at by into in on and or because if that very really i we they he she it id wed ill im ive weve");
/** Words that stand in the place of a number or a noun: none of them is what was meant to be put right. */
export const linking = setOf("and or but so because since while if when where which who that then as than of not no");
