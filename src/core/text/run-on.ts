import type { Span } from "#core/text/sentence";
import { isSpace } from "#core/text/space";

/** Nobody means so many words as one sentence: it was dictated, or its full stops were left out. */
const runOnWords = 45;
/** A part has at least so many words before the next begins with a word that opens sentences, */
const leastBeforeOpening = 8;
/** so many before one that often does, */
const leastBeforeLikely = 20;
/** and the last has so many. */
const leastAtEnd = 4;

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Words that seldom stand inside a clause: with most of them it begins. */
const opening = setOf("if then so when i we they he she i'd we'd it's that's there's okay after now next also but what my our nobody everyone first second third you what's instead afterwards today they'd he'd she'd let's where how again i'm i've we've");
const likely = setOf("it this there each every one some these those because and no most both their his her");
const joining = setOf("and so but");
/** Words that ask for more: no clause ends with one. */
const unfinished = setOf(
  [
    "a an the my our your his her their its this that these those every each no some any all both one very more most just only also even still never always",
    "to in on at by for from with without into about over under against per as than like after before between through of once and or but so if when while because since until where which who what how why whether wherever whatever whoever",
    "i i'd i've i'll i'm we we'd we've we'll we're you he she they they'd he'd she'd it's that's there's",
    "is are was were be been am do does did don't didn't doesn't have has had can could would should will may might must can't won't wouldn't couldn't not",
    "think thought guess know knew said say says see saw mean means hope wish believe let made make makes got get gets took take takes gave give asked told show showed sure then",
    "everything anything something nothing",
  ].join(" "),
);

/**
 * The parts of a sentence that runs on, each from where somebody who speaks would begin anew: before a word that opens
 * sentences, after one that may end them. Any other sentence is its own only part.
 */
export function partedRunOn(text: string, span: Span): readonly Span[] {
  // With the space between them, so many words take twice as many characters.
  if (span.end - span.start < 2 * runOnWords || !hasMoreWords(text, span, runOnWords)) return [span];
  const words = wordsIn(text, span);
  const parts: Span[] = [];
  let first = 0;
  for (let at = leastBeforeOpening; at <= words.length - leastAtEnd; at += 1) {
    if (unfinished.has(words[at - 1]?.word ?? "") || !begins(words, at, at - first)) continue;
    parts.push({ start: words[first]?.start ?? span.start, end: words[at - 1]?.end ?? span.end });
    first = at;
  }
  return [...parts, { start: words[first]?.start ?? span.start, end: span.end }];
}

function begins(words: readonly Spoken[], at: number, since: number): boolean {
  const word = words[at]?.word ?? "";
  if (since < leastBeforeOpening) return false;
  if (opening.has(word) || (joining.has(word) && opening.has(words[at + 1]?.word ?? ""))) return true;
  return since >= leastBeforeLikely && likely.has(word);
}

/** Whether more than so many stretches stand between spaces. */
function hasMoreWords(text: string, { start, end }: Span, most: number): boolean {
  let count = 0;
  for (let at = start; at < end && count <= most; at += 1) if (!isSpace(text, at) && (at === start || isSpace(text, at - 1))) count += 1;
  return count > most;
}

type Spoken = Span & { readonly word: string };

/** What stands between spaces, without the marks round it, in lower case. */
function wordsIn(text: string, { start, end }: Span): readonly Spoken[] {
  return [...text.slice(start, end).matchAll(/\S+/g)].map(({ 0: said, index }) => ({
    word: said.toLowerCase().replaceAll("’", "'").replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""),
    start: start + index,
    end: start + index + said.length,
  }));
}
