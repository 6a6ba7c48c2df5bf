import { expect, it } from "vitest";
import type { RecordingState, RecordingView } from "#core/recording/recording-view";
import { onlyReady } from "./only-recording";

const recording = (state: RecordingState, problem: string | null = null): RecordingView => ({ id: "r", mime: "video/webm", hasVideo: true, startedAt: 0, durationMs: 1000, bytes: 9, state, problem });

it("waits while the one segment is being finished, and takes it once it is ready", () => {
  expect(onlyReady([recording("recording")])).toBeNull();
  expect(onlyReady([recording("finishing")])).toBeNull();
  expect(onlyReady([recording("ready")])).toEqual(recording("ready"));
});

it("measures nothing of a recording that was interrupted, is missing, or came in several segments", () => {
  expect(() => onlyReady([recording("interrupted", "It was cut off.")])).toThrow("The recording was interrupted: It was cut off.");
  expect(() => onlyReady([])).toThrow("Nothing was recorded.");
  expect(() => onlyReady([recording("ready"), recording("ready")])).toThrow("The recording came in 2 segments, and the bench measures one.");
});
