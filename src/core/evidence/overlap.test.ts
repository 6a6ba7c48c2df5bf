import fc from "fast-check";
import { expect, it } from "vitest";
import { longest } from "#core/evidence/cue-pattern";
import { firstAtLeast, overlapping } from "#core/evidence/overlap";

const stretch = fc.record({ from: fc.nat(100), length: fc.integer({ min: 1, max: longest }) }).map(({ from, length }) => ({ from, to: from + length }));

it("finds the hits that a look at all of them finds", () => {
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 30 }), stretch, (all, one) => {
      const hits = [...all].sort((first, second) => first.from - second.from);
      expect(overlapping(hits, one)).toEqual(hits.filter(({ from, to }) => from < one.to && to > one.from));
    }),
  );
});

it("finds the first number that is large enough", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), fc.nat(21), (numbers, least) => {
      const ascending = [...numbers].sort((one, other) => one - other);
      const first = ascending.findIndex((number) => number >= least);
      expect(firstAtLeast(ascending.length, (at) => ascending[at] ?? 0, least)).toBe(first < 0 ? ascending.length : first);
    }),
  );
});
