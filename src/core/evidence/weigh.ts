import { bindingsOf, type Binding } from "#core/evidence/binding";
import type { Ear } from "#core/evidence/ear";
import type { HeardSentence } from "#core/evidence/hear";
import type { Ledger } from "#core/ledger/ledger";

/** A sentence with what binds it, and whether it may earn anything. */
export type Weighed = {
  readonly sentence: HeardSentence;
  readonly bindings: readonly Binding[];
  /** Bindings of this sentence and of the next, which may carry its reason. */
  readonly reach: readonly Binding[];
  /** Neither said before, nor an echo of the question, nor addressed to the judge. */
  readonly isNew: boolean;
};

/** More than this share of a sentence's words taken from the question, and it is an echo (design.md, section 3). */
const echoShare = 0.4;
/** The prompt's words are also the problem's words, so more of them may be used. */
const promptShare = 0.7;

export const folded = (sentence: HeardSentence): string => sentence.tokens.map(({ word }) => word).join(" ");

/** The sentences of a turn, each with what it may earn. */
export function weigh({ virtues }: Ear, ledger: Ledger, sentences: readonly HeardSentence[]): readonly Weighed[] {
  const given = ledger.lastAsked?.content ?? new Set<string>();
  const seen = new Set(ledger.said);
  const bindings = sentences.map((sentence) => bindingsOf(sentence, ledger.setting.nouns, given, virtues));
  return sentences.map((sentence, index) => {
    const own = bindings[index] ?? [];
    const words = folded(sentence);
    const isRepeat = sentence.tokens.length >= 4 && seen.has(words);
    seen.add(words);
    const isNew = !isRepeat && !isEcho(sentence, own, given, ledger.setting.prompt) && !sentence.marks.has("injections");
    return { sentence, bindings: own, reach: [...own, ...(bindings[index + 1] ?? [])], isNew };
  });
}

function isEcho({ content }: HeardSentence, bindings: readonly Binding[], given: ReadonlySet<string>, prompt: ReadonlySet<string>): boolean {
  if (content.size < 3 || bindings.some(({ kind }) => kind !== "noun")) return false;
  const share = (words: ReadonlySet<string>) => [...content].filter((stem) => words.has(stem)).length / content.size;
  return share(given) > echoShare || share(prompt) > promptShare;
}
