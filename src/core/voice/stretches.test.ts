import fc from "fast-check";
import { expect, it } from "vitest";
import { stretchesOf } from "./stretches";
import { mostStretches, Spoken } from "./spoken";
import type { TimedWord } from "./timed-word";

const said = (text: string, from: number, to: number): TimedWord => ({ text, from, to, confidence: null });

it("gives each word its own time", () => {
  expect(stretchesOf([said("We", 1000, 1100), said("shard", 1150, 1500), said("it.", 1500, 1700)], "We shard it.")).toEqual([
    { start: 0, end: 2, from: 1000, to: 1100 },
    { start: 3, end: 8, from: 1150, to: 1500 },
    { start: 9, end: 12, from: 1500, to: 1700 },
  ]);
});

it("lays words that were put right over the time of what was heard, and typed ones over none", () => {
  const heard = [said("we", 0, 100), said("use", 100, 300), said("red", 300, 500), said("is", 500, 700), said("here", 700, 900)];
  expect(stretchesOf(heard, "We use Redis here, behind the API")).toEqual([
    { start: 0, end: 2, from: 0, to: 100 },
    { start: 3, end: 6, from: 100, to: 300 },
    { start: 7, end: 12, from: 300, to: 700 },
    { start: 13, end: 18, from: 700, to: 900 },
  ]);
});

it("spreads a segment whose words are not timed over it by letters", () => {
  expect(stretchesOf([said("ab abcd", 1000, 1600)], "ab abcd")).toEqual([
    { start: 0, end: 2, from: 1000, to: 1200 },
    { start: 3, end: 7, from: 1200, to: 1600 },
  ]);
});

it("finds no time in what was typed throughout", () => {
  expect(stretchesOf([], "All of it typed")).toEqual([]);
});

const word = fc.constantFrom("we", "shard", "the", "queue", "Redis,", "cache.", "ten", "a");
const talk = fc.array(fc.record({ text: word, from: fc.integer({ min: 0, max: 1_000_000 }), lasts: fc.integer({ min: 0, max: 2000 }) }), { maxLength: 40 })
  .map((words) => words.map(({ text, from, lasts }) => said(text, from, from + lasts)).sort((one, other) => one.from - other.from));

it("keeps stretches in the text, in order, apart, and never running backwards, whatever was heard and made of it", () => {
  fc.assert(
    fc.property(talk, fc.array(fc.oneof(word, fc.string()), { maxLength: 40 }), (heard, words) => {
      const text = words.join(" ");
      const stretches = stretchesOf(heard, text);
      expect(Spoken.shape.stretches.safeParse(stretches).success).toBe(true);
      let [end, to] = [0, 0];
      for (const stretch of stretches) {
        expect(stretch.start).toBeGreaterThanOrEqual(end);
        expect(stretch.end).toBeGreaterThan(stretch.start);
        expect(stretch.from).toBeGreaterThanOrEqual(to);
        expect(stretch.to).toBeGreaterThanOrEqual(stretch.from);
        expect(text.slice(stretch.start, stretch.end)).not.toMatch(/^\s|\s$/);
        [end, to] = [stretch.end, stretch.to];
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
  );
});

it("gives every word a stretch where nothing was changed", () => {
  fc.assert(
    fc.property(talk, (heard) => {
      const text = heard.map((one) => one.text).join(" ");
      expect(stretchesOf(heard, text).map(({ start, end }) => text.slice(start, end))).toEqual(heard.map((one) => one.text));
    }),
  );
});

it("keeps no more than are taken, of a talk without end", () => {
  const heard = Array.from({ length: 12_000 }, (_, at) => said(`w${String(at)}`, at * 10, at * 10 + 9));
  const stretches = stretchesOf(heard, heard.map(({ text }) => text).join(" "));
  expect(stretches.length).toBeLessThanOrEqual(mostStretches);
  expect(stretches.at(-1)?.to).toBe(119_999);
});

it("lays words that were said apart from the rest beside the text, and gives them no time", () => {
  const at = (text: string, from: number, isApart: boolean) => ({ text, from, to: from + 100, confidence: null, isApart });
  const text = "the queue takes the rites then the cache";
  const before = ["the", "queue", "takes"].map((word, index) => at(word, 1000 + index * 100, true));
  const now = ["the", "writes", "then"].map((word, index) => at(word, 900_000 + index * 100, false));
  const late = ["the", "cache"].map((word, index) => at(word, 2000 + index * 100, true));
  expect(stretchesOf([...before, ...now, ...late], text)).toEqual([
    { start: 16, end: 19, from: 900_000, to: 900_100 },
    { start: 20, end: 25, from: 900_100, to: 900_200 },
    { start: 26, end: 30, from: 900_200, to: 900_300 },
  ]);
});
