import fc from "fast-check";
import { expect, it } from "vitest";
import type { Evidence } from "#core/assessment/assessment";
import { segmentsOf } from "./segments";

const piece = (id: string, start: number, end: number): Evidence => ({ id, signal: "tradeoff-named", polarity: 1, stance: "asserted", strength: "claimed", turn: 0, start, end, quote: "", by: "built-in", confirmed: true });

it("marks quotes that overlap, each over all of its words", () => {
  expect(segmentsOf("abcdef", [piece("e1", 0, 4), piece("e2", 2, 6)]).map(({ text, marks }) => [text, marks.map(({ id }) => id).join()])).toEqual([["ab", "e1"], ["cd", "e1,e2"], ["ef", "e2"]]);
});

it("loses and adds nothing, whatever is marked", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 5 }), (text, places) => {
      const evidence = places.map(([one, other], index) => piece(String(index), Math.min(one, other, text.length), Math.min(Math.max(one, other), text.length)));
      expect(segmentsOf(text, evidence).map((segment) => segment.text).join("")).toBe(text);
    }),
  );
});
