import type { CompiledModel } from "#core/classifier/compiled-model";
import { featureName, levelPlaces, signalPlaces, type Feature, type Words } from "#core/classifier/features";
import { linearOf, type Summed } from "#core/classifier/linear";
import { wordNumbers, type NumberedWords } from "#core/classifier/word-numbers";
import type { SignalId } from "#core/words";

type Sentence = Words & { readonly isQuestion: boolean };

/** What moved a sentence is asked of its altitude or of a signal in it, in one direction: 1 up, -1 down. */
export type Moved = { readonly output: "altitude" | SignalId; readonly direction: 1 | -1; readonly most: number };

/** What the classifier makes of one sentence. */
export type Classified = {
  /** How far the sentence stands above (or below) the middle between mid and senior, in levels. */
  readonly altitude: number;
  /** How clearly it carries a signal: above 0 it does, and the farther below, the surer it does not. Null for a signal that no model knows. */
  readonly margin: (signal: SignalId) => number | null;
  /** The signals whose margin is above 0. */
  readonly carries: readonly SignalId[];
  /** How large a share of people would miss a signal in an answer made of such sentences. Null for one that nobody has missed. */
  readonly missed: (signal: SignalId) => number | null;
  /** The features that moved one output most in one direction, strongest first. */
  readonly moversOf: (moved: Moved) => readonly Feature[];
};

export type Classifier = {
  readonly classify: (sentence: Sentence) => Classified;
  /** The features that moved one output most in the given direction, as they can be shown, strongest first. */
  readonly movedBy: (sentence: Sentence, output: "altitude" | SignalId, direction: 1 | -1, most: number) => readonly string[];
};

/**
 * Two linear classifiers over the words of a sentence: each output is the sum of its features' weights. Nothing else enters, so that
 * every figure can be led back to words. Signals are heard in all of the words, levels only in those that may tell one.
 */
export function classifierOf(model: CompiledModel): Classifier {
  const level = linearOf(model.level, levelPlaces);
  const signal = linearOf(model.signal, signalPlaces);
  const numbered = wordNumbers(level, signal, { silent: new Set(model.silent), products: new Set(model.products) });
  const signals = model.signal.outputs;
  const altitude = level.outputOf("altitude");

  const classify = (sentence: Sentence): Classified => {
    // Summed up when first asked for: most of what an interviewer says never is.
    let ofWords: NumberedWords | null = null;
    let ofLevels: Summed | null = null;
    let ofSignals: Summed | null = null;
    const words = () => (ofWords ??= numbered(sentence));
    const levels = () => (ofLevels ??= level.sum(words().forLevels(), sentence.isQuestion));
    const heard = () => (ofSignals ??= signal.sum(words().forSignals(), sentence.isQuestion));
    return {
      get altitude() {
        return levels().sums[altitude] ?? 0;
      },
      get carries() {
        return signals.filter((_, output) => (heard().sums[output] ?? 0) > 0);
      },
      margin: (id) => heard().sums[signal.outputOf(id)] ?? null,
      missed: (id) => levels().sums[level.outputOf(id)] ?? null,
      moversOf: ({ output, direction, most }) => (output === "altitude" ? levels().moversOf({ output: altitude, direction, most }) : heard().moversOf({ output: signal.outputOf(output), direction, most })),
    };
  };

  return { classify, movedBy: (sentence, output, direction, most) => classify(sentence).moversOf({ output, direction, most }).map(({ kind, one, other }) => featureName(kind, one, other)) };
}
