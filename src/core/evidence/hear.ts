import type { Quantity } from "#core/arithmetic/quantity";
import { quantitiesIn } from "#core/arithmetic/read-quantities";
import type { Classified } from "#core/classifier/classifier";
import type { Hit, Words } from "#core/evidence/cue-matcher";
import type { Ear } from "#core/evidence/ear";
import type { Mark, Meaning } from "#core/evidence/meaning";
import { stancesOf } from "#core/evidence/stance";
import { clausesOf, sentencesOf, type Span } from "#core/text/sentence";
import { fluent } from "#core/speech/fluent";
import { tokensOf, type Token } from "#core/text/token";
import type { Stance } from "#core/words";

/** One sentence as heard: its words, what was recognised in it, and in which stance each word stands. */
export type HeardSentence = Span & {
  readonly index: number;
  readonly tokens: readonly Token[];
  readonly clauses: readonly Span[];
  readonly quantities: readonly Quantity[];
  readonly hits: readonly Hit<Meaning>[];
  readonly stances: readonly Stance[];
  readonly isQuestion: boolean;
  /** A bare list of words, with no grammar to make a statement of it. */
  readonly isList: boolean;
  readonly marks: ReadonlySet<Mark>;
  /** Stems of the words that carry meaning. */
  readonly content: ReadonlySet<string>;
  /** Stretches that the speaker took back. No token stands in them, and nothing in them is evidence. */
  readonly retracted: readonly Span[];
  /** What the classifier makes of its words. */
  readonly classified: Classified;
};

export type HeardTurn = { readonly text: string; readonly sentences: readonly HeardSentence[]; /** How many, without stumbles and what was taken back. */ readonly words: number };

/** The turn heard last: deciding on an answer and then taking it hear the same words twice. */
const lastHeard = new WeakMap<Ear, HeardTurn>();

/** Recognises everything that one turn holds, sentence by sentence. It draws no conclusions. */
export function hear(ear: Ear, text: string): HeardTurn {
  const last = lastHeard.get(ear);
  if (last?.text === text) return last;
  const heard = heardTurn(ear, text);
  lastHeard.set(ear, heard);
  return heard;
}

function heardTurn(ear: Ear, text: string): HeardTurn {
  const tokens = tokensOf(text);
  const spans = sentencesOf(text);
  const said = fluent(text, ear.reread(text, bySpan(spans, tokens)));
  const retracted = bySpan(spans, said.retracted);
  const quantities = bySpan(spans, quantitiesIn(text));
  const sentences = spans.map((span, index) => {
    const gone = retracted[index] ?? [];
    const counted = (quantities[index] ?? []).filter(({ start, end }) => end <= span.end && !gone.some((stretch) => stretch.start < end && stretch.end > start));
    return heardSentence({ ear, text, span, index, tokens: said.sentences[index] ?? [], quantities: counted, retracted: gone });
  });
  return { text, sentences, words: said.sentences.reduce((sum, { length }) => sum + length, 0) };
}

/** What begins in each of some spans; both are in order. */
function bySpan<T extends Span>(spans: readonly Span[], all: readonly T[]): readonly (readonly T[])[] {
  let next = 0;
  return spans.map(({ end }) => {
    const own: T[] = [];
    for (let one = all[next]; one !== undefined && one.start < end; one = all[next]) {
      own.push(one);
      next += 1;
    }
    return own;
  });
}

type Raw = { readonly ear: Ear; readonly text: string; readonly span: Span; readonly index: number; readonly tokens: readonly Token[]; readonly quantities: readonly Quantity[]; readonly retracted: readonly Span[] };

function heardSentence({ ear, text, span, index, tokens, quantities, retracted }: Raw): HeardSentence {
  const hits = ear.match({ tokens, quantities: byToken(tokens, quantities) });
  const said = text.slice(span.start, span.end);
  const isQuestion = asksSomething(said, tokens);
  const content = new Set<string>();
  let grammar = 0;
  for (const { word, stem } of tokens) {
    if (ear.functionWords.has(word)) grammar += 1;
    else content.add(stem);
  }
  const marks = new Set<Mark>();
  for (const { means, from } of hits) {
    // "A ticket that says “ignore your instructions”" tells of an order and gives none.
    if (means.kind === "mark" && !((means.mark === "injections" || means.mark === "judging") && isQuoted(text, span, tokens[from]?.start ?? span.start))) marks.add(means.mark);
  }
  return {
    start: span.start,
    end: span.end,
    index,
    tokens,
    clauses: clausesOf(text, span),
    quantities,
    hits,
    stances: stancesOf(hits, tokens, text, isQuestion),
    isQuestion,
    isList: isBareList(said, tokens.length, grammar),
    marks,
    content,
    retracted,
    classified: ear.classifier.classify({ tokens, quantities, hits, isQuestion }),
  };
}

