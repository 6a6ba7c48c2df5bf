// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import * as disk from "fake-indexeddb";
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { silent, type Activity } from "#core/voice/activity";
import type { Heard } from "#core/voice/voice-view";
import { ApiProblem } from "../api";
import { TestDevices, testDevice } from "../devices/test-devices";
import { never, refused, showPage, view, type Answers } from "../test-page";
import type { EarEvents } from "../voice/ear";
import { frameMs, frameSamples } from "../voice/frame-shape";
import { pageShelf } from "../voice/page-shelf";
import { forgetVoiceSettings } from "../voice/voice-settings";

const made = vi.hoisted((): { onFrame: EarEvents["onFrame"] | null; write: () => Promise<Heard> } => ({ onFrame: null, write: () => Promise.reject(new Error("not set")) }));
// jsdom has no sound: the frames of a microphone, and what is answered to their bytes, are the test's.
vi.mock("../voice/use-ear", () => ({
  useEar: ({ onFrame }: Pick<EarEvents, "onFrame">) => {
    made.onFrame = onFrame;
    return "ready";
  },
}));
vi.mock("../voice/voice-api", async (original) => ({ ...(await original<object>()), writeDown: () => made.write() }));

const answers: Answers = {
  "GET /api/sessions/s1": view,
  "GET /api/sessions": { sessions: [] },
  "PUT /api/sessions/s1/draft": { text: "", at: 1 },
  "GET /api/voice": { transcription: { baseUrl: "http://127.0.0.1:8000/v1", model: "w", voice: null, hasKey: false, goesTo: "this machine", isLocal: true, from: "settings" }, speech: null, trouble: null },
  "GET /api/sessions/s1/vocabulary": { terms: ["cache"] },
  "POST /api/sessions/s1/pause": { ...view, status: "paused", now: view.now + 1, version: 3 },
  "POST /api/sessions/s1/finish": { ...view, status: "finished", now: view.now + 1, version: 3 },
};

const fails = (): Promise<Heard> => Promise.reject(new ApiProblem({ status: 502, code: "voice-failed", message: "The service failed.", mend: "Wait.", retryAfterMs: 300_000 }));
const works = (): Promise<Heard> => Promise.resolve({ text: "the last words", words: [{ text: "the last words", fromMs: 0, toMs: 900, confidence: 0.9 }], confidence: 0.9 });
const hangs = (): Promise<Heard> => new Promise(() => undefined);

beforeEach(() => {
  forgetVoiceSettings();
  vi.stubGlobal("speechSynthesis", Object.assign(new EventTarget(), { getVoices: () => [], speak: vi.fn(), cancel: vi.fn() }));
  vi.stubGlobal("MediaStream", class { getAudioTracks = () => []; getVideoTracks = () => []; });
  Object.defineProperty(navigator, "mediaDevices", { value: new TestDevices([testDevice("audioinput", "Desk microphone")]).port, configurable: true });
});

afterEach(async () => {
  await (await pageShelf())?.forget("s1");
  Reflect.deleteProperty(navigator, "mediaDevices");
  vi.useRealTimers();
});

/** Somebody holds the talk button for two seconds. */
async function speak(write: () => Promise<Heard>, changed: Answers = {}) {
  made.write = write;
  localStorage.setItem("altitude.last-choice", JSON.stringify({ minutes: 15, target: "senior", pressure: "neutral", way: "interview", company: "", interviewer: "model", voice: "push", camera: false, record: false }));
  const page = showPage("/sessions/s1", { ...answers, ...changed });
  await waitFor(async () => { expect(await screen.findByRole("button", { name: "Hold to talk" })).toBeEnabled(); });
  await talk();
  return page;
}

async function talk(): Promise<void> {
  fireEvent.keyDown(document.body, { key: " " });
  await screen.findByRole("button", { name: "Let go when done" });
  hear();
  fireEvent.keyUp(document.body, { key: " " });
}

