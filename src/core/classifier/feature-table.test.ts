import fc from "fast-check";
import { expect, it } from "vitest";
import { featureTable, noWord, unknown } from "#core/classifier/feature-table";
import { featureName, featureOf, visitFeatures, visitPlaces } from "#core/classifier/features";

const word = fc.constantFrom("we", "give", "up", "queue", "#", "it");
const sentence = fc.record({ words: fc.array(word, { maxLength: 8 }), isQuestion: fc.boolean() });
type Said = { readonly words: readonly string[]; readonly isQuestion: boolean };

function namesIn({ words, isQuestion }: Said): readonly string[] {
  const names: string[] = [];
  visitFeatures(words, isQuestion, (kind, one, other) => names.push(featureName(kind, one, other)));
  return names;
}

it("gives the same rows by numbers as a list of names gives by names", () => {
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 5 }), sentence, (known, said) => {
      const names = [...new Set(known.flatMap(namesIn))];
      const table = featureTable(names);
      const numbers = said.words.map(table.numberOf);
      const rows: number[] = [];
      visitPlaces(numbers.length, said.isQuestion, (kind, one, other) => {
        rows.push(table.rowOf(kind, one < 0 ? noWord : (numbers[one] ?? unknown), other < 0 ? noWord : (numbers[other] ?? unknown)));
      });
      expect(rows).toEqual(namesIn(said).map((name) => names.indexOf(name)));
    }),
  );
});

it("gives the feature back that a row belongs to", () => {
  const names = ["giv up", "give … up", "we", "^ we", "^ we give", "?"];
  const { featureAt } = featureTable(names);
  expect(names.map((_, row) => featureAt(row))).toEqual(names.map(featureOf));
});
