import fc from "fast-check";
import { expect, it } from "vitest";
import { compileFeatures, inRecord, noWord, unknown } from "#core/classifier/compiled-features";
import { featureTable } from "#core/classifier/feature-table";
import { featureName, featureNames, featureOf, kindNumber, levelPlaces, signalPlaces } from "#core/classifier/features";

const stem = fc.constantFrom("we", "giv", "up", "queu", "#", "it");
const sentence = fc.record({ words: fc.array(fc.record({ stem, ending: fc.constantFrom("", "e", "es") }), { maxLength: 8 }), isQuestion: fc.boolean() }).map(({ words, isQuestion }) => ({
  words: { stems: words.map((one) => one.stem), forms: words.map((one) => one.stem + one.ending) },
  isQuestion,
}));

const weighted = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, [1000, 0, 1]]));
const nameAt = ({ featureAt }: ReturnType<typeof featureTable>, record: number): string => {
  const { kind, one, other } = featureAt(record);
  return featureName(kind, one, other);
};

it("gives the same features by numbers as a list of names gives by names", () => {
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 5 }), sentence, fc.constantFrom(levelPlaces, signalPlaces), (known, said, places) => {
      const names = [...new Set(known.flatMap(({ words, isQuestion }) => featureNames(words, isQuestion, places)))];
      const table = featureTable(compileFeatures(weighted(names)));
      const numbersOf = (words: readonly string[]) => words.map(table.numberOf);
      const [stems, forms] = [numbersOf(said.words.stems), numbersOf(said.words.forms)];
      const found = new Set<string>();
      places(said.words, said.isQuestion, (kind, one, other) => {
        const record = table.recordOf(kind, one < 0 ? noWord : ((kind === kindNumber.form ? forms : stems)[one] ?? unknown), other < 0 ? noWord : (stems[other] ?? unknown));
        if (record !== unknown) found.add(nameAt(table, record));
      });
      expect(found).toEqual(new Set(featureNames(said.words, said.isQuestion, places).filter((name) => names.includes(name))));
    }),
  );
});

it.each([1000, 100_000])("gives back the feature that a record belongs to, and its weights, of %i thousandths too", (weight) => {
  const names = ["giv up", "give … up", "we", "^ we", "^ we give", "?", "= gives", "< we", "> up"];
  const table = featureTable(compileFeatures(Object.fromEntries(names.map((name, index) => [name, [index, 1, weight, 2, -weight]]))));
  for (const [index, name] of names.entries()) {
    const { kind, one, other } = featureOf(name);
    const numberOf = (word: string) => (word === "" ? noWord : table.numberOf(word));
    const record = table.recordOf(kindNumber[kind], numberOf(one), numberOf(other));
    expect(table.featureAt(record)).toEqual({ kind, one, other });
    expect([...table.records.slice(record + inRecord.rarity, record + (table.records[record + inRecord.length] ?? 0))]).toEqual([index, inRecord.pairs + 4, 1, weight, 2, -weight]);
  }
});
