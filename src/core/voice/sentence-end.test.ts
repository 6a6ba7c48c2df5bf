import { expect, it } from "vitest";
import { cutInAt } from "./sentence-end";

const long = 151_000;

it("is nowhere in an answer that is not long", () => {
  expect(cutInAt("One. Two.", 150_000)).toBeNull();
});

it("is the end of the last whole sentence of one that is long by time or by words", () => {
  expect(cutInAt("One thing is done. And then we", long)).toBe("One thing is done.".length);
  const words = `${"word ".repeat(350)}end. More`;
  expect(cutInAt(words, 1000)).toBe(words.length - " More".length);
});

it("is never within a sentence: not after a figure's point or an abbreviation", () => {
  expect(cutInAt("it takes 2.5 seconds, e.g. at night", long)).toBeNull();
  expect(cutInAt("Is that so? it takes 2.5", long)).toBe("Is that so?".length);
});
