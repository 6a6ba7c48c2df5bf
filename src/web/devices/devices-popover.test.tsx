// @vitest-environment jsdom
import { fireEvent, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { showPage, view } from "../test-page";
import { TestDevices, testDevice } from "./test-devices";

/** A stream of the tracks that it was made of, and a recorder that says which those are. */
class TestStream {
  readonly tracks: readonly MediaStreamTrack[];
  constructor(tracks: readonly MediaStreamTrack[]) {
    this.tracks = tracks;
  }
}
class TestRecorder extends EventTarget {
  static all: TestRecorder[] = [];
  static isTypeSupported = (): boolean => true;
  state: RecordingState = "inactive";
  readonly mimeType = "video/webm";
  readonly labels: readonly string[];

  constructor({ tracks }: TestStream) {
    super();
    this.labels = tracks.map(({ label }) => label);
    TestRecorder.all.push(this);
  }
  start(): void {
    this.state = "recording";
  }
  stop(): void {
    this.state = "inactive";
    this.dispatchEvent(new Event("stop"));
  }
}

let devices: TestDevices;

beforeEach(() => {
  TestRecorder.all = [];
  devices = new TestDevices([testDevice("audioinput", "Desk microphone"), testDevice("audioinput", "Headset"), testDevice("videoinput", "Lid camera"), testDevice("videoinput", "Tripod camera")]);
  vi.stubGlobal("MediaStream", TestStream);
  vi.stubGlobal("MediaRecorder", TestRecorder);
  Object.defineProperty(navigator, "mediaDevices", { value: devices.port, configurable: true });
  localStorage.setItem("altitude.last-choice", JSON.stringify({ minutes: 15, target: "senior", pressure: "neutral", way: "interview", company: "", interviewer: "model", voice: "type", camera: true, record: true }));
});
afterEach(() => {
  Reflect.deleteProperty(navigator, "mediaDevices");
});

const live = (): readonly string[] => devices.opened.filter(({ readyState }) => readyState === "live").map(({ label }) => label).sort();
const recorded = () => TestRecorder.all.map(({ labels, state }) => `${[...labels].sort().join(", ")}: ${state}`);

/** In a room that is recorded with the first microphone and the first camera, with its devices open. */
async function withDevicesOpen() {
  showPage("/sessions/s1", { "GET /api/sessions/s1": view, "PUT /api/sessions/s1/draft": { text: "", at: 1 } });
  const dialog = await screen.findByRole("dialog", { name: "Devices", hidden: true });
  await vi.waitFor(() => { expect(recorded()).toEqual(["Desk microphone, Lid camera: recording"]); });
  fireEvent(dialog, Object.assign(new Event("toggle"), { newState: "open" }));
  return within(dialog);
}

it.each([
  { kind: "microphone", to: "Headset", used: ["Headset", "Lid camera"] },
  { kind: "camera", to: "Tripod camera", used: ["Desk microphone", "Tripod camera"] },
])("uses and records another $kind once it is picked, closes the one before, and keeps to it", async ({ kind, to, used }) => {
  const panel = await withDevicesOpen();
  const list = await panel.findByRole("combobox", { name: `Which ${kind}`, hidden: true });
  fireEvent.change(list, { target: { value: `id of ${to}` } });
  await vi.waitFor(() => { expect(recorded()).toEqual(["Desk microphone, Lid camera: inactive", `${used.join(", ")}: recording`]); });
  expect(live()).toEqual(used);
  expect(list).toHaveDisplayValue(to);

  // Switched off and on again, it is the one that was picked.
  const turn = panel.getByRole("switch", { name: kind === "microphone" ? "Microphone" : "Camera", hidden: true });
  fireEvent.click(turn);
  await vi.waitFor(() => { expect(live()).not.toContain(to); });
  fireEvent.click(turn);
  await vi.waitFor(() => { expect(live()).toEqual(used); });
});

it("says in the voice settings of who types what the microphone is used for: the recording only, or nothing", async () => {
  const panel = await withDevicesOpen();
  fireEvent.click(screen.getByRole("button", { name: "Voice" }));
  const voice = within(await screen.findByRole("dialog", { name: "Voice" }));
  expect(voice.getByText("The recording hears your microphone, and nothing else does: nothing turns your voice into words, and nothing is read aloud.")).toBeVisible();
  fireEvent.click(panel.getByRole("switch", { name: "Microphone" }));
  expect(await voice.findByText("The microphone is off, and nothing is read aloud.")).toBeVisible();
  fireEvent.click(panel.getByRole("switch", { name: "Microphone" }));
  expect(await voice.findByText(/^The recording hears your microphone/)).toBeVisible();
  fireEvent.click(panel.getByRole("switch", { name: "Recording" }));
  expect(await voice.findByText("The microphone is off, and nothing is read aloud.")).toBeVisible();
  expect(live()).toEqual(["Lid camera"]);
});

it("does not say that a recording hears the microphone where it has stopped, though the microphone is open for it", async () => {
  vi.stubGlobal("MediaRecorder", Object.assign(function refuse() { throw new DOMException("no", "NotSupportedError"); }, { isTypeSupported: () => true }));
  showPage("/sessions/s1", { "GET /api/sessions/s1": view, "PUT /api/sessions/s1/draft": { text: "", at: 1 } });
  fireEvent.click(await screen.findByRole("button", { name: "Voice" }));
  expect(await screen.findByText("The microphone is on for the recording, which does not run now. Nothing turns your voice into words, and nothing is read aloud.")).toBeVisible();
});

it("says that sound is recorded only where the microphone is", async () => {
  const panel = await withDevicesOpen();
  expect(panel.getByText(/^Picture and sound are recorded\./)).toBeVisible();
  fireEvent.click(panel.getByRole("switch", { name: "Microphone" }));
  expect(await panel.findByText(/^The picture is recorded, without sound\./)).toBeVisible();
});
