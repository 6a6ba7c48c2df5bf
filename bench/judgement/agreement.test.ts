import { describe, expect, it } from "vitest";
import { adjacentShare, correlation, exactShare, interval, orderedShare, quadraticKappa, rankCorrelation } from "./agreement";

const pairs = (...values: readonly (readonly [number, number])[]) => values.map(([one, other]) => ({ one, other }));

describe("agreement", () => {
  it("is whole where both say the same", () => {
    const same = pairs([1, 1], [2, 2], [3, 3], [4, 4]);
    expect(quadraticKappa(same)).toBe(1);
    expect(exactShare(same)).toBe(1);
    expect(rankCorrelation(same)).toBeCloseTo(1);
  });

  it("weighs a slip of two levels four times one of one", () => {
    // By hand: seen (1 + 0 + 0 + 0) / 4; expected over the margins {1: 1, 2: 1, 3: 1, 4: 1} and {2: 2, 3: 1, 4: 1}
    // = (1+1+4+9 + 0+0+1+4 + 1+1+0+1 + 4+4+1+0) / 16 = 32 / 16.
    expect(quadraticKappa(pairs([1, 2], [2, 2], [3, 3], [4, 4]))).toBeCloseTo(1 - 0.25 / 2);
  });

  it("is about nothing where one side never varies", () => {
    expect(quadraticKappa(pairs([2, 2], [2, 2]))).toBeNull();
    expect(quadraticKappa([])).toBeNull();
    expect(correlation([1, 1], [1, 2])).toBeNull();
  });

  it("rounds to whole levels, and counts neighbours", () => {
    expect(exactShare(pairs([2.4, 2], [2.6, 2]))).toBe(0.5);
    expect(adjacentShare(pairs([2.4, 4], [2.6, 4]))).toBe(0.5);
  });
});

it("counts pairs of one set only, and a tie as half", () => {
  const item = (set: string, level: number, value: number) => ({ set, level, value });
  expect(orderedShare([item("a", 1, 1.5), item("a", 2, 2), item("a", 3, 2), item("b", 4, 1)])).toBeCloseTo((1 + 1 + 0.5) / 3);
});

it("gives the same interval for the same seed, round the figure", () => {
  const groups = [[1, 2], [3], [2, 2], [4]];
  const figure = (items: readonly number[]) => (items.length === 0 ? null : items.reduce((sum, value) => sum + value, 0) / items.length);
  const first = interval(groups, figure, 7);
  expect(interval(groups, figure, 7)).toEqual(first);
  expect(first?.low).toBeLessThan(2.4);
  expect(first?.high).toBeGreaterThan(2.4);
});