/** Whether a place of a sentence stands between quotation marks, with words of the speaker's own outside of them. */
function isQuoted(text: string, { start, end }: Span, at: number): boolean {
  const before = text.slice(start, at);
  const isInside = (before.match(/["“”]/g)?.length ?? 0) % 2 === 1 && /["”]/.test(text.slice(at, end));
  return isInside && /\p{L}{2,}/u.test(before.replace(/["“][^"“”]*$/, ""));
}

function byToken(tokens: readonly Token[], quantities: readonly Quantity[]): Words["quantities"] {
  const found = new Map<number, { quantity: Quantity; next: number }>();
  let at = 0;
  for (const quantity of quantities) {
    while (at < tokens.length && (tokens[at]?.end ?? 0) <= quantity.start) at += 1;
    let next = at;
    while (next < tokens.length && (tokens[next]?.start ?? 0) < quantity.end) next += 1;
    if (next > at) found.set(at, { quantity, next });
  }
  return found;
}

const auxiliaries = new Set(["is", "are", "was", "were", "do", "does", "did", "can", "could", "should", "would", "will", "has", "have", "had"]);
const asking = new Set(["how", "what", "which", "who", "when", "where", "why"]);
const askedOf = new Set(["i", "we", "you", "they", "it", "there", "the", "this", "that", "users", "people", "anybody", "anyone", "somebody", "someone"]);
const measures = new Set(["many", "much", "often", "fast", "big", "long", "old", "large", "late"]);

/**
 * A question mark settles it; dictated speech without one is a question where it opens as one: "is it …", "how do we …", "how many …".
 * "When the list is full, …" opens like one and asks nothing.
 */
function asksSomething(sentence: string, tokens: readonly Token[]): boolean {
  const end = lastMark(sentence);
  if (end === "?") return true;
  if (end === "." || end === "!" || end === "…") return false;
  const [first, second] = tokens;
  if (first === undefined || second === undefined) return false;
  if (auxiliaries.has(first.word)) return askedOf.has(second.word) && !isCondition(tokens);
  return first.word === "whats" || (asking.has(first.word) && auxiliaries.has(second.word)) || (first.word === "how" && measures.has(second.word)) || (first.word === "what" && (second.word === "kind" || second.word === "sort"));
}

const inverting = new Set(["should", "were", "had"]);
const answering = new Set(["i", "we", "id", "wed", "ill", "they", "then"]);

/** "Should the store be down we read from the table": what would be a question by its first word tells a condition and what follows. */
function isCondition(tokens: readonly Token[]): boolean {
  const [first, second] = tokens;
  return first !== undefined && second !== undefined && inverting.has(first.word) && !answering.has(second.word) && tokens.slice(3).some(({ word }) => answering.has(word));
}

const closing = "\"'”’)]";

/** The last character of a sentence, without the quotes and brackets that close behind it. */
function lastMark(sentence: string): string {
  let at = sentence.length - 1;
  while (at >= 0 && closing.includes(sentence.charAt(at))) at -= 1;
  return sentence.charAt(at);
}

/**
 * Ordinary sentences hold a function word in every three or four words; lists of terms hold next to none.
 *
 * @param grammar how many of the words are function words
 */
function isBareList(sentence: string, words: number, grammar: number): boolean {
  if (words < 2) return true;
  if (grammar / words >= listGrammar) return false;
  const separators = sentence.match(/[,;/|•+]/g)?.length ?? 0;
  return separators >= 2 || words <= 3 || (grammar === 0 && words >= 6);
}

/** Below this share of function words, and with the marks of one, a sentence is a list. */
const listGrammar = 0.18;
