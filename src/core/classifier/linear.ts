import { featureTable, noWord, unknown } from "#core/classifier/feature-table";
import type { Places, PlainWords } from "#core/classifier/features";
import type { Weighing } from "#core/classifier/model";
import { thousandth, weightsOf } from "#core/classifier/weights";

/** Outputs that are each a sum of the weights of a sentence's features, by the length of its feature vector. */
export type Linear = {
  /** Every output, in the order of the model. */
  readonly sums: (words: PlainWords, isQuestion: boolean) => Float32Array;
  /** The number of an output; -1 for one that the model does not know. */
  readonly outputOf: (id: string) => number;
  /** The features that moved one output most in the given direction, strongest first. */
  readonly movedBy: (words: PlainWords, isQuestion: boolean, moved: { readonly output: number; readonly direction: 1 | -1; readonly most: number }) => readonly string[];
};

/** @param places which features of a sentence the weights are for */
export function linearOf(weighing: Weighing, places: Places): Linear {
  const names = Object.keys(weighing.features);
  const table = featureTable(names);
  const { rarity, from, outputs, weights } = weightsOf(weighing);
  const numbers = new Map(weighing.outputs.map((id, output) => [id, output]));

  // Scratch for one call, so that a sentence costs no table of its own.
  const sums = new Float64Array(weighing.outputs.length);
  const isPresent = new Uint8Array(names.length);

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

  return {
    outputOf: (id) => numbers.get(id) ?? -1,
    sums: (words, isQuestion) => {
      const rows = rowsOf(words, isQuestion);
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
      const given = new Float32Array(sums.length);
      for (let output = 0; output < sums.length; output += 1) given[output] = (sums[output] ?? 0) + (weighing.bias[output] ?? 0) * thousandth;
      return given;
    },
    movedBy: (words, isQuestion, { output, direction, most }) => {
      const moved: { readonly name: string; readonly weight: number }[] = [];
      for (const row of rowsOf(words, isQuestion)) {
        const end = from[row + 1] ?? 0;
        let at = from[row] ?? 0;
        while (at < end && outputs[at] !== output) at += 1;
        const weight = at < end ? (weights[at] ?? 0) * (rarity[row] ?? 0) * direction : 0;
        if (weight > 0) moved.push({ name: names[row] ?? "", weight });
      }
      return moved.sort((one, other) => other.weight - one.weight || (one.name < other.name ? -1 : 1)).slice(0, most).map(({ name }) => name);
    },
  };
}
