import { expect, it } from "vitest";
import { clockDifference } from "./clock-difference";

it("tells how far two clocks are apart, although one goes in steps", () => {
  const ahead = clockDifference(160);
  let aheadMs = 0;
  for (let steadyMs = 5000; steadyMs < 8000; steadyMs += 7) aheadMs = ahead({ otherMs: Math.floor((steadyMs - 1234) / 10) * 10, steadyMs });
  expect(aheadMs).toBeGreaterThanOrEqual(1234);
  expect(aheadMs).toBeLessThan(1244);
});

it("follows when the other clock stood still", () => {
  const ahead = clockDifference(160);
  let aheadMs = 0;
  for (let at = 0; at < 400; at += 1) aheadMs = ahead({ otherMs: at * 32 - (at < 200 ? 0 : 5000), steadyMs: at * 32 });
  expect(aheadMs).toBe(5000);
});

it("goes by the answer that came quickest where others were held up on the way, before it and after it", () => {
  const ahead = clockDifference(20);
  const arrive = (sentAt: number, tookMs: number): number => ahead({ otherMs: 1_000_000 + sentAt, steadyMs: sentAt + tookMs });
  expect(arrive(1000, 400)).toBe(400 - 1_000_000);
  expect(arrive(2000, 3)).toBe(3 - 1_000_000);
  expect(arrive(3000, 600)).toBe(3 - 1_000_000);
});

it("follows at once when the steady clock stood still, as it may while a laptop sleeps", () => {
  const ahead = clockDifference(20);
  ahead({ otherMs: 10_000, steadyMs: 5000 });
  expect(ahead({ otherMs: 70_000, steadyMs: 6000 })).toBe(-64_000);
});
