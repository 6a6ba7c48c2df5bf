import { inRecord, noWord, unknown } from "#core/classifier/compiled-features";
import type { CompiledWeighing } from "#core/classifier/compiled-model";
import { featureTable } from "#core/classifier/feature-table";
import { featureName, kindNumber, type Feature, type Places } from "#core/classifier/features";

/** What moved a sentence is asked of one output, in one direction: 1 up, -1 down. */
export type Moved = { readonly output: number; readonly direction: 1 | -1; readonly most: number };

export type Summed = {
  /** Every output, in the order of the model: the sum of the weights of the features, by the length of their vector. */
  readonly sums: readonly number[];
  /** The features that moved one output most in one direction, strongest first. */
  readonly moversOf: (moved: Moved) => readonly Feature[];
};

/** Words by their numbers, as stems and as they were said. */
export type Numbered = { readonly stems: readonly number[]; readonly forms: readonly number[] };

export type Linear = {
  readonly sum: (words: Numbered, isQuestion: boolean) => Summed;
  /** The number of a word, by which `sum` knows it. */
  readonly numberOf: (word: string) => number;
  /** The number of an output; -1 for one that the model does not know. */
  readonly outputOf: (id: string) => number;
};

const thousandth = 1 / 1000;

/** @param places which features of a sentence the weights are for */
export function linearOf(weighing: CompiledWeighing, places: Places): Linear {
  const { numberOf, recordOf, records, featureAt } = featureTable(weighing.features);
  const bias = Float64Array.from(weighing.bias);
  const numbers = new Map(weighing.outputs.map((id, output) => [id, output]));

  // Scratch for one call, so that a sentence costs no table of its own.
  const scratch = new Float64Array(weighing.outputs.length);

  const rarityOf = (record: number): number => (records[record + inRecord.rarity] ?? 0) * thousandth;

  /** Records of the features present, each once, in the order in which they come. */
  const present = ({ stems, forms }: Numbered, isQuestion: boolean): readonly number[] => {
    const found: number[] = [];
    places({ stems, forms }, isQuestion, (kind, one, other) => {
      const first = one < 0 ? noWord : ((kind === kindNumber.form ? forms : stems)[one] ?? unknown);
      const second = other < 0 ? noWord : (stems[other] ?? unknown);
      const record = first === unknown || second === unknown ? unknown : recordOf(kind, first, second);
      if (record === unknown || records[record + inRecord.mark] === 1) return;
      records[record + inRecord.mark] = 1;
      found.push(record);
    });
    for (const record of found) records[record + inRecord.mark] = 0;
    return found;
  };

  const moversOf = (found: readonly number[], { output, direction, most }: Moved): readonly Feature[] => {
    const moved: { readonly record: number; readonly weight: number }[] = [];
    for (const record of found) {
      const end = record + (records[record + inRecord.length] ?? 0);
      let at = record + inRecord.pairs;
      while (at < end && records[at] !== output) at += 2;
      const weight = at < end ? (records[at + 1] ?? 0) * rarityOf(record) * direction : 0;
      if (weight > 0) moved.push({ record, weight });
    }
    const byName = (one: number, other: number): number => (nameOf(featureAt(one)) < nameOf(featureAt(other)) ? -1 : 1);
    return moved.sort((one, other) => other.weight - one.weight || byName(one.record, other.record)).slice(0, most).map(({ record }) => featureAt(record));
  };

  return {
    numberOf,
    outputOf: (id) => numbers.get(id) ?? -1,
    sum: (words, isQuestion) => {
      const found = present(words, isQuestion);
      let square = 0;
      for (const record of found) square += rarityOf(record) ** 2;
      const length = Math.sqrt(square) || 1;
      scratch.fill(0);
      for (const record of found) {
        const scale = (rarityOf(record) / length) * thousandth;
        const end = record + (records[record + inRecord.length] ?? 0);
        for (let at = record + inRecord.pairs; at < end; at += 2) {
          const output = records[at] ?? 0;
          scratch[output] = (scratch[output] ?? 0) + (records[at + 1] ?? 0) * scale;
        }
      }
      const sums = new Array<number>(scratch.length);
      for (let output = 0; output < scratch.length; output += 1) sums[output] = Math.fround((scratch[output] ?? 0) + (bias[output] ?? 0) * thousandth);
      return { sums, moversOf: (moved) => moversOf(found, moved) };
    },
  };
}

const nameOf = ({ kind, one, other }: Feature): string => featureName(kind, one, other);
