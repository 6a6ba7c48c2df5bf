import { featureTable, noWord, unknown } from "#core/classifier/feature-table";
import { featureName, type Feature, type Places, type PlainWords } from "#core/classifier/features";
import type { Weighing } from "#core/classifier/model";
import { thousandth, weightsOf } from "#core/classifier/weights";

/** What moved a sentence is asked of one output, in one direction: 1 up, -1 down. */
export type Moved = { readonly output: number; readonly direction: 1 | -1; readonly most: number };

export type Summed = {
  /** Every output, in the order of the model: the sum of the weights of the features, by the length of their vector. */
  readonly sums: readonly number[];
  /** The features that moved one output most in one direction, strongest first. */
  readonly moversOf: (moved: Moved) => readonly Feature[];
};

export type Linear = {
  readonly sum: (words: PlainWords, isQuestion: boolean) => Summed;
  /** The number of an output; -1 for one that the model does not know. */
  readonly outputOf: (id: string) => number;
};

/** @param places which features of a sentence the weights are for */
export function linearOf(weighing: Weighing, places: Places): Linear {
  const table = featureTable(Object.keys(weighing.features));
  const { rarity, from, outputs, weights } = weightsOf(weighing);
  const bias = Float64Array.from(weighing.bias);
  const numbers = new Map(weighing.outputs.map((id, output) => [id, output]));

  // Scratch for one call, so that a sentence costs no table of its own.
  const scratch = new Float64Array(weighing.outputs.length);
  const isPresent = new Uint8Array(rarity.length);

  const nameAt = (row: number): string => {
    const { kind, one, other } = table.featureAt(row);
    return featureName(kind, one, other);
  };

  /** Rows of the features present, each once, in the order in which they come. */
  const rowsOf = (words: PlainWords, isQuestion: boolean): readonly number[] => {
    const stems = words.stems.map(table.numberOf);
    const forms = words.forms.map(table.numberOf);
    const rows: number[] = [];
    places(words, isQuestion, (kind, one, other) => {
      const first = one < 0 ? noWord : ((kind === "form" ? forms : stems)[one] ?? unknown);
      const second = other < 0 ? noWord : (stems[other] ?? unknown);
      const row = first === unknown || second === unknown ? unknown : table.rowOf(kind, first, second);
      if (row === unknown || isPresent[row] === 1) return;
      isPresent[row] = 1;
      rows.push(row);
    });
    for (const row of rows) isPresent[row] = 0;
    return rows;
  };

  const moversOf = (rows: readonly number[], { output, direction, most }: Moved): readonly Feature[] => {
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

  return {
    outputOf: (id) => numbers.get(id) ?? -1,
    sum: (words, isQuestion) => {
      const rows = rowsOf(words, isQuestion);
      let square = 0;
      for (const row of rows) square += (rarity[row] ?? 0) ** 2;
      const length = Math.sqrt(square) || 1;
      scratch.fill(0);
      for (const row of rows) {
        const scale = ((rarity[row] ?? 0) / length) * thousandth;
        const end = from[row + 1] ?? 0;
        for (let at = from[row] ?? 0; at < end; at += 1) {
          const output = outputs[at] ?? 0;
          scratch[output] = (scratch[output] ?? 0) + (weights[at] ?? 0) * scale;
        }
      }
      const sums: number[] = [];
      for (let output = 0; output < scratch.length; output += 1) sums.push(Math.fround((scratch[output] ?? 0) + (bias[output] ?? 0) * thousandth));
      return { sums, moversOf: (moved) => moversOf(rows, moved) };
    },
  };
}
