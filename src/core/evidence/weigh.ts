import { bindingsOf, type Binding } from "#core/evidence/binding";
import type { Levels } from "#core/content/pack";
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

export const folded = (sentence: HeardSentence): string => sentence.tokens.map(({ word }) => word).join(" ");

/** The sentences of a turn, each with what it may earn. */
export function weigh(ear: Ear, ledger: Ledger, sentences: readonly HeardSentence[]): readonly Weighed[] {
  const given = ledger.lastAsked?.content ?? new Set<string>();
  const seen = new Set(ledger.said);
  const bindings = sentences.map((sentence) => bindingsOf(ear, sentence, ledger.setting.nouns, given));
  return sentences.map((sentence, index) => {
    const own = bindings[index] ?? [];
    const words = folded(sentence);
    const isRepeat = sentence.tokens.length >= 4 && seen.has(words);
    seen.add(words);
    const isNew = !isRepeat && !isEcho(ear.pack.levels, sentence, own, given, ledger.setting.prompt) && !sentence.marks.has("injections");
    return { sentence, bindings: own, reach: [...own, ...(bindings[index + 1] ?? [])], isNew };
  });
}

/** Taken from the question; or from the prompt, whose words are also the problem's, so that more of them may be used. */
function isEcho({ echo }: Levels, { content }: HeardSentence, bindings: readonly Binding[], given: ReadonlySet<string>, prompt: ReadonlySet<string>): boolean {
  if (content.size < 3 || bindings.some(({ kind }) => kind !== "noun")) return false;
  const share = (words: ReadonlySet<string>) => [...content].filter((stem) => words.has(stem)).length / content.size;
  return share(given) > echo.question || share(prompt) > echo.prompt;
}
