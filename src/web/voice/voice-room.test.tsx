// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Voice } from "../set-up/last-choice";
import { Spoken } from "#core/voice/spoken";
import { TestDevices, testDevice } from "../devices/test-devices";
import { never, showPage, view, type Answers } from "../test-page";
import { TestUtterance } from "./test-utterance";
import { forgetVoiceSettings } from "./voice-settings";

class Recognizer extends EventTarget {
  static made: Recognizer[] = [];
  onresult: ((event: unknown) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;
  onend: (() => void) | null = null;
  readonly start = vi.fn();
  readonly abort = vi.fn();
  readonly stop = vi.fn(() => this.onend?.());
  constructor() {
    super();
    Recognizer.made.push(this);
  }
  says(transcript: string, isFinal: boolean, confidence = 0.9): void {
    act(() => {
      this.onresult?.({ resultIndex: 0, results: [Object.assign([{ transcript, confidence }], { isFinal })] });
    });
  }
}

let said: TestUtterance[];
let devices: TestDevices;
const near = { name: "Near", voiceURI: "near", lang: "en-US", localService: true, default: true };
const move = { kind: "probe", text: "Which part first?", phase: "design", about: null, said: null, facts: [], twist: null, hint: 0 };
const base: Answers = {
  "GET /api/sessions/s1": view,
  "PUT /api/sessions/s1/draft": { text: "", at: 1 },
  "GET /api/voice": { transcription: null, speech: null, trouble: null },
  "GET /api/sessions/s1/vocabulary": { terms: ["cache"] },
  "PUT /api/sessions/s1/turns/0/voice": view,
  "POST /api/sessions/s1/answers": { key: "k", move, status: "open", version: 4 },
};

function enter(mode: Voice, answers: Answers = {}, kept: object = {}, record = false, camera = false) {
  localStorage.setItem("altitude.last-choice", JSON.stringify({ minutes: 15, target: "senior", pressure: "neutral", way: "interview", company: "", interviewer: "model", voice: mode, camera, record }));
  localStorage.setItem("altitude.voice", JSON.stringify(kept));
  return showPage("/sessions/s1", { ...base, ...answers });
}

const box = () => screen.findByRole("textbox", { name: "Your answer" });

beforeEach(() => {
  said = [];
  Recognizer.made = [];
  forgetVoiceSettings();
  vi.stubGlobal("SpeechSynthesisUtterance", TestUtterance);
  vi.stubGlobal("speechSynthesis", Object.assign(new EventTarget(), { getVoices: () => [near], speak: (one: TestUtterance) => said.push(one), cancel: vi.fn() }));
  vi.stubGlobal("webkitSpeechRecognition", Recognizer);
  vi.stubGlobal("MediaStream", class { getAudioTracks = () => []; getVideoTracks = () => []; });
  devices = new TestDevices([testDevice("audioinput", "Desk microphone")]);
  Object.defineProperty(navigator, "mediaDevices", { value: devices.port, configurable: true });
});

const connected = { transcription: { baseUrl: "http://127.0.0.1:8000/v1", model: "w", voice: null, hasKey: false, goesTo: "this machine", isLocal: true, from: "settings" }, speech: null, trouble: null } as const;

afterEach(() => {
  Reflect.deleteProperty(Recognizer, "available");
  Reflect.deleteProperty(navigator, "mediaDevices");
});

/** Holds the button until the browser listens. */
async function holdToTalk(): Promise<void> {
  await waitFor(async () => { expect(await screen.findByRole("button", { name: "Hold to talk" })).toBeEnabled(); });
  fireEvent.keyDown(document.body, { key: " " });
  await waitFor(() => { expect(Recognizer.made).toHaveLength(1); });
}

it("says the interviewer's words aloud, marks them in the conversation meanwhile, and keeps when they were heard", async () => {
  const { asked } = enter("push");
  await waitFor(() => { expect(said.map(({ text }) => text)).toEqual(["Design a feed."]); });
  // Once, and whole: the conversation is the caption.
  const words = screen.getByText("Design a feed.");
  await waitFor(() => { expect(words.closest("article")).toHaveAttribute("data-spoken"); });
  act(() => { said[0]?.onstart?.(); });
  act(() => { said[0]?.onend?.(); });
  await waitFor(() => { expect(words.closest("article")).not.toHaveAttribute("data-spoken"); });
  await waitFor(() => { expect(asked.find(({ what }) => what === "PUT /api/sessions/s1/turns/0/voice")?.body).toMatchObject({ isCut: false }); });
});

it("keeps when they were heard by the server's clock as it is known by then, which the first answer may have told too late", async () => {
  const { asked } = enter("push", { "POST /api/sessions/s1/moment": { ...view, now: view.now + 60_000, momentUntil: view.now + 180_000 } });
  await waitFor(() => { expect(said).toHaveLength(1); });
  act(() => { said[0]?.onstart?.(); });
  fireEvent.click(screen.getByRole("button", { name: "Give me a moment" }));
  await screen.findByText(/^Quiet for/);
  act(() => { said[0]?.onend?.(); });
  await waitFor(() => { expect(asked.find(({ what }) => what === "PUT /api/sessions/s1/turns/0/voice")).toBeDefined(); });
  const heard = asked.find(({ what }) => what === "PUT /api/sessions/s1/turns/0/voice")?.body as { readonly from: number };
  expect(heard.from).toBeGreaterThan(view.now + 50_000);
});

it("is silent at once on M, remembers it, and keeps that the voice was cut", async () => {
  const { asked } = enter("push");
  await waitFor(() => { expect(said).toHaveLength(1); });
  act(() => { said[0]?.onstart?.(); });
  fireEvent.keyDown(document.body, { key: "m" });
  await waitFor(() => { expect(asked.find(({ what }) => what === "PUT /api/sessions/s1/turns/0/voice")?.body).toMatchObject({ isCut: true }); });
  expect(screen.getByRole("button", { name: "Let the interviewer's voice speak", pressed: true })).toBeVisible();
  expect(JSON.parse(localStorage.getItem("altitude.voice") ?? "{}")).toMatchObject({ isMuted: true });
});

it("reads instead where there is no voice, and says so", async () => {
  vi.stubGlobal("speechSynthesis", Object.assign(new EventTarget(), { getVoices: () => [], speak: vi.fn(), cancel: vi.fn() }));
  enter("push");
  expect(await screen.findByText(/No voice on this machine; reading instead\./)).toBeVisible();
});

it("says where one row is all that the voice has, too, why the interviewer is not heard and who turns the voice into words", async () => {
  vi.stubGlobal("matchMedia", (query: string) => ({ matches: query.includes("max-height"), addEventListener: () => undefined, removeEventListener: () => undefined }));
  vi.stubGlobal("speechSynthesis", Object.assign(new EventTarget(), { getVoices: () => [], speak: vi.fn(), cancel: vi.fn() }));
  enter("push", {}, { mayGoToMaker: true });
  const notice = await screen.findByText("No voice on this machine; reading instead.");
  expect(notice).toBeVisible();
  expect(notice).toHaveAttribute("role", "status");
  // Beside what goes on, which has one row as before.
  expect(screen.getByText("Your turn to talk")).toBeVisible();
  expect(screen.getByText("Your browser sends your voice to its maker, who turns it into words.")).toHaveClass("visually-hidden");
  fireEvent.click(screen.getByRole("button", { name: "Silence the interviewer's voice" }));
  expect(notice).toBeEmptyDOMElement();
});

it("sends no voice to the browser's maker before that was allowed, and stops when it is taken back", async () => {
  enter("push");
  expect(await screen.findByText(/Nothing here may turn your voice into words yet/)).toBeVisible();
  expect(Recognizer.made).toHaveLength(0);
  fireEvent.click(screen.getByRole("button", { name: "Voice settings" }));
  const consent = await screen.findByRole("checkbox", { name: "My browser may do that when there is no other way" });
  expect(consent).not.toBeChecked();
  fireEvent.click(consent);
  expect((await screen.findAllByText("Your browser sends your voice to its maker, who turns it into words."))[0]).toBeVisible();
  fireEvent.click(consent);
  expect((await screen.findAllByText(/Nothing here may turn your voice into words yet/))[0]).toBeVisible();
});

it("puts what it hears into the box while the button is held, and says it with how it was spoken", async () => {
  const { asked } = enter("push", {}, { mayGoToMaker: true });
  const button = await screen.findByRole("button", { name: "Hold to talk" });
  await waitFor(() => { expect(button).toBeEnabled(); });
  fireEvent.keyDown(document.body, { key: " " });
  expect(await screen.findByRole("button", { name: "Let go when done", pressed: true })).toBeVisible();
  await waitFor(() => { expect(Recognizer.made).toHaveLength(1); });
  Recognizer.made[0]?.says("we shard", false);
  expect(await box()).toHaveValue("we shard");
  Recognizer.made[0]?.says("we shard by user", true);
  fireEvent.keyUp(document.body, { key: " " });
  expect(await box()).toHaveValue("we shard by user");
  fireEvent.change(await box(), { target: { value: "We shard by user id" } });
  fireEvent.keyDown(await box(), { key: "Enter", ctrlKey: true });
  await waitFor(() => { expect(asked.find(({ what }) => what === "POST /api/sessions/s1/answers")?.body).toMatchObject({ text: "We shard by user id", spoken: { by: "browser-service", heard: "we shard by user", isCutIn: false } }); });
  const body = asked.find(({ what }) => what === "POST /api/sessions/s1/answers")?.body;
  const stretches = typeof body === "object" && body !== null && "spoken" in body && typeof body.spoken === "object" && body.spoken !== null && "stretches" in body.spoken ? body.spoken.stretches : [];
  expect(Array.isArray(stretches) && stretches.map(({ start, end }: { readonly start: number; readonly end: number }) => [start, end])).toEqual([[0, 2], [3, 8], [9, 11], [12, 16]]);
});

it("hears nothing while the microphone is switched off under Devices, and goes on where it is switched on again", async () => {
  enter("push", {}, { mayGoToMaker: true });
  await waitFor(async () => { expect(await screen.findByRole("button", { name: "Hold to talk" })).toBeEnabled(); });
  fireEvent(screen.getByRole("dialog", { name: "Devices", hidden: true }), Object.assign(new Event("toggle"), { newState: "open" }));
  fireEvent.click(await screen.findByRole("switch", { name: "Microphone", hidden: true }));
  expect(await screen.findByText("Your microphone is switched off")).toBeVisible();
  expect(devices.opened.map(({ readyState }) => readyState)).toEqual(["ended"]);
  fireEvent.keyDown(document.body, { key: " " });
  fireEvent.keyUp(document.body, { key: " " });
  expect(Recognizer.made).toHaveLength(0);
  fireEvent.click(screen.getByRole("button", { name: /^Switch it on/ }));
  await waitFor(() => { expect(screen.getByRole("button", { name: "Hold to talk" })).toBeEnabled(); });
  expect(devices.opened.map(({ readyState }) => readyState)).toEqual(["ended", "live"]);
});

it("does not listen again on Try again where the button was let go and the microphone switched off meanwhile", async () => {
  enter("push", {}, { mayGoToMaker: true });
  await holdToTalk();
  act(() => { Recognizer.made[0]?.onerror?.({ error: "network" }); });
  fireEvent.keyUp(document.body, { key: " " });
  fireEvent(screen.getByRole("dialog", { name: "Devices", hidden: true }), Object.assign(new Event("toggle"), { newState: "open" }));
  fireEvent.click(await screen.findByRole("switch", { name: "Microphone", hidden: true }));
  await waitFor(() => { expect(devices.opened.map(({ readyState }) => readyState)).toEqual(["ended"]); });
  fireEvent.click(await screen.findByRole("button", { name: "Try again" }));
  expect(Recognizer.made).toHaveLength(1);
  expect(screen.queryByRole("alert")).toBeNull();
});

it("takes the connected service for the rest of the session where the browser's own recogniser fails, and says so", async () => {
  Object.assign(Recognizer, { available: () => Promise.resolve("available") });
  enter("push", { "GET /api/voice": connected });
  await waitFor(async () => { expect(await screen.findByRole("button", { name: "Hold to talk" })).toBeEnabled(); });
  expect(screen.getByText("Your browser turns your voice into words, on this machine.")).toBeVisible();
  fireEvent.keyDown(document.body, { key: " " });
  await waitFor(() => { expect(Recognizer.made).toHaveLength(1); });
  act(() => { Recognizer.made[0]?.onerror?.({ error: "language-not-supported" }); });
  expect(await screen.findByText("Your browser failed to. A program on this machine turns your voice into words.")).toBeVisible();
  fireEvent.keyUp(document.body, { key: " " });
  await waitFor(() => { expect(screen.queryByRole("alert")).toBeNull(); });
  expect(screen.getByRole("button", { name: "Hold to talk" })).toBeEnabled();
});

it("does not go over to the browser's maker without consent where the browser's own recogniser fails", async () => {
  Object.assign(Recognizer, { available: () => Promise.resolve("available") });
  enter("push");
  await holdToTalk();
  act(() => { Recognizer.made[0]?.onerror?.({ error: "language-not-supported" }); });
  fireEvent.keyUp(document.body, { key: " " });
  expect(await screen.findByRole("alert")).toHaveTextContent("The browser's recogniser does not know this language. You can type.");
  expect(screen.getByText("Your browser turns your voice into words, on this machine.")).toBeVisible();
  expect(Recognizer.made).toHaveLength(1);
});

it("waits two seconds for the browser to say whether it can hear on this machine, and then takes the connected service", async () => {
  Object.assign(Recognizer, { available: never });
  vi.useFakeTimers({ shouldAdvanceTime: true });
  enter("push", { "GET /api/voice": connected });
  expect(await screen.findByRole("button", { name: "Hold to talk" })).toBeDisabled();
  await act(() => vi.advanceTimersByTimeAsync(2000));
  vi.useRealTimers();
  await waitFor(() => { expect(screen.getByRole("button", { name: "Hold to talk" })).toBeEnabled(); });
  expect(screen.getByText("A program on this machine turns your voice into words.")).toBeVisible();
});

it("lets go of the talk button where the microphone is unplugged, and says what is typed within a bound though words are outstanding", async () => {
  const { asked } = enter("push", {}, { mayGoToMaker: true });
  await holdToTalk();
  const [recognizer] = Recognizer.made;
  recognizer?.stop.mockImplementation(() => undefined);
  recognizer?.says("half a", false);
  act(() => { devices.change([]); devices.opened[0]?.endByItself(); });
  await waitFor(() => { expect(recognizer?.stop).toHaveBeenCalled(); });
  expect(screen.queryByRole("button", { name: "Let go when done" })).toBeNull();
  fireEvent.change(await box(), { target: { value: "Typed instead." } });
  vi.useFakeTimers();
  fireEvent.click(screen.getByRole("button", { name: "Say it" }));
  await act(() => vi.advanceTimersByTimeAsync(20_000));
  vi.useRealTimers();
  await waitFor(() => { expect(asked.find(({ what }) => what === "POST /api/sessions/s1/answers")?.body).toMatchObject({ text: "Typed instead." }); });
});

it("waits for the last words before it finishes, puts them into the box, and listens on where one does not", async () => {
  const { asked } = enter("push", {}, { mayGoToMaker: true });
  await holdToTalk();
  const [recognizer] = Recognizer.made;
  recognizer?.stop.mockImplementation(() => undefined);
  recognizer?.says("the last words", false);
  fireEvent.click(screen.getByRole("button", { name: "Finish" }));
  expect(await screen.findByText(/Some of what you said is not written down yet/)).toBeVisible();
  fireEvent.click(screen.getByRole("button", { name: "Finish and read the report" }));
  expect(await screen.findByRole("button", { name: "Writing down your last words" })).toBeVisible();
  act(() => { recognizer?.onend?.(); });
  expect(await screen.findByText(/What stands in the box and is not said yet does not count/)).toBeVisible();
  expect(await screen.findByRole("button", { name: "Finish and read the report" })).toBeVisible();
  expect(asked.some(({ what }) => what === "POST /api/sessions/s1/finish")).toBe(false);
  fireEvent.click(screen.getByRole("button", { name: "Go on" }));
  expect(screen.getByRole("textbox", { name: "Your answer" })).toHaveValue("the last words");
  await waitFor(() => { expect(screen.getByRole("button", { name: "Hold to talk" })).toBeEnabled(); });
});

it("asks about a doubtful word aloud", async () => {
  enter("push", { "GET /api/reference": { doubts: ["Sorry, did you say {words}?"] } }, { mayGoToMaker: true });
  await holdToTalk();
  Recognizer.made[0]?.says("cash", true, 0.2);
  fireEvent.keyUp(document.body, { key: " " });
  await screen.findByRole("group", { name: "A word that was hardly understood" });
  expect(said.at(-1)?.text).toBe("Sorry, did you say cache?");
});

it("speaks with the voice and at the speed that were chosen", async () => {
  const other = { name: "Other", voiceURI: "other", lang: "en-GB", localService: true, default: false };
  vi.stubGlobal("speechSynthesis", Object.assign(new EventTarget(), { getVoices: () => [near, other], speak: (one: TestUtterance) => said.push(one), cancel: vi.fn() }));
  enter("push", { "GET /api/reference": { doubts: ["Sorry, did you say {words}?"] } }, { mayGoToMaker: true });
  await waitFor(() => { expect(said.at(-1)).toMatchObject({ text: "Design a feed.", voice: near, rate: 1 }); });
  fireEvent.click(await screen.findByRole("button", { name: "Voice settings" }));
  fireEvent.change(await screen.findByRole("combobox", { name: "Voice" }), { target: { value: "other" } });
  fireEvent.change(screen.getByRole("slider", { name: /^Speed/ }), { target: { value: "1.3" } });
  fireEvent.click(screen.getByRole("button", { name: "Close" }));
  await holdToTalk();
  Recognizer.made[0]?.says("cash", true, 0.2);
  fireEvent.keyUp(document.body, { key: " " });
  await waitFor(() => { expect(said.at(-1)).toMatchObject({ text: "Sorry, did you say cache?", voice: other, rate: 1.3 }); });
});

it("shows what keeps the microphone shut and, beside it, what could not be written down; and the latter where one types, too", async () => {
  enter("push", {}, { mayGoToMaker: true });
  await holdToTalk();
  act(() => { Recognizer.made[0]?.onerror?.({ error: "network" }); });
  fireEvent.keyUp(document.body, { key: " " });
  act(() => { devices.change([]); devices.opened[0]?.endByItself(); });
  await waitFor(() => { expect(screen.getAllByRole("alert")).toHaveLength(2); });
  expect(screen.getAllByRole("alert").map(({ textContent }) => textContent)).toEqual([expect.stringMatching(/microphone/i), expect.stringMatching(/could not be reached/)]);
});

it.each([
  ["the microphone", false, /^This page may not use the microphone\. .* You can go on by typing\.$/],
  ["the microphone and the camera", true, /^This page may not use the microphone and camera\. .* without a picture\.$/],
])("tells once that %s was refused, beside the voice, and tries again", async (_, camera, words) => {
  const refusal = new DOMException("no", "NotAllowedError");
  devices.refuse = { audio: refusal, video: refusal };
  vi.stubGlobal("navigator", Object.assign(navigator, { permissions: { query: () => Promise.resolve({ state: "denied" }) } }));
  enter("push", {}, {}, false, camera);
  expect((await screen.findByRole("alert")).querySelector("p")?.textContent?.trim()).toMatch(words);
  expect(screen.getAllByText(/may not use/)).toHaveLength(1);
  const before = devices.asked.length;
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  await waitFor(() => { expect(devices.asked.slice(before).map(({ audio, video }) => [audio !== undefined, video !== undefined])).toEqual([[true, camera]]); });
});

it("keeps the microphone open for the recording when one goes over to typing", async () => {
  enter("push", {}, {}, true);
  await waitFor(() => { expect(devices.opened).toHaveLength(1); });
  fireEvent.click(await screen.findByRole("button", { name: "Voice settings" }));
  fireEvent.click(await screen.findByRole("radio", { name: "Type" }));
  await waitFor(() => { expect(screen.queryByRole("button", { name: "Voice settings" })).toBeNull(); });
  expect(devices.opened.map(({ readyState }) => readyState)).toEqual(["live"]);
});

it("lets the interviewer break into a monologue at the end of a sentence, and keeps what was said after it", async () => {
  const { asked } = enter("push", { "GET /api/sessions/s1": { ...view, cutIn: { afterMs: 150_000, afterWords: 8, left: 1 } }, "POST /api/sessions/s1/cut-in": { isDue: true } }, { mayGoToMaker: true });
  await holdToTalk();
  Recognizer.made[0]?.says("We shard by user and every shard has two replicas. And then", true);
  await waitFor(() => { expect(asked.find(({ what }) => what === "POST /api/sessions/s1/cut-in")?.body).toMatchObject({ text: "We shard by user and every shard has two replicas." }); });
  await waitFor(() => { expect(asked.find(({ what }) => what === "POST /api/sessions/s1/answers")?.body).toMatchObject({ text: "We shard by user and every shard has two replicas.", spoken: { isCutIn: true } }); });
  expect(await box()).toHaveValue("And then");
  // What the interviewer is asked about is as long as what the answer then says that it took.
  const bodyOf = (what: string) => asked.find((call) => call.what === what)?.body;
  const { stretches } = Spoken.parse((bodyOf("POST /api/sessions/s1/answers") as { spoken: unknown }).spoken);
  expect(bodyOf("POST /api/sessions/s1/cut-in")).toMatchObject({ spokenMs: (stretches.at(-1)?.to ?? NaN) - (stretches[0]?.from ?? NaN) });
});

it("leaves a typed answer as it was: nothing is spoken of it, nothing is read aloud, no microphone is opened", async () => {
  const { asked } = enter("type");
  fireEvent.change(await box(), { target: { value: "Typed." } });
  fireEvent.click(screen.getByRole("button", { name: "Say it" }));
  await waitFor(() => { expect(asked.find(({ what }) => what === "POST /api/sessions/s1/answers")?.body).toEqual({ text: "Typed." }); });
  expect(said).toEqual([]);
  expect(Recognizer.made).toEqual([]);
  expect(screen.queryByRole("button", { name: "Hold to talk" })).toBeNull();
});

it("corrects what was heard, shows what it was, and leaves it on Escape", async () => {
  const own = { index: 1, speaker: "candidate", text: "a cash", at: 1_000_500, atMs: 500, move: null, key: "k", original: null, spoken: { by: "endpoint", isCutIn: false }, voiced: null } as const;
  const { asked } = enter("type", {
    "GET /api/sessions/s1": { ...view, turns: [...view.turns, own] },
    "PUT /api/sessions/s1/turns/1": { ...view, now: view.now + 5, turns: [...view.turns, { ...own, text: "a cache", original: "a cash" }] },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Correct what was heard" }));
  fireEvent.keyDown(screen.getByRole("textbox", { name: "What you said" }), { key: "Escape" });
  expect(screen.queryByRole("textbox", { name: "What you said" })).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Correct what was heard" }));
  fireEvent.change(screen.getByRole("textbox", { name: "What you said" }), { target: { value: "a cache" } });
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("corrected")).toBeVisible();
  expect(asked.find(({ what }) => what === "PUT /api/sessions/s1/turns/1")?.body).toEqual({ text: "a cache" });
});

it("says nothing of what would turn the voice into words where the microphone is refused and nothing may", async () => {
  devices.refuse = { audio: new DOMException("no", "NotAllowedError") };
  enter("push");
  expect(await screen.findByText(/^This page may not use the microphone\./)).toBeVisible();
  expect(await screen.findByText(/^Type your answer/)).toBeVisible();
  expect(screen.queryByText(/Nothing here may turn your voice into words/)).toBeNull();
});

it("points in the voice settings at what stands below, and not at themselves", async () => {
  enter("push");
  fireEvent.click(await screen.findByRole("button", { name: "Voice settings" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Voice" }));
  expect(await dialog.findByText("Nothing here may turn your voice into words yet. Let your browser do it, right below, or connect a service in Settings.")).toBeVisible();
  expect(dialog.queryByText(/Voice in the room/)).toBeNull();
});

it("offers below the language pack, too, where there is one to download", async () => {
  Object.assign(Recognizer, { available: () => Promise.resolve("downloadable") });
  enter("push");
  fireEvent.click(await screen.findByRole("button", { name: "Voice settings" }));
  expect(await screen.findByText("Nothing here may turn your voice into words yet. Download the language pack or let your browser do it, right below, or connect a service in Settings.")).toBeVisible();
});

it("keeps the line with why the interviewer is not heard while paused, where the voice has one row", async () => {
  vi.stubGlobal("matchMedia", (query: string) => ({ matches: query.includes("max-height"), addEventListener: () => undefined, removeEventListener: () => undefined }));
  vi.stubGlobal("speechSynthesis", Object.assign(new EventTarget(), { getVoices: () => [], speak: vi.fn(), cancel: vi.fn() }));
  enter("push", { "POST /api/sessions/s1/pause": { ...view, status: "paused", version: 3 } });
  const notice = await screen.findByText("No voice on this machine; reading instead.");
  fireEvent.click(screen.getByRole("button", { name: "Pause" }));
  await screen.findByRole("button", { name: "Resume" });
  expect(notice).toHaveTextContent("No voice on this machine; reading instead.");
});
