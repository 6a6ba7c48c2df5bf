import type { Levels } from "#core/content/pack";
import type { Ear } from "#core/evidence/ear";
import type { HeardSentence, HeardTurn } from "#core/evidence/hear";

/**
 * Which sentences of a turn speak to whoever judges it, or are no speech that could be read at all: code, markup, another language, an
 * encoding. They earn nothing, and nothing is read from how they sound. By index.
 */
export function notForTheInterviewer(ear: Ear, { text, sentences }: HeardTurn): ReadonlySet<number> {
  const { judged } = ear.pack.levels;
  const left = new Set<number>();
  for (const paragraph of paragraphsOf(text, sentences)) {
    const addressed = paragraph.filter((sentence) => speaksToJudge(sentence, judged));
    const terms = paragraph.map(termsIn);
    const isAllOfIt = terms.reduce((sum, some) => sum + some, 0) > judged.terms && terms.filter((some) => some > 0).length > paragraph.length * judged.share;
    let isAfterOrder = false;
    for (const sentence of paragraph) {
      // An order goes on for as long as it speaks of the judging.
      isAfterOrder = sentence.marks.has("injections") || (isAfterOrder && termsIn(sentence) > 0);
      if (isAllOfIt || isAfterOrder || addressed.includes(sentence) || !isSpeech(ear, text, sentence, judged)) left.add(sentence.index);
    }
  }
  return left;
}

/** Sentences with no empty line between them. */
function paragraphsOf(text: string, sentences: readonly HeardSentence[]): readonly (readonly HeardSentence[])[] {
  const paragraphs: HeardSentence[][] = [];
  let end = 0;
  for (const sentence of sentences) {
    const last = paragraphs.at(-1);
    if (last === undefined || /\n\s*\n/.test(text.slice(end, sentence.start))) paragraphs.push([sentence]);
    else last.push(sentence);
    end = sentence.end;
  }
  return paragraphs;
}

/** It speaks of the judging itself, in several ways at once: one alone is ordinary talk. */
const speaksToJudge = (sentence: HeardSentence, { terms }: Levels["judged"]): boolean => sentence.marks.has("injections") || termsIn(sentence) >= terms;

function termsIn({ hits, marks }: HeardSentence): number {
  if (!marks.has("judging")) return 0;
  const places = new Set<number>();
  for (const { means, from } of hits) if (means.kind === "mark" && means.mark === "judging") places.add(from);
  return places.size;
}

/** English in sentences: some of its words hold a sentence together, and it is not made of signs. */
function isSpeech({ functionWords }: Ear, text: string, { start, end, tokens }: HeardSentence, { grammar, words, signs }: Levels["judged"]): boolean {
  const said = text.slice(start, end);
  if ((said.match(/[{}[\]<>|=;_#*\\`~^]|\/\/|\p{Cf}|[^\p{Script=Latin}\p{N}\p{P}\p{Z}\p{S}\p{C}]/gu)?.length ?? 0) > said.length * signs) return false;
  if (tokens.length < words) return true;
  return tokens.filter(({ word }) => functionWords.has(word)).length >= tokens.length * grammar;
}
