import { bindingsOf, type Binding } from "#core/evidence/binding";
import type { Levels } from "#core/content/pack";
import type { Ear } from "#core/evidence/ear";
import { notForTheInterviewer } from "#core/evidence/addressed";
import type { HeardSentence, HeardTurn } from "#core/evidence/hear";
import { holds } from "#core/ledger/growing-set";
import type { Ledger } from "#core/ledger/ledger";

/** A sentence with what binds it, and whether it may earn anything. */
export type Weighed = {
  readonly sentence: HeardSentence;
  /** Its words, folded: what it is known by when it is said again. */
  readonly words: string;
  readonly bindings: readonly Binding[];
  /** Bindings of this sentence and of the next, which may carry its reason. */
  readonly reach: readonly Binding[];
  /** Neither said before, nor an echo of the question, nor addressed to the judge. */
  readonly isNew: boolean;
};

const folded = (sentence: HeardSentence): string => sentence.tokens.map(({ word }) => word).join(" ");

/** The sentences of a turn, each with what it may earn. */
export function weigh(ear: Ear, ledger: Ledger, heard: HeardTurn): readonly Weighed[] {
  const given = ledger.lastAsked?.content ?? new Set<string>();
  const seen = new Set<string>();
  const { sentences } = heard;
  const left = notForTheInterviewer(ear, heard);
  const bindings = sentences.map((sentence) => bindingsOf(ear, sentence, ledger.setting.nouns, given));
  return sentences.map((sentence, index) => {
    const own = bindings[index] ?? [];
    const words = folded(sentence);
    const isRepeat = sentence.tokens.length >= 4 && (seen.has(words) || holds(ledger.said, words));
    seen.add(words);
    const isNew = !isRepeat && !isEcho(ear.pack.levels, sentence, own, given, ledger.setting.prompt) && !left.has(sentence.index);
    return { sentence, words, bindings: own, reach: [...own, ...(bindings[index + 1] ?? [])], isNew };
  });
}

/** Taken from the question; or from the prompt, whose words are also the problem's, so that more of them may be used. */
function isEcho({ echo }: Levels, { content }: HeardSentence, bindings: readonly Binding[], given: ReadonlySet<string>, prompt: ReadonlySet<string>): boolean {
  if (content.size < 3 || bindings.some(({ kind }) => kind !== "noun")) return false;
  const share = (words: ReadonlySet<string>) => common(content, words) / content.size;
  return share(given) > echo.question || share(prompt) > echo.prompt;
}

/** How many of the words stand in both. */
export function common(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let count = 0;
  for (const word of one) if (other.has(word)) count += 1;
  return count;
}
