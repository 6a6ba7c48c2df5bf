import { expect, it } from "vitest";
import { cutInAt, pausesIn } from "./sentence-end";

const cutIn = { afterMs: 150_000, afterWords: 350, left: 3 };
const at = (text: string, spokenMs: number, left = 3): number | null => cutInAt({ text, spokenMs, pausedAt: [], cutIn: { ...cutIn, left } });
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

it("is the end of a stretch that a pause followed where no full stops are given, but not where the words go on", () => {
  const stretch = (text: string, from: number, to: number) => ({ text, from, to, confidence: null });
  const stretches = [stretch("we shard by user", 0, 1000), stretch("because", 1700, 2000), stretch("reads are many", 4000, 5000), stretch("and then", 5600, 6000)];
  const text = "typed. we shard by user because reads are many and then";
  expect(pausesIn(text, stretches)).toEqual(["typed. we shard by user".length]);
  expect(cutInAt({ text, spokenMs: long, pausedAt: pausesIn(text, stretches), cutIn })).toBe("typed. we shard by user".length);
  expect(pausesIn("changed by hand", stretches)).toEqual([]);
});
