import fc from "fast-check";
import { expect, it } from "vitest";
import { featureTable, noWord, unknown } from "#core/classifier/feature-table";
import { featureNames, featureOf, levelPlaces, signalPlaces } from "#core/classifier/features";

const stem = fc.constantFrom("we", "giv", "up", "queu", "#", "it");
const sentence = fc.record({ words: fc.array(fc.record({ stem, ending: fc.constantFrom("", "e", "es") }), { maxLength: 8 }), isQuestion: fc.boolean() }).map(({ words, isQuestion }) => ({
  words: { stems: words.map((one) => one.stem), forms: words.map((one) => one.stem + one.ending) },
  isQuestion,
}));

it("gives the same rows by numbers as a list of names gives by names", () => {
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 5 }), sentence, fc.constantFrom(levelPlaces, signalPlaces), (known, said, places) => {
      const names = [...new Set(known.flatMap(({ words, isQuestion }) => featureNames(words, isQuestion, places)))];
      const table = featureTable(names);
      const numbersOf = (words: readonly string[]) => words.map(table.numberOf);
      const [stems, forms] = [numbersOf(said.words.stems), numbersOf(said.words.forms)];
      const rows = new Set<number>();
      places(said.words, said.isQuestion, (kind, one, other) => {
        rows.add(table.rowOf(kind, one < 0 ? noWord : ((kind === "form" ? forms : stems)[one] ?? unknown), other < 0 ? noWord : (stems[other] ?? unknown)));
      });
      expect(rows).toEqual(new Set(featureNames(said.words, said.isQuestion, places).map((name) => names.indexOf(name))));
    }),
  );
});

it("gives the feature back that a row belongs to", () => {
  const names = ["giv up", "give … up", "we", "^ we", "^ we give", "?", "= gives", "< we", "> up"];
  const { featureAt } = featureTable(names);
  expect(names.map((_, row) => featureAt(row))).toEqual(names.map(featureOf));
});
