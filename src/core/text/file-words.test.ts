import fc from "fast-check";
import { expect, it } from "vitest";
import { fileWords } from "./file-words";

it.each([
  ["An incident you were responsible for", "an-incident-you-were-responsible-for"],
  ["A café's naïve cache: what's \"next\"?", "a-cafes-naive-cache-whats-next"],
  ["../../etc/passwd\u0000.exe", "etc-passwd-exe"],
  ["計画", "interview"],
  ["one two three four five six seven eight nine ten eleven twelve thirteen", "one-two-three-four-five-six-seven-eight-nine-ten-eleven"],
])("writes the title %j as it may stand in a file's name", (title, words) => {
  expect(fileWords(title)).toBe(words);
});

it("is of safe characters, short and never empty, whatever the title", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (title) => {
      expect(fileWords(title)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(fileWords(title).length).toBeLessThanOrEqual(60);
    }),
  );
});
