import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkArithmetic } from "#core/arithmetic/check";

const tolerance = { right: 1.25, rounded: 3 };
const checked = (text: string) => checkArithmetic([{ speaker: "candidate", text }], tolerance);

describe("a figure that follows", () => {
  it.each([
    ["100 million daily users times 10 reads is a billion reads a day, so about 12 thousand a second."],
    ["A billion reads a day is about 11.6k a second."],
    ["A billion reads a day, so roughly 10 thousand a second if I take 100,000 seconds a day."],
    ["50 million posts times 1 KB is 50 GB."],
    ["50 GB a day is about 18 TB a year."],
    ["5000 requests a second times 2 KB is 10 MB per second."],
  ])("is right: %s", (text) => {
    expect(checked(text).length).toBeGreaterThan(0);
    expect(checked(text).map(({ verdict }) => verdict)).not.toContain("wrong");
  });

  it.each([
    ["A billion reads a day is about 1,200 a second.", 9.65],
    ["2,400 billion events a day, so 2 billion a second.", 72],
    ["50 million posts times 1 KB is 50 MB.", 1000],
    ["50 GB a day is about 18 GB a year.", 1013.89],
  ])("is wrong: %s", (text, factor) => {
    const [check] = checked(text);
    expect(check?.verdict).toBe("wrong");
    expect((check?.factor ?? 0) / factor).toBeCloseTo(1, 1);
  });
});

describe("talk that makes no claim", () => {
  it.each([
    "We went from bi-weekly to daily deployments within a quarter.",
    "It took 14 minutes and hit 8 % of checkouts.",
    "Two teams of five engineers worked on it for three months.",
    "Latency fell from 900 ms to 200 ms.",
    "I led four engineers and we had 26 services.",
    "We keep 30 days of logs and 7 years of invoices.",
    "99.9 is fine for reads, and 200 ms for writes.",
  ])("is left alone: %s", (text) => expect(checked(text)).toEqual([]));
});

it("lets a wrong figure be inherited instead of marking everything after it", () => {
  const checks = checked("A billion reads a day is about 1,000,000 a second. 1,000,000 a second times 2 KB is 2 GB per second.");
  expect(checks.map(({ verdict, inheritedFrom }) => [verdict, inheritedFrom])).toEqual([["wrong", null], ["right", 0]]);
});

it("says whether the figure decided anything", () => {
  expect(checked("A billion reads a day is about 12k a second, so one node is enough.")[0]?.used).toBe(true);
  expect(checked("A billion reads a day is about 12k a second.")[0]?.used).toBe(false);
});

it("never calls a right product wrong, and always one that is off by four or more", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 900 }), fc.integer({ min: 2, max: 900 }), fc.integer({ min: 4, max: 500 }), (users, size, off) => {
      const verdict = (bytes: number) => checked(`${String(users)} thousand files times ${String(size)} KB is ${String(bytes)} MB.`)[0]?.verdict;
      expect(verdict(users * size)).toBe("right");
      expect(verdict(users * size * off)).toBe("wrong");
    }),
  );
});
