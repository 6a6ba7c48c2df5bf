import { levelPlaces, levelWords, signalPlaces, signalWords, type Words } from "#core/classifier/features";
import { linearOf } from "#core/classifier/linear";
import type { Model } from "#core/classifier/model";
import type { SignalId } from "#core/words";

type Sentence = Words & { readonly isQuestion: boolean };

/** What the classifier makes of one sentence. */
export type Classified = {
  /** How far the sentence stands above (or below) the middle between mid and senior, in levels. */
  readonly altitude: number;
  /** How clearly it carries a signal: above 0 it does, and the farther below, the surer it does not. Null for a signal that no model knows. */
  readonly margin: (signal: SignalId) => number | null;
  /** How large a share of people would miss a signal in an answer made of such sentences. Null for one that nobody has missed. */
  readonly missed: (signal: SignalId) => number | null;
};

export type Classifier = {
  readonly classify: (sentence: Sentence) => Classified;
  /** The features that moved a sentence's altitude, or a signal in it, most in the given direction, as they can be shown, strongest first. */
  readonly movedBy: (sentence: Sentence, output: "altitude" | SignalId, direction: 1 | -1, most: number) => readonly string[];
};

/**
 * Two linear classifiers over the words of a sentence: each output is the sum of its features' weights. Nothing else enters, so that
 * every figure can be led back to words. Signals are heard in all of the words, levels only in those that may tell one.
 */
export function classifierOf(model: Model): Classifier {
  const level = linearOf(model.level, levelPlaces);
  const signal = linearOf(model.signal, signalPlaces);
  const lists = { silent: new Set(model.silent), products: new Set(model.products) };
  const altitude = level.outputOf("altitude");
  return {
    classify: (sentence) => {
      const levels = level.sums(levelWords(sentence, lists), sentence.isQuestion);
      const margins = signal.sums(signalWords(sentence, lists), sentence.isQuestion);
      return { altitude: levels[altitude] ?? 0, margin: (id) => margins[signal.outputOf(id)] ?? null, missed: (id) => levels[level.outputOf(id)] ?? null };
    },
    movedBy: (sentence, wanted, direction, most) =>
      wanted === "altitude"
        ? level.movedBy(levelWords(sentence, lists), sentence.isQuestion, { output: altitude, direction, most })
        : signal.movedBy(signalWords(sentence, lists), sentence.isQuestion, { output: signal.outputOf(wanted), direction, most }),
  };
}
