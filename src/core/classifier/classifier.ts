import { featureOf, plainWords, visitFeatures, type FeatureKind } from "#core/classifier/features";
import type { Model } from "#core/classifier/model";
import type { SignalId } from "#core/words";

type Sentence = Parameters<typeof plainWords>[0];

/** What the classifier makes of one sentence. */
export type Classified = {
  /** How far the sentence stands above (or below) the middle between mid and senior, in levels. */
  readonly altitude: number;
  /** How clearly it carries a signal: above 0 it does, and the farther below, the surer it does not. Null for a signal that no model knows. */
  readonly margin: (signal: SignalId) => number | null;
};

export type Classifier = {
  readonly classify: (sentence: Sentence) => Classified;
  /** The features that moved one output most in the given direction, as they can be shown, strongest first. */
  readonly movedBy: (sentence: Sentence, output: "altitude" | SignalId, direction: 1 | -1, most: number) => readonly string[];
};

const thousandth = 1 / 1000;

/**
 * A linear classifier over the words of a sentence: each output is the sum of its features' weights, by the length of the sentence's
 * feature vector. Nothing else enters, so that every figure can be led back to words.
 */
export function classifierOf(model: Model): Classifier {
  const table = tableOf(model);
  const silent = new Set(model.silent);
  const sums = new Float64Array(model.outputs.length);
  const outputOf = new Map(model.outputs.map((id, output) => [id, output]));
  const altitude = outputOf.get("altitude") ?? -1;

  /** Rows of the features present, each once, with the length of their vector. */
  const present = (sentence: Sentence): { readonly rows: readonly number[]; readonly length: number } => {
    const rows = new Set<number>();
    visitFeatures(plainWords(sentence, silent), sentence.isQuestion, (kind, one, other) => {
      const row = table.rowOf(kind, one, other);
      if (row !== undefined) rows.add(row);
    });
    let square = 0;
    for (const row of rows) square += (table.rarity[row] ?? 0) ** 2;
    return { rows: [...rows], length: Math.sqrt(square) || 1 };
  };

  return {
    classify: (sentence) => {
      const { rows, length } = present(sentence);
      sums.fill(0);
      for (const row of rows) {
        const scale = ((table.rarity[row] ?? 0) / length) * thousandth;
        for (let at = table.from[row] ?? 0; at < (table.from[row + 1] ?? 0); at += 1) {
          const output = table.outputs[at] ?? 0;
          sums[output] = (sums[output] ?? 0) + (table.weights[at] ?? 0) * scale;
        }
      }
      const given = Float32Array.from(sums, (sum, output) => sum + (model.bias[output] ?? 0) * thousandth);
      return { altitude: given[altitude] ?? 0, margin: (signal) => given[outputOf.get(signal) ?? -1] ?? null };
    },
    movedBy: (sentence, wanted, direction, most) => {
      const output = outputOf.get(wanted);
      const moved = present(sentence).rows.flatMap((row) => {
        for (let at = table.from[row] ?? 0; at < (table.from[row + 1] ?? 0); at += 1) {
          const weight = (table.weights[at] ?? 0) * (table.rarity[row] ?? 0) * direction;
          if (table.outputs[at] === output && weight > 0) return [{ name: table.names[row] ?? "", weight }];
        }
        return [];
      });
      return moved.sort((one, other) => other.weight - one.weight || (one.name < other.name ? -1 : 1)).slice(0, most).map(({ name }) => name);
    },
  };
}

/** The model laid out for speed: a number a word, a number a pair of words, and the weights in one array. */
function tableOf({ features }: Model) {
  const words = new Map<string, number>();
  const numberOf = (word: string): number => {
    const known = words.get(word);
    if (known !== undefined) return known;
    words.set(word, words.size);
    return words.size - 1;
  };
  const places = { word: new Map<number, number>(), next: new Map<number, number>(), over: new Map<number, number>(), begin: new Map<number, number>(), begins: new Map<number, number>(), asked: new Map<number, number>() } as const satisfies Record<FeatureKind, Map<number, number>>;
  const names = Object.keys(features);
  const rarity = new Float64Array(names.length);
  const from = new Int32Array(names.length + 1);
  const size = Object.values(features).reduce((sum, numbers) => sum + (numbers.length - 1) / 2, 0);
  const outputs = new Uint8Array(size);
  const weights = new Int32Array(size);
  let at = 0;
  for (const [row, [name, [rare = 0, ...pairs]]] of Object.entries(features).entries()) {
    const { kind, one, other } = featureOf(name);
    places[kind].set(numberOf(one) * most + (other === "" ? 0 : numberOf(other)), row);
    rarity[row] = rare * thousandth;
    from[row] = at;
    for (let pair = 0; pair < pairs.length; pair += 2) {
      outputs[at] = pairs[pair] ?? 0;
      weights[at] = pairs[pair + 1] ?? 0;
      at += 1;
    }
  }
  from[names.length] = at;
  const rowOf = (kind: FeatureKind, one: string, other: string): number | undefined => {
    const first = words.get(one);
    const second = other === "" ? 0 : words.get(other);
    return first === undefined || second === undefined ? undefined : places[kind].get(first * most + second);
  };
  return { rowOf, rarity, from, outputs, weights, names };
}

/** More than the words of any model. */
const most = 2 ** 20;

