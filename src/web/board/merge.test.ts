import fc from "fast-check";
import { expect, it } from "vitest";
import { stampOf } from "./drawn";
import { isNews, merge } from "./merge";
import { element } from "./test-elements";

it("lets the higher version win, and the lower nonce among equals", () => {
  const merged = merge([element({ id: "a", version: 2 }), element({ id: "b", version: 5, versionNonce: 1 })], [element({ id: "a", version: 3 }), element({ id: "b", version: 5, versionNonce: 4 }), element({ id: "c" })]);
  expect(merged.map((one) => [one.id, stampOf(one)])).toEqual([["a", "3.7"], ["b", "5.1"], ["c", "1.7"]]);
});

it("leaves alone what is being drawn here", () => {
  expect(merge([element({ id: "a", version: 2 })], [element({ id: "a", version: 9 })], new Set(["a"])).map(stampOf)).toEqual(["2.7"]);
});

it("puts what lies below first, and what has no place yet on top", () => {
  expect(merge([element({ id: "new" }), element({ id: "z", index: "a0" })], [element({ id: "a", index: "a1" })]).map(({ id }) => id)).toEqual(["z", "a", "new"]);
});

it("comes to the same from either side, and to nothing new when it is done again", () => {
  const board = fc.uniqueArray(fc.record({ id: fc.constantFrom("a", "b", "c", "d"), version: fc.integer({ min: 1, max: 3 }), versionNonce: fc.integer({ min: 1, max: 3 }) }), { selector: ({ id }) => id }).map((all) => all.map((one) => element({ ...one, index: one.id })));
  fc.assert(
    fc.property(board, board, (one, other) => {
      const merged = merge(one, other);
      expect(merge(other, one).map(stampOf)).toEqual(merged.map(stampOf));
      expect(isNews(merged, merge(merged, one))).toBe(false);
    }),
  );
});