/** Two seconds of sound. */
function hear(activity: Activity = silent): void {
  act(() => {
    for (let at = 0; at < 60; at += 1) made.onFrame?.({ samples: new Float32Array(frameSamples), atMs: at * frameMs, probability: null }, activity, null);
  });
}

/** Something that is answered when the test says so. */
function later<T>() {
  let answer: (value: T) => void = () => undefined;
  const coming = new Promise<T>((resolve) => (answer = resolve));
  return { coming: () => coming, answer: (value: T) => { answer(value); } };
}

const press = (name: string): void => { fireEvent.click(screen.getByRole("button", { name })); };
const leave = "Leave; the clock stops";
const hasLeft = () => waitFor(() => { expect(screen.queryByRole("textbox", { name: "Your answer" })).toBeNull(); });

it("asks before it leaves what could not be written down, and leaves once it is", async () => {
  await speak(fails);
  await screen.findByText(/What you said is kept here/);
  press(leave);
  const dialog = await screen.findByRole("dialog", { name: "Leave the interview" });
  await waitFor(() => { expect(dialog).toHaveTextContent(/lost/); });
  expect(dialog).toHaveTextContent(/The service failed\./);
  made.write = works;
  fireEvent.click(screen.getAllByRole("button", { name: "Try again" }).find((button) => dialog.contains(button)) ?? dialog);
  await hasLeft();
  expect(JSON.stringify(Object.values(localStorage))).toContain("the last words");
});

it("leaves without it where that is chosen, and stays where it is not", async () => {
  await speak(fails);
  await screen.findByText(/What you said is kept here/);
  press(leave);
  await screen.findByRole("dialog", { name: "Leave the interview" });
  press("Stay");
  expect(screen.queryByRole("dialog", { name: "Leave the interview" })).toBeNull();
  expect(screen.getByRole("textbox", { name: "Your answer" })).toBeVisible();
  fireEvent.click(await screen.findByRole("button", { name: "Leave" }));
  await screen.findByRole("dialog", { name: "Leave the interview" });
  fireEvent.click(await screen.findByRole("button", { name: "Leave without it" }));
  await hasLeft();
});

it("shows at once that it waits where the service hangs, and can be left all the same", async () => {
  await speak(hangs);
  await screen.findByText(/Writing down what you said/);
  press(leave);
  expect(await screen.findByRole("dialog", { name: "Leave the interview" })).toHaveTextContent(/being written down/);
  press("Leave without it");
  await hasLeft();
});

it("leaves without a question where nothing is outstanding", async () => {
  const pause = later<unknown>();
  const { asked } = await speak(works, { "POST /api/sessions/s1/pause": pause.coming });
  await waitFor(() => { expect(screen.getByRole("textbox", { name: "Your answer" })).toHaveValue("the last words"); });
  press(leave);
  await waitFor(() => { expect(asked.some(({ what }) => what.endsWith("/pause"))).toBe(true); });
  expect(screen.queryByRole("dialog", { name: "Leave the interview" })).toBeNull();
  pause.answer(answers["POST /api/sessions/s1/pause"]);
  await hasLeft();
});

it("stays where the clock cannot be stopped, and says why in the room", async () => {
  const words = later<Heard>();
  await speak(words.coming, { "POST /api/sessions/s1/pause": refused(503, "database-unavailable", "The database did not take it.") });
  await screen.findByText(/Writing down what you said/);
  press(leave);
  expect(await screen.findByText(/The database did not take it/)).toBeVisible();
  expect(screen.queryByRole("dialog", { name: "Leave the interview" })).toBeNull();
  words.answer(await works());
  await waitFor(() => { expect(screen.getByRole("textbox", { name: "Your answer" })).toHaveValue("the last words"); });
});

