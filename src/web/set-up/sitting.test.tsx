// @vitest-environment jsdom
import { fireEvent, screen, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { feed, refused, showPage, view } from "../test-page";
import { firstChoice, lastChoice, rememberChoice } from "./last-choice";

const room = { usedBytes: 84_400_000, quotaBytes: 20_000_000_000, freeBytes: 78_000_000_000, minutesLeft: null };
const answers = {
  "GET /api/scenarios": { scenarios: [feed] },
  "GET /api/suggestion": { scenario: "social-feed", round: "system-design", minutes: 15, target: "senior", why: "It is new." },
  "GET /api/reference": { content: "1", ladders: [], signals: [], mistakes: [], levels: [] },
  "GET /api/model": { connected: null },
  "GET /api/sessions": { sessions: [] },
  "GET /api/recordings/room": { room, sessions: [] },
  "POST /api/sessions": () => refused(503, "internal", "Not in this test."),
};

it("starts all the same where the browser gives no devices, and says what happens instead", async () => {
  showPage("/", answers);
  fireEvent.click(await screen.findByRole("button", { name: "Set it up first" }));
  fireEvent.click(screen.getByRole("radio", { name: "Hands-free" }));
  fireEvent.click(within(screen.getByRole("dialog")).getByRole("switch", { name: "Camera" }));
  expect(await screen.findByText(/This browser gives the page no microphone and camera.*You can go on by typing, without a picture\./)).toBeVisible();
  expect(screen.getByText("No picture")).toBeVisible();
  const start = screen.getByRole("button", { name: "Start, 15 minutes" });
  expect(start).toBeEnabled();
  fireEvent.click(start);
  expect(lastChoice()).toMatchObject({ voice: "hands-free", camera: true, record: false });
});

it("says before the interview that nothing would turn the voice into words, on the card and in the set-up", async () => {
  rememberChoice({ ...firstChoice, voice: "hands-free" });
  showPage("/", { ...answers, "GET /api/voice": { transcription: null, speech: null, trouble: null } });
  const said = /^You type your answers for now\. Nothing here turns your voice into words: connect a service in Settings\.$/;
  expect(await screen.findByText(said)).toBeVisible();
  fireEvent.click(screen.getByRole("button", { name: "Set it up first" }));
  const setUp = within(await screen.findByRole("dialog"));
  for (const name of ["Hands-free", "Push to talk"]) {
    fireEvent.click(setUp.getByRole("radio", { name }));
    // Once, and nothing that says the opposite.
    expect(await setUp.findByText(said)).toBeVisible();
    expect(setUp.queryByText(/^You talk/)).toBeNull();
  }
});

it("says to who types that the recording hears the microphone, on the card and in the set-up, and that nothing listens where nothing is recorded", async () => {
  vi.stubGlobal("MediaRecorder", { isTypeSupported: () => true });
  rememberChoice({ ...firstChoice, voice: "type", record: true });
  showPage("/", answers);
  const said = "You type your answers. The recording hears your microphone; nothing turns your voice into words, and nothing speaks.";
  expect(await screen.findByText(said)).toBeVisible();
  fireEvent.click(screen.getByRole("button", { name: "Set it up first" }));
  const setUp = within(await screen.findByRole("dialog"));
  expect(setUp.getByText(said)).toBeVisible();
  fireEvent.click(setUp.getByRole("switch", { name: "Record it" }));
  expect(setUp.getByText("You type your answers. Nothing listens and nothing speaks.")).toBeVisible();
});

it("says on the card that the microphone opens as well where who types is seen and recorded", async () => {
  vi.stubGlobal("MediaRecorder", { isTypeSupported: () => true });
  rememberChoice({ ...firstChoice, voice: "type", camera: true, record: true });
  showPage("/", answers);
  expect(await screen.findByText("Microphone and camera open in the room. The recording alone hears the microphone.")).toBeVisible();
});

it("switches the recording off on the card, as it was switched on", async () => {
  vi.stubGlobal("MediaRecorder", { isTypeSupported: () => true });
  rememberChoice({ ...firstChoice, record: true });
  showPage("/", answers);
  fireEvent.click(await screen.findByRole("switch", { name: "Record" }));
  expect(await screen.findByText(/nothing recorded/)).toBeVisible();
  expect(lastChoice()?.record).toBe(false);
});

it("says where the browser cannot record, and lets nobody switch it on", async () => {
  showPage("/", answers);
  fireEvent.click(await screen.findByRole("button", { name: "Set it up first" }));
  expect(screen.getByRole("switch", { name: "Record it" })).toBeDisabled();
  expect(screen.getByText(/This browser cannot record. The interview works without/)).toBeVisible();
});

it("tells on the start page how the next interview is sat, as it was chosen last", async () => {
  rememberChoice({ ...firstChoice, voice: "push", camera: true, record: true });
  showPage("/", answers);
  expect(await screen.findByText(/neutral interviewer · by voice, push to talk · camera on · recorded/)).toBeVisible();
});

it("offers in the room the devices, and the promise that nobody looks at a face", async () => {
  showPage("/sessions/s1", { ...answers, "GET /api/sessions/s1": view });
  expect(await screen.findByRole("button", { name: "Devices" })).toBeVisible();
});
