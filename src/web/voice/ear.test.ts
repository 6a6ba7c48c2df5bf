import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openEar } from "./ear";
import type { DetectorEvents } from "./speech-detector";

const made = vi.hoisted((): { detector: DetectorEvents | null } => ({ detector: null }));
// The sound and the worker are the browser's.
vi.mock("./frames", () => ({ openFrames: () => Promise.resolve({ close: () => undefined }) }));
vi.mock("./speech-detector", () => ({
  openSpeechDetector: (events: DetectorEvents) => {
    made.detector = events;
    return { give: () => undefined, close: () => undefined };
  },
}));

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

// Only handed on to what stands in for the sound here.
const track = Object.create(null);

it("does without a detector that does not load in time, and takes it where it comes later all the same", async () => {
  const onDetector = vi.fn();
  await openEar(track, { onFrame: vi.fn(), onDetector });
  await vi.advanceTimersByTimeAsync(9_999);
  expect(onDetector).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(onDetector.mock.calls).toEqual([["missing"]]);
  made.detector?.onReady();
  expect(onDetector.mock.calls).toEqual([["missing"], ["ready"]]);
});

it("says nothing more of a detector once it is closed or there", async () => {
  const onDetector = vi.fn();
  const ear = await openEar(track, { onFrame: vi.fn(), onDetector });
  ear.close();
  await openEar(track, { onFrame: vi.fn(), onDetector });
  made.detector?.onReady();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(onDetector.mock.calls).toEqual([["ready"]]);
});
