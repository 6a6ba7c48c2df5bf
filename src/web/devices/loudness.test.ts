import { expect, it } from "vitest";
import { loudnessOf, shareOf, silenceDb } from "./loudness";

it("tells loudness in dBFS", () => {
  // A square wave at full scale: rms 1, 0 dBFS. At a tenth: 20 · log10(0.1) = -20 dBFS.
  expect(loudnessOf([1, -1, 1, -1])).toBeCloseTo(0);
  expect(loudnessOf([0.1, -0.1, 0.1, -0.1])).toBeCloseTo(-20);
  // A sine at full scale: rms 1/√2, -3.01 dBFS.
  expect(loudnessOf(Array.from({ length: 1000 }, (_, index) => Math.sin((index / 100) * 2 * Math.PI)))).toBeCloseTo(-3.01, 2);
  expect(loudnessOf([0, 0])).toBe(silenceDb);
  expect(loudnessOf([])).toBe(silenceDb);
});

it("fills the bar from silence to the loudest", () => {
  expect([silenceDb, -30, 0, 5].map(shareOf)).toEqual([0, 0.5, 1, 1]);
});
