import { byteOf, hashed, inRecord, noWord, unknown, type CompiledFeatures } from "#core/classifier/compiled-features";
import { featureKinds, type Feature } from "#core/classifier/features";

/** Features with their weights, found by numbers instead of names. */
export type FeatureTable = {
  /** The number of a word that some feature holds; `unknown` for any other. */
  readonly numberOf: (word: string) => number;
  /** Where the record of a feature begins, given its kind and words by their numbers, `noWord` where it has none; `unknown` where there is no such feature. */
  readonly recordOf: (kind: number, one: number, other: number) => number;
  readonly records: CompiledFeatures["records"];
  /** The feature that a record belongs to. */
  readonly featureAt: (record: number) => Feature;
};

export function featureTable({ words, records, bytes, recordAt }: CompiledFeatures): FeatureTable {
  const numbers = new Map(words.map((word, number) => [word, number]));
  const mask = bytes.length - 1;
  return {
    numberOf: (word) => numbers.get(word) ?? unknown,
    recordOf: (kind, one, other) => {
      const bits = hashed(kind, one, other);
      const byte = byteOf(bits);
      for (let slot = bits & mask; bytes[slot] !== 0; slot = (slot + 1) & mask) {
        if (bytes[slot] !== byte) continue;
        const record = recordAt[slot] ?? 0;
        if (records[record + inRecord.one] === one && records[record + inRecord.other] === other && records[record + inRecord.kind] === kind) return record;
      }
      return unknown;
    },
    records,
    featureAt: (record) => ({
      kind: featureKinds[records[record + inRecord.kind] ?? 0] ?? "word",
      one: words[records[record + inRecord.one] ?? noWord] ?? "",
      other: words[records[record + inRecord.other] ?? noWord] ?? "",
    }),
  };
}
