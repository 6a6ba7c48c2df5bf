import { expect, it, vi } from "vitest";
import { openFrames } from "./frames";

it("closes the sound's context where it cannot be set up", async () => {
  const close = vi.fn();
  vi.stubGlobal("AudioContext", class { audioWorklet = { addModule: () => Promise.reject(new DOMException("no worklet")) }; close = close; });
  await expect(openFrames({} as MediaStreamTrack, vi.fn())).rejects.toThrow("no worklet");
  expect(close).toHaveBeenCalledTimes(1);
  vi.unstubAllGlobals();
});
