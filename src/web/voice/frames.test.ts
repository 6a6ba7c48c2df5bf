import { expect, it } from "vitest";
import { frameMs } from "./frame-shape";
import { frameClock } from "./frames";

const arrivals = (lates: readonly number[]): readonly number[] => {
  const timeOf = frameClock();
  return lates.map((late, at) => timeOf(1000 + (at + 1) * frameMs + late));
};
const began = (at: number): number => 1000 + at * frameMs;

it("knows when frames began although many arrive late and together", () => {
  const lates = Array.from({ length: 300 }, (_, at) => (at >= 100 && at < 250 ? (250 - at) * frameMs : 2));
  const times = arrivals(lates);
  for (const [at, time] of times.entries()) expect(Math.abs(time - began(at))).toBeLessThanOrEqual(2);
});

it("follows a clock that stood still, within half a minute", () => {
  const times = arrivals(Array.from({ length: 1200 }, (_, at) => (at < 200 ? 0 : 5000)));
  expect(times.at(-1)).toBeCloseTo(began(1199) + 5000, 5);
});
