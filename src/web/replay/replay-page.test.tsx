// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { RecordingView } from "#core/recording/recording-view";
import type { Timeline } from "#core/session/view";
import { assessmentOf, reference, sessionOf } from "../report/fixture";
import { clockOf } from "../parts/when";
import { never, refused, showPage } from "../test-page";

/** The session of the fixture: six turns, the first answer spoken from 70 s on, a word every 300 ms; the others typed. */
const session = sessionOf({ version: 3 });
const spokenText = session.turns[1]?.text ?? "";
const words = [...spokenText.matchAll(/\S+/g)].map(({ 0: word, index }, order) => ({ start: index, end: index + word.length, from: 71_000 + order * 300, to: 71_200 + order * 300 }));
const timeline: Timeline = {
  startedAt: 1000,
  finishedAt: 781_000,
  pauses: [],
  turns: session.turns.map(({ index, speaker, at }) => (index === 1 ? { index, speaker, from: 71_000, to: words.at(-1)?.to ?? 0, stretches: words } : { index, speaker, from: at, to: at, stretches: [] })),
  drawings: [],
};
const recording: RecordingView = { id: "r1", mime: "video/webm", hasVideo: true, startedAt: 61_000, durationMs: 60_000, bytes: 9000, state: "ready", problem: null };
const room = { usedBytes: 0, quotaBytes: 0, freeBytes: 0, minutesLeft: null };

const answers = (recordings: readonly RecordingView[] = []) => ({
  "GET /api/sessions/s1": session,
  "GET /api/sessions/s1/timeline": timeline,
  "GET /api/sessions/s1/recordings": { recordings, room },
  "GET /api/sessions/s1/assessment": assessmentOf(),
  "GET /api/reference": reference,
});

/** jsdom plays nothing: an element that remembers what it was told. */
const played: HTMLMediaElement[] = [];
let isAllowed = true;

let mediaError: { readonly code: number } | null = null;
Object.defineProperty(HTMLMediaElement.prototype, "error", { configurable: true, get: () => mediaError });

beforeEach(() => {
  vi.restoreAllMocks();
  isAllowed = true;
  mediaError = null;
  played.length = 0;
  vi.spyOn(HTMLMediaElement.prototype, "play").mockImplementation(function play(this: HTMLMediaElement) {
    played.push(this);
    return isAllowed ? Promise.resolve() : Promise.reject(new DOMException("", "NotAllowedError"));
  });
  vi.spyOn(HTMLMediaElement.prototype, "pause").mockImplementation(() => undefined);
  vi.spyOn(HTMLMediaElement.prototype, "readyState", "get").mockReturnValue(4);
  vi.spyOn(HTMLMediaElement.prototype, "paused", "get").mockReturnValue(false);
});

const time = () => screen.findByRole("slider", { name: "Time in the session" });
const video = () => screen.getByLabelText<HTMLVideoElement>("You, as recorded");

it("keeps room for what is coming", async () => {
  showPage("/sessions/s1/replay", { ...answers(), "GET /api/sessions/s1/timeline": never });
  expect(await screen.findByText("Loading the replay")).toBeInTheDocument();
});

it("says what failed, that all is kept, and tries again", async () => {
  let isBroken = true;
  showPage("/sessions/s1/replay", { ...answers(), "GET /api/sessions/s1/timeline": () => (isBroken ? refused(500, "internal", "It broke.") : timeline) });
  expect(await screen.findByRole("alert")).toHaveTextContent("The replay could not be loaded.It broke. The session and its recordings are kept. Try again later.");
  isBroken = false;
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await time()).toBeVisible();
});

it("says that there is no such session", async () => {
  showPage("/sessions/s1/replay", { ...answers(), "GET /api/sessions/s1": refused(404, "session-unknown", "There is no such session.") });
  expect(await screen.findByRole("heading", { name: "There is no such session" })).toBeVisible();
});

