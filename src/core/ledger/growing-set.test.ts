import fc from "fast-check";
import { expect, it } from "vitest";
import { emptySet, grown, holds } from "#core/ledger/growing-set";

const value = fc.constantFrom(..."abcdefghijklmnop");

it("holds what a set holds that is copied for each addition, and its earlier states stay as they were", () => {
  fc.assert(
    fc.property(fc.array(fc.array(value, { maxLength: 5 }), { maxLength: 12 }), (additions) => {
      const plain: ReadonlySet<string>[] = [new Set()];
      const grownSets = [emptySet];
      for (const values of additions) {
        plain.push(new Set([...(plain.at(-1) ?? []), ...values]));
        grownSets.push(grown(grownSets.at(-1) ?? emptySet, values));
      }
      for (const [state, set] of grownSets.entries()) for (const one of "abcdefghijklmnop") expect(holds(set, one)).toBe(plain[state]?.has(one));
    }),
  );
});

it("keeps few parts, however often it grows", () => {
  let set = emptySet;
  for (let index = 0; index < 5000; index += 1) set = grown(set, [String(index)]);
  expect(set.parts.length).toBeLessThanOrEqual(13);
});
