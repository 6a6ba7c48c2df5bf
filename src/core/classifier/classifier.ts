import { featureTable, noWord, unknown } from "#core/classifier/feature-table";
import { featureName, plainWords, visitPlaces, type Feature } from "#core/classifier/features";
import type { Model } from "#core/classifier/model";
import { thousandth, weightsOf } from "#core/classifier/weights";
import type { SignalId } from "#core/words";

type Sentence = Parameters<typeof plainWords>[0];

/** What moved a sentence is asked of one output, in one direction: 1 up, -1 down. */
export type Moved = { readonly output: "altitude" | SignalId; readonly direction: 1 | -1; readonly most: number };

/** What the classifier makes of one sentence. */
export type Classified = {
  /** How far the sentence stands above (or below) the middle between mid and senior, in levels. */
  readonly altitude: number;
  /** How clearly it carries a signal: above 0 it does, and the farther below, the surer it does not. Null for a signal that no model knows. */
  readonly margin: (signal: SignalId) => number | null;
  /** The signals whose margin is above 0. */
  readonly carries: readonly SignalId[];
  /** The features that moved one output most in one direction, strongest first. */
  readonly moversOf: (moved: Moved) => readonly Feature[];
};

export type Classifier = {
  readonly classify: (sentence: Sentence) => Classified;
  /** The features that moved one output most in the given direction, as they can be shown, strongest first. */
  readonly movedBy: (sentence: Sentence, output: "altitude" | SignalId, direction: 1 | -1, most: number) => readonly string[];
};

/**
 * A linear classifier over the words of a sentence: each output is the sum of its features' weights, by the length of the sentence's
 * feature vector. Nothing else enters, so that every figure can be led back to words.
 */
export function classifierOf(model: Model): Classifier {
  const table = featureTable(Object.keys(model.features));
  const { rarity, from, outputs, weights } = weightsOf(model);
  const silent = new Set(model.silent);
  const outputOf = new Map(model.outputs.map((id, output) => [id, output]));
  const altitude = outputOf.get("altitude") ?? -1;

  // Scratch for one call, so that a sentence costs no table of its own.
  const sums = new Float64Array(model.outputs.length);
  const isPresent = new Uint8Array(rarity.length);

  const nameAt = (row: number): string => nameOf(table.featureAt(row));

  /** Rows of the features present, each once, in the order in which they come. */
  const rowsOf = (sentence: Sentence): readonly number[] => {
    const numbers = plainWords(sentence, silent).map(table.numberOf);
    const rows: number[] = [];
    visitPlaces(numbers.length, sentence.isQuestion, (kind, one, other) => {
      const first = one < 0 ? noWord : (numbers[one] ?? unknown);
      const second = other < 0 ? noWord : (numbers[other] ?? unknown);
      const row = first === unknown || second === unknown ? unknown : table.rowOf(kind, first, second);
      if (row === unknown || isPresent[row] === 1) return;
      isPresent[row] = 1;
      rows.push(row);
    });
    for (const row of rows) isPresent[row] = 0;
    return rows;
  };

  const moversOf = (rows: readonly number[], { output: wanted, direction, most }: Moved): readonly Feature[] => {
    const output = outputOf.get(wanted);
    const moved: { readonly row: number; readonly weight: number }[] = [];
    for (const row of rows) {
      const end = from[row + 1] ?? 0;
      let at = from[row] ?? 0;
      while (at < end && outputs[at] !== output) at += 1;
      const weight = at < end ? (weights[at] ?? 0) * (rarity[row] ?? 0) * direction : 0;
      if (weight > 0) moved.push({ row, weight });
    }
    const byName = (one: number, other: number): number => (nameAt(one) < nameAt(other) ? -1 : 1);
    return moved.sort((one, other) => other.weight - one.weight || byName(one.row, other.row)).slice(0, most).map(({ row }) => table.featureAt(row));
  };

  const classify = (sentence: Sentence): Classified => {
    const rows = rowsOf(sentence);
    let square = 0;
    for (const row of rows) square += (rarity[row] ?? 0) ** 2;
    const length = Math.sqrt(square) || 1;
    sums.fill(0);
    for (const row of rows) {
      const scale = ((rarity[row] ?? 0) / length) * thousandth;
      const end = from[row + 1] ?? 0;
      for (let at = from[row] ?? 0; at < end; at += 1) {
        const output = outputs[at] ?? 0;
        sums[output] = (sums[output] ?? 0) + (weights[at] ?? 0) * scale;
      }
    }
    const given: number[] = [];
    const carries: SignalId[] = [];
    for (const [output, id] of model.outputs.entries()) {
      const value = Math.fround((sums[output] ?? 0) + (model.bias[output] ?? 0) * thousandth);
      given.push(value);
      if (value > 0 && id !== "altitude") carries.push(id);
    }
    return { altitude: given[altitude] ?? 0, margin: (signal) => given[outputOf.get(signal) ?? -1] ?? null, carries, moversOf: (moved) => moversOf(rows, moved) };
  };

  return { classify, movedBy: (sentence, output, direction, most) => classify(sentence).moversOf({ output, direction, most }).map(nameOf) };
}

const nameOf = ({ kind, one, other }: Feature): string => featureName(kind, one, other);