it("has nothing to replay before the first answer", async () => {
  showPage("/sessions/s1/replay", { ...answers(), "GET /api/sessions/s1": { ...session, status: "open", turns: session.turns.slice(0, 1) } });
  expect(await screen.findByRole("heading", { name: "Nothing to replay yet" })).toBeVisible();
});

it("leads to the report where an interview ended without an answer", async () => {
  showPage("/sessions/s1/replay", { ...answers(), "GET /api/sessions/s1": { ...session, status: "finished", turns: session.turns.slice(0, 1) } });
  expect(await screen.findByRole("heading", { name: "Nothing to replay" })).toBeVisible();
  expect(screen.getByRole("link", { name: "Go to the report" })).toHaveAttribute("href", "/sessions/s1/report");
});

it("walks through words and notes where nothing was recorded", async () => {
  showPage("/sessions/s1/replay", answers());
  expect(await time()).toHaveAttribute("aria-valuetext", "0:00 of 13:00");
  expect(screen.getByText("No recording: reading at the pace it was said.")).toBeVisible();
  expect(screen.queryByRole("button", { name: "Save a clip" })).toBeNull();
  fireEvent.keyDown(document.body, { key: "l" });
  expect(await time()).toHaveAttribute("aria-valuetext", "0:10 of 13:00");
  fireEvent.keyDown(document.body, { key: "ArrowLeft" });
  expect(await time()).toHaveAttribute("aria-valuetext", "0:05 of 13:00");
  fireEvent.keyDown(document.body, { key: "." });
  const [first] = within(screen.getByRole("region", { name: "Notes" })).getAllByRole("listitem");
  expect(first).toHaveAttribute("aria-current", "true");
  fireEvent.keyDown(await time(), { key: "End" });
  expect(await time()).toHaveAttribute("aria-valuetext", "13:00 of 13:00");
});

it("tells every turn at the time that the room and the report tell", async () => {
  showPage("/sessions/s1/replay", answers([recording]));
  await time();
  const told = within(screen.getByRole("list", { name: "Transcript" })).getAllByRole("button", { name: /, play from here$/ });
  expect(told.map(({ textContent }) => textContent)).toEqual(session.turns.map(({ atMs }) => clockOf(atMs)));
});

it("tells the phase that is played in words, and every phase by its name where one points", async () => {
  const phases = [{ id: "scope", title: "Requirements", startMs: 0, endMs: 60_000 }, { id: "design", title: "Design", startMs: 60_000, endMs: 900_000 }] as const;
  const asks = (phase: "scope" | "design") => ({ kind: "probe", text: "Go on.", phase, about: null, said: null, facts: [], twist: null, hint: 0 }) as const;
  const turns = session.turns.map((turn) => (turn.speaker === "candidate" ? turn : { ...turn, move: asks(turn.index === 0 ? "scope" : "design") }));
  showPage("/sessions/s1/replay", { ...answers(), "GET /api/sessions/s1": { ...session, phases, turns } });
  const line = within(await time());
  expect(["Requirements", "Design"].map((title) => line.getByTitle(title).textContent)).toEqual(["Requirements", "Design"]);
  expect(screen.getByText("Phase:")).toHaveTextContent("Phase: Requirements");
  fireEvent.keyDown(await time(), { key: "End" });
  expect(screen.getByText("Phase:")).toHaveTextContent("Phase: Design");
});

it("plays the recording from half a second before the words that were asked for", async () => {
  const place = { start: spokenText.indexOf("keep"), end: spokenText.indexOf("keep") + 4 };
  showPage(`/sessions/s1/replay?turn=1&start=${String(place.start)}&end=${String(place.end)}`, answers([recording]));
  await time();
  const word = words.find(({ start }) => start === place.start);
  expect(video().src).toContain("/api/sessions/s1/recordings/r1/media");
  await waitFor(() => { expect(played).toContain(video()); });
  expect(video().currentTime).toBeCloseTo(((word?.from ?? 0) - 500 - recording.startedAt) / 1000, 3);
  expect(screen.getByRole("button", { name: "Pause" })).toBeVisible();
});

