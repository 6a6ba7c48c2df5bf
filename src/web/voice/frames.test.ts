import { expect, it, vi } from "vitest";
import { audioClock, openFrames } from "./frames";

it("tells how far the two clocks are apart, although one goes in steps", () => {
  const clock = audioClock();
  let aheadMs = 0;
  for (let steadyMs = 5000; steadyMs < 8000; steadyMs += 7) aheadMs = clock({ audioMs: Math.floor((steadyMs - 1234) / 10) * 10, steadyMs });
  expect(aheadMs).toBeGreaterThanOrEqual(1234);
  expect(aheadMs).toBeLessThan(1244);
});

it("follows when the audio clock stood still", () => {
  const clock = audioClock();
  let aheadMs = 0;
  for (let at = 0; at < 400; at += 1) aheadMs = clock({ audioMs: at * 32 - (at < 200 ? 0 : 5000), steadyMs: at * 32 });
  expect(aheadMs).toBe(5000);
});

it("closes the sound's context where it cannot be set up", async () => {
  const close = vi.fn();
  vi.stubGlobal("AudioContext", class { audioWorklet = { addModule: () => Promise.reject(new DOMException("no worklet")) }; close = close; });
  await expect(openFrames({} as MediaStreamTrack, vi.fn())).rejects.toThrow("no worklet");
  expect(close).toHaveBeenCalledTimes(1);
  vi.unstubAllGlobals();
});