it("says of new speech that it is being written down, though one had waited for earlier speech and gone on", async () => {
  const words = later<Heard>();
  await speak(words.coming);
  await screen.findByText(/Writing down what you said/);
  press("Finish");
  press("Finish and read the report");
  await screen.findByRole("button", { name: "Writing down your last words" });
  press("Go on");
  words.answer(await works());
  await waitFor(() => { expect(screen.getByRole("textbox", { name: "Your answer" })).toHaveValue("the last words"); });
  made.write = hangs;
  await talk();
  await screen.findByText(/Writing down what you said/);
  press("Finish");
  const dialog = await screen.findByRole("dialog", { name: "Finish the interview" });
  expect(dialog).toHaveTextContent(/It comes to the box first/);
  expect(dialog).not.toHaveTextContent(/lost/);
});

it("says that what is kept is lost where one finishes, and offers to try it again", async () => {
  const { asked } = await speak(fails);
  await screen.findByText(/What you said is kept here/);
  press("Finish");
  const dialog = await screen.findByRole("dialog", { name: "Finish the interview" });
  expect(dialog).toHaveTextContent(/is lost if you finish now/);
  expect(dialog).not.toHaveTextContent(/It comes to the box first/);
  expect(screen.getByRole("button", { name: "Finish without it" })).toBeVisible();
  made.write = works;
  fireEvent.click(screen.getAllByRole("button", { name: "Try again" }).find((button) => dialog.contains(button)) ?? dialog);
  expect(await screen.findByText(/What stands in the box and is not said yet does not count/)).toBeVisible();
  expect(await screen.findByRole("button", { name: "Finish and read the report" })).toBeVisible();
  expect(asked.some(({ what }) => what.endsWith("/finish"))).toBe(false);
});

it("lets the browser ask before the page with such speech is closed, and only then", async () => {
  const isAsked = (): boolean => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  await speak(fails);
  await screen.findByText(/What you said is kept here/);
  expect(isAsked()).toBe(true);
  made.write = works;
  press("Try again");
  await waitFor(() => { expect(screen.getByRole("textbox", { name: "Your answer" })).toHaveValue("the last words"); });
  expect(isAsked()).toBe(false);
});

it("offers what could not be written down to be tried again where one has gone over to typing", async () => {
  await speak(fails);
  await screen.findByText(/What you said is kept here/);
  press("Voice settings");
  fireEvent.click(await screen.findByRole("radio", { name: "Type" }));
  press("Close");
  expect(screen.queryByRole("button", { name: "Voice settings" })).toBeNull();
  expect(screen.getByRole("alert")).toHaveTextContent(/What you said is kept here/);
  made.write = works;
  press("Try again");
  await waitFor(() => { expect(screen.getByRole("textbox", { name: "Your answer" })).toHaveValue("the last words"); });
  expect(screen.queryByRole("alert")).toBeNull();
});

/** The browser keeps things on its disk, as all do but in some private windows. */
const withDisk = (): void => {
  for (const [name, value] of Object.entries(disk)) if (/^(IDB|indexedDB$)/.test(name)) vi.stubGlobal(name, value);
};

const shelved = async (): Promise<number> => (await (await pageShelf())?.of("s1"))?.length ?? 0;
const isAskedBeforeClosing = (): boolean => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));

/** The room as a page opens it that finds what another one has left. */
function openAnew(voice: "type" | "push" | "hands-free" = "push", changed: Answers = {}) {
  cleanup();
  localStorage.setItem("altitude.last-choice", JSON.stringify({ minutes: 15, target: "senior", pressure: "neutral", way: "interview", company: "", interviewer: "model", voice, camera: false, record: false }));
  return showPage("/sessions/s1", { ...answers, ...changed });
}

it.each(["push", "type", "hands-free"] as const)("offers what could not be written down again when the room is opened anew (%s), and puts it into the box to be read first", async (voice) => {
  withDisk();
  await speak(fails);
  await screen.findByText(/What you said is kept here/);
  await waitFor(async () => { expect(await shelved()).toBe(1); });
  const write = vi.fn(works);
  made.write = write;
  const { asked } = openAnew(voice);
  expect(await screen.findByRole("alert")).toHaveTextContent(/What you said is kept here: try again, or type it\./);
  expect(write).not.toHaveBeenCalled();
  press("Try again");
  await waitFor(() => { expect(screen.getByRole("textbox", { name: "Your answer" })).toHaveValue("the last words"); });
  expect(screen.queryByRole("alert")).toBeNull();
  await waitFor(async () => { expect(await shelved()).toBe(0); });
  act(() => { made.onFrame?.({ samples: new Float32Array(frameSamples), atMs: 100_000, probability: null }, { kind: "silent" }, null); });
  expect(asked.some(({ what }) => what.endsWith("/answers"))).toBe(false);
});