it("waits at the words where the browser lets nothing sound yet", async () => {
  isAllowed = false;
  showPage("/sessions/s1/replay?turn=1&start=0&end=3", answers([recording]));
  expect(await screen.findByRole("button", { name: "Play" })).toBeVisible();
});

it("goes to a word on a press, marks it while it is said, and no more follows once the reader scrolls", async () => {
  showPage("/sessions/s1/replay", answers([recording]));
  await time();
  const word = words.find(({ start }) => spokenText.startsWith("parcels", start));
  const shown = screen.getAllByText((_, element) => element?.getAttribute("data-turn") === "1" && element.getAttribute("data-from") === String(word?.start))[0];
  fireEvent.click(shown as HTMLElement);
  expect(video().currentTime).toBeCloseTo(((word?.from ?? 0) - 500 - recording.startedAt) / 1000, 3);
  fireEvent.keyDown(document.body, { key: "k" });
  video().currentTime += 0.6;
  await waitFor(() => { expect(shown).toHaveAttribute("data-now"); });
  expect(screen.queryByRole("button", { name: "Follow along again" })).toBeNull();
  fireEvent.wheel(screen.getByRole("list", { name: "Transcript" }));
  fireEvent.click(screen.getByRole("button", { name: "Follow along again" }));
  expect(screen.queryByRole("button", { name: "Follow along again" })).toBeNull();
});

it("says where a recording ends and where one cannot be played", async () => {
  showPage("/sessions/s1/replay?at=59000", answers([recording]));
  expect(await screen.findByText("No recording here: reading on at the pace it was said.")).toBeVisible();
  fireEvent.click(screen.getByRole("button", { name: "On 5 seconds" }));
  expect(screen.queryByText(/No recording here/)).toBeNull();
  mediaError = { code: 4 };
  expect(await screen.findByText("The recording of this part cannot be played: reading on without it.")).toBeVisible();
});

it("remembers speed and skipping, and names why a range is no clip", async () => {
  showPage("/sessions/s1/replay?at=70000", answers([recording]));
  await time();
  fireEvent.change(screen.getByRole("combobox", { name: "Speed" }), { target: { value: "1.5" } });
  expect(video().playbackRate).toBe(1.5);
  fireEvent.click(screen.getByRole("checkbox", { name: "Skip silences" }));
  expect([localStorage.getItem("altitude.replay.speed"), localStorage.getItem("altitude.replay.skips")]).toEqual(["1.5", "true"]);
  fireEvent.click(screen.getByRole("button", { name: "Save a clip" }));
  fireEvent.change(screen.getByRole("textbox", { name: "From" }), { target: { value: "0:10" } });
  fireEvent.change(screen.getByRole("textbox", { name: "To" }), { target: { value: "1:10" } });
  expect(screen.getByText("Nothing was recorded at the beginning of this range.")).toBeVisible();
  expect(screen.getByRole("button", { name: "Save the clip" })).toBeDisabled();
  fireEvent.change(screen.getByRole("textbox", { name: "From" }), { target: { value: "soon" } });
  expect(screen.getByText("Write each time as minutes and seconds, such as 12:04.")).toBeVisible();
});

it("plays a recording that came to be known after the page was opened", async () => {
  let recordings: readonly RecordingView[] = [];
  showPage("/sessions/s1/replay?at=71000", { ...answers(), "GET /api/sessions/s1/recordings": () => ({ recordings, room }) });
  expect(await screen.findByText("No recording: reading at the pace it was said.")).toBeVisible();
  recordings = [recording];
  fireEvent(window, new Event("visibilitychange"));
  expect(await screen.findByRole("button", { name: "Save a clip" })).toBeVisible();
  await waitFor(() => { expect(video().src).toContain("/api/sessions/s1/recordings/r1/media"); });
});
