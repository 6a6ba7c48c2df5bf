import { expect, it } from "vitest";
import { cutInAt } from "./sentence-end";

const cutIn = { afterMs: 150_000, afterWords: 350, left: 3 };
const at = (text: string, spokenMs: number, left = 3): number | null => cutInAt({ text, spokenMs, cutIn: { ...cutIn, left } });
const long = 150_000;

it("is nowhere in an answer that is not long", () => {
  expect(at("One. Two.", 149_999)).toBeNull();
});

it("is the end of the last whole sentence of one that is long by time or by words", () => {
  expect(at("One thing is done. And then we", long)).toBe("One thing is done.".length);
  const words = `${"word ".repeat(350)}end. More`;
  expect(at(words, 1000)).toBe(words.length - " More".length);
});

it("is nowhere once they broke in often enough", () => {
  expect(at("One. Two.", long, 0)).toBeNull();
});

it("is never within a sentence: not after a figure's point or an abbreviation", () => {
  expect(at("it takes 2.5 seconds, e.g. at night", long)).toBeNull();
  expect(at("Is that so? it takes 2.5", long)).toBe("Is that so?".length);
});