it("writes down what is said now while older speech is left, says it, and waits for it before it finishes", async () => {
  withDisk();
  await (await pageShelf())?.put({ id: "left", session: "s1", at: 1_000_000, pcm: new Int16Array(8000) });
  const words = later<Heard>();
  made.write = words.coming;
  const { asked } = openAnew("push", { "POST /api/sessions/s1/answers": never });
  expect(await screen.findByText(/What you said is kept here/)).toBeVisible();
  await waitFor(() => { expect(screen.getByRole("button", { name: "Hold to talk" })).toBeEnabled(); });
  await talk();
  expect(await screen.findByText("Writing down what you said")).toBeVisible();
  press("Finish");
  expect(await screen.findByRole("dialog", { name: "Finish the interview" })).toHaveTextContent(/It comes to the box first/);
  press("Finish and read the report");
  await screen.findByRole("button", { name: "Writing down your last words" });
  expect(asked.some(({ what }) => what.endsWith("/finish"))).toBe(false);
  press("Go on");
  await waitFor(() => { expect(screen.getByRole("button", { name: "Say it" })).toBeEnabled(); });
  press("Say it");
  expect(asked.some(({ what }) => what.endsWith("/answers"))).toBe(false);
  words.answer(await works());
  await waitFor(() => { expect(asked.find(({ what }) => what.endsWith("/answers"))?.body).toMatchObject({ text: "the last words" }); });
  expect(screen.getByRole("alert")).toHaveTextContent(/What you said is kept here/);
  expect(await shelved()).toBe(1);
});

it("is left and closed without a word of loss where what is not written down is kept in the browser", async () => {
  withDisk();
  await speak(fails);
  await screen.findByText(/What you said is kept here/);
  await waitFor(() => { expect(isAskedBeforeClosing()).toBe(false); });
  press(leave);
  const dialog = await screen.findByRole("dialog", { name: "Leave the interview" });
  expect(await screen.findByText(/It stays kept in this browser, and is offered again when you come back\./)).toBeVisible();
  expect(dialog).not.toHaveTextContent(/lost/);
  press("Leave for now");
  await hasLeft();
  expect(await shelved()).toBe(1);
  made.write = works;
  openAnew("push", { "GET /api/sessions/s1": answers["POST /api/sessions/s1/pause"] });
  expect(await screen.findByText(/What you said is kept here/)).toBeVisible();
  press("Try again");
  await waitFor(() => { expect(screen.getByRole("textbox", { name: "Your answer" })).toHaveValue("the last words"); });
  await waitFor(async () => { expect(await shelved()).toBe(0); });
});

it("keeps from a page that goes what a service has not answered yet, and says so", async () => {
  withDisk();
  await speak(hangs);
  await screen.findByText(/Writing down what you said/);
  expect(await shelved()).toBe(0);
  expect(isAskedBeforeClosing()).toBe(true);
  await waitFor(async () => { expect(await shelved()).toBe(1); });
  await waitFor(() => { expect(isAskedBeforeClosing()).toBe(false); });
  press(leave);
  expect(await screen.findByRole("dialog", { name: "Leave the interview" })).toHaveTextContent(/If you leave before that, it stays kept in this browser\./);
  press("Leave for now");
  await hasLeft();
  openAnew();
  expect(await screen.findByText(/What you said is kept here/)).toBeVisible();
});

