// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { RecordingView } from "#core/recording/recording-view";
import { sat, showPage } from "../test-page";

const room = { usedBytes: 84_400_000, quotaBytes: 20_000_000_000, freeBytes: 78_000_000_000, minutesLeft: null };
const recording: RecordingView = { id: "r1", mime: "video/webm", hasVideo: true, startedAt: 1_700_000_000_000, durationMs: 720_000, bytes: 84_400_000, state: "ready", problem: null };
const answers = (...recordings: readonly RecordingView[]) => ({
  "GET /api/sessions": { sessions: [sat] },
  "GET /api/recordings/room": { room, sessions: recordings.length === 0 ? [] : [{ id: "s1", bytes: 84_400_000, recordings: recordings.length }] },
  "GET /api/sessions/s1/recordings": { recordings, room },
  "DELETE /api/sessions/s1/recordings/r1": new Response(null, { status: 200 }),
  "GET /api/model": { connected: null, trouble: null },
  "GET /api/agents": { address: null, folder: "/opt/altitude" },
});

it("says how long and large a recording is, to play, keep as a file, or erase", async () => {
  showPage("/reports", answers(recording));
  expect(await screen.findByText("Recording: 12 min, 84 MB.")).toBeVisible();
  expect(screen.getByRole("link", { name: /^Play the recording of A social feed/ })).toHaveAttribute("href", "/sessions/s1/replay");
  expect(screen.getByRole("link", { name: /^Download of the recording/ })).toHaveAttribute("href", "/api/sessions/s1/recordings/r1/media?download=1");
});

it("counts the parts, leaves out one in which nothing is, and says what is wrong with one", async () => {
  showPage("/reports", answers(recording, { ...recording, id: "r2", bytes: 15_600_000, durationMs: 60_000, problem: "It could not be made seekable." }, { ...recording, id: "r3", bytes: 0, durationMs: null }));
  expect(await screen.findByText("Recording: 13 min, 100 MB in 2 parts. It could not be made seekable.")).toBeVisible();
  expect(screen.getByRole("link", { name: /^Part 2 of the recording/ })).toHaveAttribute("href", "/api/sessions/s1/recordings/r2/media?download=1");
});

it("erases the recording alone, after saying what goes and what stays", async () => {
  const { asked } = showPage("/reports", answers(recording));
  fireEvent.click(await screen.findByRole("button", { name: /^Erase the recording of/ }));
  expect(screen.getByText(/What goes: the sound and the picture, 84 MB/)).toBeVisible();
  expect(screen.getByText("What stays: the conversation, its report, and everything read from it.")).toBeVisible();
  fireEvent.click(screen.getByRole("button", { name: "Erase the recording" }));
  await screen.findByText("Recording: 12 min, 84 MB.");
  expect(asked.filter(({ what }) => what.startsWith("DELETE")).map(({ what }) => what)).toEqual(["DELETE /api/sessions/s1/recordings/r1"]);
});

it("lists in the settings what recordings take, in all and by session", async () => {
  showPage("/settings", answers(recording));
  expect(await screen.findByText(/They take 84 MB, of one session.*They may take 20 GB in all, and the disk has 78 GB free/)).toBeVisible();
  expect(await screen.findByRole("button", { name: /^Erase the recording of A social feed/ })).toBeVisible();
});

it("says in the settings that there is none", async () => {
  showPage("/settings", answers());
  expect(await screen.findByText(/There is no recording\./)).toBeVisible();
});
