import { describe, expect, it } from "vitest";
import { turned, wantedDevices, type Switched } from "./wanted-devices";

const quiet: Switched = { voice: "type", record: false, camera: false, isMuted: false };
const opened = (switched: Partial<Switched>, isRunning = true) => wantedDevices({ ...quiet, ...switched, isRunning });

describe("the microphone", () => {
  it.each([
    ["is closed where one types and nothing is recorded", {}, false],
    ["is open to talk hands-free", { voice: "hands-free" }, true],
    ["is open to push and talk", { voice: "push" }, true],
    ["is open to record one who types", { record: true }, true],
    ["is open once for both", { voice: "push", record: true }, true],
    ["is closed by hand, though one would talk", { voice: "hands-free", isMuted: true }, false],
    ["is closed by hand, though it would be recorded", { record: true, isMuted: true }, false],
    ["has nothing to do with the camera", { camera: true }, false],
  ] as const)("%s", (_, switched, isOpen) => {
    expect(opened(switched).microphone).toBe(isOpen);
  });

  it("stays open for the recording when one goes over to typing, and closes with the last that uses it", () => {
    const recorded = turned({ ...quiet, voice: "hands-free", record: true }, { voice: "type" });
    expect(opened(recorded).microphone).toBe(true);
    expect(opened(turned(recorded, { record: false })).microphone).toBe(false);
  });

  it("is opened again by whoever chooses to talk, and by nothing else that is switched", () => {
    const muted: Switched = { ...quiet, voice: "push", isMuted: true };
    expect(opened(turned(muted, { voice: "hands-free" })).microphone).toBe(true);
    for (const what of [{ record: true }, { camera: true }, { voice: "type", record: true }] as const) expect(opened(turned(muted, what)).microphone).toBe(false);
  });
});

it("closes both while the interview is paused or over", () => {
  const all = { voice: "hands-free", record: true, camera: true } as const;
  expect(opened(all)).toEqual({ microphone: true, camera: true });
  expect(opened(all, false)).toEqual({ microphone: false, camera: false });
});
