import fc from "fast-check";
import { expect, it } from "vitest";
import { segments } from "./segments";

const piece = (id: string, start: number, end: number) => ({ id, start, end });
const drawn = (text: string, ...pieces: ReturnType<typeof piece>[]) => segments(text, pieces).map((segment) => [segment.text, segment.pieces.map(({ id }) => id).join("")]);

it("marks pieces that overlap, each over all of its words", () => {
  expect(drawn("abcdef", piece("x", 0, 4), piece("y", 2, 6))).toEqual([["ab", "x"], ["cd", "xy"], ["ef", "y"]]);
});

it("marks a piece inside another, and two at the same place", () => {
  expect(drawn("abcdef", piece("x", 1, 5), piece("y", 2, 3), piece("z", 2, 3))).toEqual([["a", ""], ["b", "x"], ["c", "xyz"], ["de", "x"], ["f", ""]]);
});

it("leaves a text without pieces whole, and an empty one empty", () => {
  expect(drawn("abc")).toEqual([["abc", ""]]);
  expect(drawn("")).toEqual([]);
});

it("cuts a piece that reaches past the text", () => {
  expect(drawn("abc", piece("x", 1, 9))).toEqual([["a", ""], ["bc", "x"]]);
});

it("loses and adds nothing, and covers each piece exactly, whatever is marked", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 6 }), (text, places) => {
      const pieces = places.map(([one, other], index) => piece(String(index), Math.min(one, other, text.length), Math.min(Math.max(one, other), text.length)));
      const parts = segments(text, pieces);
      expect(parts.map((part) => part.text).join("")).toBe(text);
      for (const one of pieces) expect(parts.filter((part) => part.pieces.includes(one)).map((part) => part.text).join("")).toBe(text.slice(one.start, one.end));
    }),
  );
});
