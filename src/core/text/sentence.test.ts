import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leastTimeMs } from "../../../test/least-time";
import { clausesOf, sentencesOf } from "#core/text/sentence";

const clauses = (text: string): readonly string[] => sentencesOf(text).flatMap((sentence) => clausesOf(text, sentence)).map(({ start, end }) => text.slice(start, end));

describe("the clauses of a sentence", () => {
  it.each([
    ["It is fast, but it is dear.", ["It is fast,", "but it is dear."]],
    ["We cache it (for a minute). Then it goes.", ["We cache it (", "for a minute)", ".", "Then it goes."]],
    ["One thing.\nand then another", ["One thing.", "and then another"]],
    ["All is well. But not here.", ["All is well.", "But not here."]],
  ])("%s", (text, parts) => expect(clauses(text)).toEqual(parts));

  it("lie within it, in order", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("we go", ", ", ". ", " but ", " – ", "(", ")", "\n", " and then ", "so ", "— ", "x"), { maxLength: 30 }), (parts) => {
        const text = parts.join("");
        for (const sentence of sentencesOf(text)) {
          let last = sentence.start;
          for (const { start, end } of clausesOf(text, sentence)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeLessThanOrEqual(sentence.end);
            last = end;
          }
        }
      }),
    );
  });
});

describe("what was dictated without a full stop", () => {
  const parts = (text: string): readonly string[] => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

  it("is parted where a speaker begins anew", () => {
    const text =
      "so the tills froze every monday and nobody counted it i went to the shop and sat there for a day and wrote down each time it happened then we saw that the price file was loaded whole by every till at nine so i split it and the managers who were against it kept the old way for a month";
    expect(parts(text)).toEqual([
      "so the tills froze every monday and nobody counted it",
      "i went to the shop and sat there for a day and wrote down each time it happened",
      "then we saw that the price file was loaded whole by every till at nine",
      "so i split it and the managers who were against it kept the old way for a month",
    ]);
  });

  it("is left whole where it is short, or has marks enough", () => {
    for (const text of ["we saw that it was slow so i split it and they kept the old way", "We saw it. I split it. They kept it."]) expect(parts(text).join(" ")).toBe(text);
  });

  it("loses no word", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("we", "so", "the", "till", "froze", "because", "i", "then", "of", "split,", "and", "it’s", "—", "(x)"), { minLength: 40, maxLength: 150 }), (words) => {
        const text = `we ${words.join(" ")} end`;
        expect(parts(text).join(" ").split(/\s+/)).toEqual(text.split(/\s+/));
      }),
    );
  });
});

it.each([
  ["short sentences without a comma", "We store it. "],
  ["run-on sentences without a breath", `${"store rows here now ".repeat(12)}. `],
])("ten times the text takes about ten times as long: %s", (_, unit) => {
  const read = (length: number) => {
    const text = unit.repeat(Math.ceil(length / unit.length));
    return () => {
      for (const sentence of sentencesOf(text)) clausesOf(text, sentence);
    };
  };
  expect(leastTimeMs(read(400_000)) / leastTimeMs(read(40_000))).toBeLessThan(35);
});
