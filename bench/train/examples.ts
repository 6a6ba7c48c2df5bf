import { featureNames, levelPlaces, levelWords, signalPlaces, signalWords, type Lists } from "#core/classifier/features";
import type { Pack } from "#core/content/pack";
import type { Ear } from "#core/evidence/ear";
import { hear } from "#core/evidence/hear";
import { stemOf } from "#core/text/token";
import type { SignalId } from "#core/words";
import { isGaming, isTwin } from "../judgement/read-items";
import type { Corpus, Item } from "../judgement/corpus";

/** A text with the signals that it is known to carry. */
export type SignalExample = {
  readonly author: string;
  readonly features: readonly string[];
  readonly signals: ReadonlySet<SignalId>;
  /** The only signal that the example speaks for or against; null where it was labelled with all. */
  readonly only: SignalId | null;
  /** Labelled where it stood, in an answer, rather than by itself. */
  readonly isInAnswer: boolean;
};

/** An answer, as the features of each of its sentences, with the level that people see in it. */
export type AnswerExample = {
  readonly author: string;
  readonly sentences: readonly (readonly string[])[];
  readonly level: number;
  /** What each of its raters misses in it. */
  readonly gaps: readonly (readonly SignalId[])[];
};

const listsOf = ({ lexicon }: Pack): Lists => ({ silent: new Set(lexicon.lists["silent"] ?? []), products: new Set(lexicon.lists["product"] ?? []) });

/** Everything that training sees: the train part of the corpus, and the sentences that stand in the signals' own files. */
export function examplesFrom(ear: Ear, corpus: Corpus): { readonly signals: readonly SignalExample[]; readonly answers: readonly AnswerExample[]; readonly silent: readonly string[]; readonly products: readonly string[]; readonly technical: ReadonlySet<string> } {
  const { pack } = ear;
  const lists = listsOf(pack);
  const levelFeatures = (text: string) => hear(ear, text).sentences.map((sentence) => featureNames(levelWords(sentence, lists), sentence.isQuestion, levelPlaces));
  const signalFeatures = (text: string) => hear(ear, text).sentences.map((sentence) => featureNames(signalWords(sentence, lists), sentence.isQuestion, signalPlaces));
  const whole = (text: string): readonly string[] => [...new Set(signalFeatures(text).flat())];
  const isTrain = ({ author }: { readonly author: string }): boolean => corpus.partOf(author) === "train";

  const items = new Map(corpus.items.map((item) => [item.id, item]));
  const sentences = corpus.sentences.filter(isTrain).map(({ author, text, signals }): SignalExample => ({ author, features: whole(text), signals: new Set(signals), only: null, isInAnswer: false }));
  const labelled = corpus.labels.flatMap(({ id, turn, start, end, signals }): SignalExample[] => {
    const item = items.get(id);
    const text = item?.turns[turn]?.text.slice(start, end);
    return item === undefined || text === undefined || !isTrain(item) ? [] : [{ author: item.author, features: whole(text), signals: new Set(signals), only: null, isInAnswer: true }];
  });
  const ownSentences = pack.signals.flatMap(({ id, heard, not_heard }) => [
    ...heard.map((text): SignalExample => ({ author: "content", features: whole(text), signals: new Set([id]), only: id, isInAnswer: false })),
    ...not_heard.map((text): SignalExample => ({ author: "content", features: whole(text), signals: new Set(), only: id, isInAnswer: false })),
  ]);
  const answers = corpus.items
    .filter((item) => isTrain(item) && !isGaming(item) && !isTwin(item))
    .map((item): AnswerExample => ({ author: item.author, sentences: candidateTexts(item).flatMap(levelFeatures), level: levelOf(item, corpus), gaps: corpus.ratings.filter(({ id, gaps }) => id === item.id && gaps.length > 0).map(({ gaps }) => gaps) }));
  const pairs = corpus.pairs.filter(isTrain).flatMap(({ author, signal, holds, lacks }) => [
    { author, features: whole(holds), signals: new Set([signal]), only: signal, isInAnswer: false },
    ...signalFeatures(lacks).map((features): SignalExample => ({ author, features, signals: new Set(), only: signal, isInAnswer: false })),
  ]);
  return { signals: [...sentences, ...labelled, ...ownSentences, ...pairs], answers, silent: [...lists.silent].sort(), products: [...lists.products].sort(), technical: new Set((pack.lexicon.lists["technical"] ?? []).map(stemOf)) };
}

const candidateTexts = ({ turns }: Item): readonly string[] => turns.filter(({ speaker }) => speaker === "candidate").map(({ text }) => text);

/** What raters see in it, drawn half-way to what its author meant; the author alone where nobody has rated it. */
function levelOf({ id, level }: Item, { ratings }: Corpus): number {
  const own = ratings.filter((rating) => rating.id === id);
  return own.length === 0 ? level : (level + own.reduce((sum, rating) => sum + rating.level, 0) / own.length) / 2;
}
