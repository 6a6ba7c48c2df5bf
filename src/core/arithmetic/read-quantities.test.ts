import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantitiesIn } from "#core/arithmetic/read-quantities";

const firstOf = (text: string) => {
  const [quantity] = quantitiesIn(text);
  return quantity === undefined ? null : [quantity.value === null ? null : Number(quantity.value.toPrecision(6)), quantity.unitClass];
};

describe("numbers as people say and write them", () => {
  it.each([
    ["100M users", 1e8, "count"],
    ["100 million users", 1e8, "count"],
    ["a hundred million users", 1e8, "count"],
    ["11.6k requests", 11_600, "count"],
    ["eleven point six thousand requests", 11_600, "count"],
    ["two and a half million rows", 2_500_000, "count"],
    ["half a million rows", 500_000, "count"],
    ["ten to the fifth operations", 100_000, "count"],
    ["10^9 rows", 1e9, "count"],
    ["1e9 rows", 1e9, "count"],
    ["1,200,000 rows", 1_200_000, "count"],
    ["500 KB", 500_000, "size"],
    ["500 K rows", 500_000, "count"],
    ["500KB each", 500_000, "size"],
    ["a couple hundred users", null, "count"],
    ["six or seven thousand users", 6500, "count"],
    ["20 to 30 percent", 0.25, "ratio"],
    ["3x", 3, "ratio"],
    ["99.9 %", 0.999, "ratio"],
    ["three nines", 3, "availability"],
    ["sixty seconds", 60, "time"],
    ["under 200 ms", 0.2, "time"],
    ["$2M a year", 2e6, "money"],
    ["30 dollars", 30, "money"],
    ["forty requests a second", 40, "rate"],
    ["11.6k/s", 11_600, "rate"],
    ["5 TB per day", 5e12 / 86_400, "bandwidth"],
    ["3 Mbit/s", 375_000, "bandwidth"],
    ["2 GiB", 2 * 1024 ** 3, "size"],
    ["12k QPS", 12_000, "rate"],
    ["100 million daily users", 1e8, "count"],
    ["fifty million DAU", 5e7, "count"],
    ["two teams", 2, "count"],
    ["twenty five engineers", 25, "count"],
    ["twenty-five engineers", 25, "count"],
    ["three hundred thousand rows", 300_000, "count"],
    ["two hundred and fifty users", 250, "count"],
    ["ten thousand rows", 10_000, "count"],
    ["three months", 7_776_000, "time"],
    ["a million events per hour", 1e6 / 3600, "rate"],
  ])("%s", (text, value, unitClass) => {
    expect(firstOf(text)).toEqual([value === null ? null : Number(value.toPrecision(6)), unitClass]);
  });

  it.each(["p99 matters", "use S3", "v2.3 of it", "HTTP 429", "Node 20 is fine", "an L5 role", "24/7 support", "back in 2021 we", "at 14:02 sharp", "one of the teams", "first of all", "one option is"])("hears no number in: %s", (text) => {
    expect(quantitiesIn(text)).toEqual([]);
  });
});

it("keeps before and after apart: from 20 to 3 minutes is a change, no range", () => {
  expect(quantitiesIn("from 20 to 3 minutes").map(({ value }) => value)).toEqual([20, 180]);
});

it("names every quantity by its exact place, whatever the text", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom("100", "million", "users", "a", "per", "second", "$", "KB", "x", "to", "-", ".", "ten", "half", "/", "s"), fc.string({ maxLength: 5 }))), (parts) => {
      const text = parts.join(" ");
      for (const { start, end, text: said } of quantitiesIn(text)) expect(text.slice(start, end)).toBe(said);
    }),
  );
});
