import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { watchSleep } from "./watch-sleep";

let woken: number;
let end: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  woken = 0;
  end = watchSleep(() => { woken += 1; });
});
afterEach(() => {
  end();
  vi.useRealTimers();
});

it("is silent while time goes on, also in a tab whose timers run once a minute", () => {
  vi.advanceTimersByTime(300_000);
  expect(woken).toBe(0);
});

it("tells once of a sleep in which the steady clock stood still, however short", () => {
  vi.setSystemTime(Date.now() + 20_000);
  vi.advanceTimersByTime(60_000);
  expect(woken).toBe(1);
});

it("tells of a sleep that both clocks counted", () => {
  const steady = performance.now.bind(performance);
  vi.spyOn(performance, "now").mockImplementation(() => steady() + 600_000);
  vi.setSystemTime(Date.now() + 600_000);
  vi.advanceTimersByTime(5_000);
  vi.mocked(performance.now).mockRestore();
  expect(woken).toBe(1);
});

it("takes no date that was set back for a sleep, and nothing once it has ended", () => {
  vi.setSystemTime(Date.now() - 600_000);
  vi.advanceTimersByTime(10_000);
  end();
  vi.setSystemTime(Date.now() + 600_000);
  vi.advanceTimersByTime(10_000);
  expect(woken).toBe(0);
});
