import type { Weighing } from "#core/classifier/model";

/** The weights of a model, row by row: those of `row` stand at `from[row]` up to, but not including, `from[row + 1]`. */
export type Weights = {
  readonly rarity: Float64Array;
  readonly from: Int32Array;
  readonly outputs: Uint8Array;
  /** In thousandths. */
  readonly weights: Int32Array;
};

export const thousandth = 1 / 1000;

/** A model's features, laid out for adding up: one row a feature, in the order of the file. */
export function weightsOf({ features }: Pick<Weighing, "features">): Weights {
  const all = Object.values(features);
  const size = all.reduce((sum, numbers) => sum + (numbers.length - 1) / 2, 0);
  const rarity = new Float64Array(all.length);
  const from = new Int32Array(all.length + 1);
  const outputs = new Uint8Array(size);
  const weights = new Int32Array(size);
  let at = 0;
  for (const [row, numbers] of all.entries()) {
    rarity[row] = (numbers[0] ?? 0) * thousandth;
    from[row] = at;
    for (let pair = 1; pair < numbers.length; pair += 2) {
      outputs[at] = numbers[pair] ?? 0;
      weights[at] = numbers[pair + 1] ?? 0;
      at += 1;
    }
  }
  from[all.length] = at;
  return { rarity, from, outputs, weights };
}