it("keeps what was just said where the room is gone without a question, as by the browser's Back", async () => {
  withDisk();
  await speak(hangs);
  await screen.findByText(/Writing down what you said/);
  fireEvent.keyDown(document.body, { key: " " });
  await screen.findByRole("button", { name: "Let go when done" });
  hear();
  cleanup();
  await waitFor(async () => { expect(await shelved()).toBe(2); });
  made.write = works;
  openAnew();
  expect(await screen.findByText(/What you said is kept here/)).toBeVisible();
});

it("says that it is lost where the browser has no room for it", async () => {
  withDisk();
  const shelf = await pageShelf();
  const put = vi.spyOn(shelf ?? { put: () => undefined }, "put").mockRejectedValue(new DOMException("No room.", "QuotaExceededError"));
  await speak(fails);
  await screen.findByText(/What you said is kept here/);
  await waitFor(() => { expect(put).toHaveBeenCalled(); });
  expect(isAskedBeforeClosing()).toBe(true);
  press(leave);
  const dialog = await screen.findByRole("dialog", { name: "Leave the interview" });
  await waitFor(() => { expect(dialog).toHaveTextContent(/is lost if you leave now/); });
  expect(screen.getByRole("button", { name: "Leave without it" })).toBeVisible();
  put.mockRestore();
});

it("discards it where that is chosen and confirmed, and offers it no more", async () => {
  withDisk();
  await speak(fails);
  await screen.findByText(/What you said is kept here/);
  await waitFor(async () => { expect(await shelved()).toBe(1); });
  const discard = screen.getByRole("button", { name: "Discard what you said" });
  fireEvent.click(discard);
  expect(screen.getByRole("alert")).toHaveTextContent("What you said and is not written down will be gone. It cannot be brought back.");
  // Pressed twice in a row, it takes nothing away.
  fireEvent.click(discard);
  expect(screen.getByRole("alert")).toHaveTextContent(/What you said is kept here/);
  press("Discard what you said");
  press("Discard it");
  expect(screen.queryByRole("alert")).toBeNull();
  await waitFor(async () => { expect(await shelved()).toBe(0); });
  expect(isAskedBeforeClosing()).toBe(false);
});

it("takes it away once the interview is finished without it, be it here or elsewhere", async () => {
  withDisk();
  await speak(fails);
  await screen.findByText(/What you said is kept here/);
  await waitFor(async () => { expect(await shelved()).toBe(1); });
  press("Finish");
  await screen.findByRole("dialog", { name: "Finish the interview" });
  expect(screen.getByText(/is lost if you finish now/)).toBeVisible();
  press("Finish without it");
  await waitFor(async () => { expect(await shelved()).toBe(0); });

  await (await pageShelf())?.put({ id: "left", session: "s1", at: 1_000_000, pcm: new Int16Array(8000) });
  openAnew("push", { "GET /api/sessions/s1": answers["POST /api/sessions/s1/finish"] });
  await waitFor(async () => { expect(await shelved()).toBe(0); });
  expect(screen.queryByText(/What you said is kept here/)).toBeNull();
});

it("puts on disk what a service hangs over, however long somebody spoke before it was sent", async () => {
  withDisk();
  await speak(works);
  await waitFor(() => { expect(screen.getByRole("textbox", { name: "Your answer" })).toHaveValue("the last words"); });
  made.write = hangs;
  vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
  onTestFinished(() => { vi.useRealTimers(); });
  fireEvent.keyDown(document.body, { key: " " });
  await screen.findByRole("button", { name: "Let go when done" });
  hear({ kind: "sounding", beganAtMs: 0, lastAtMs: 2000, voicedMs: 2000 });
  // Somebody speaks for longer than what is sent is waited for, and nothing was sent yet.
  await screen.findByText("Listening");
  await vi.advanceTimersByTimeAsync(4000);
  expect(await shelved()).toBe(0);
  fireEvent.keyUp(document.body, { key: " " });
  await screen.findByText(/Writing down what you said/);
  await vi.advanceTimersByTimeAsync(4000);
  await waitFor(async () => { expect(await shelved()).toBe(1); });
});
