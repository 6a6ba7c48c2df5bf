// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { RecordingView } from "#core/recording/recording-view";
import type { Timeline } from "#core/session/view";
import { assessmentOf, pieces, sessionOf } from "./fixture";
import { openReport, standInWorld } from "./test-world";

standInWorld();

const session = sessionOf();
const timeline: Timeline = { startedAt: 1000, finishedAt: 800_000, pauses: [], turns: session.turns.map(({ index, speaker, at }) => ({ index, speaker, from: at, to: at, stretches: [] })), drawings: [] };
/** The same, with every answer said aloud. */
const spoken: Timeline = { ...timeline, turns: timeline.turns.map((turn) => (turn.speaker === "candidate" ? { ...turn, stretches: [{ start: 0, end: 500, from: turn.from, to: turn.from + 5000 }] } : turn)) };
/** Holds the first answer, at 61 s, and not the second, at 181 s. */
const recording: RecordingView = { id: "r1", mime: "video/webm", hasVideo: true, startedAt: 50_000, durationMs: 60_000, bytes: 9000, state: "ready", problem: null };
const placeOf = ({ turn, start, end }: { readonly turn: number; readonly start: number; readonly end: number }) => `/sessions/s1/replay?turn=${String(turn)}&start=${String(start)}&end=${String(end)}`;

const leading = (words: string, quote: string) => new RegExp(`^${words} ?: ${quote}`);

it("leads from words to hearing them where they were recorded, else to seeing them", async () => {
  openReport({ session, assessment: assessmentOf(), timeline: spoken, recordings: [recording] });
  const tips = await screen.findByRole("region", { name: "What to practise next" });
  expect(await within(tips).findByRole("link", { name: leading("Hear it", pieces.decided.quote) })).toHaveAttribute("href", placeOf(pieces.decided));
  const mistakes = screen.getByRole("region", { name: "Mistakes, each at its moment" });
  expect(within(mistakes).getByRole("link", { name: leading("See it", pieces.bare.quote) })).toHaveAttribute("href", placeOf(pieces.bare));
  const transcript = screen.getByRole("region", { name: "Transcript" });
  expect(within(transcript).getAllByRole("link", { name: /^(Hear|See) it/ }).length).toBeGreaterThanOrEqual(4);
});

it("leads to seeing them where they were typed, recorded or not", async () => {
  openReport({ session, assessment: assessmentOf(), timeline, recordings: [recording] });
  const tips = await screen.findByRole("region", { name: "What to practise next" });
  expect(await within(tips).findByRole("link", { name: leading("See it", pieces.decided.quote) })).toBeVisible();
  expect(screen.queryByRole("link", { name: /^Hear it/ })).toBeNull();
});

it("leads to seeing them where nothing was recorded", async () => {
  openReport({ session, assessment: assessmentOf(), timeline: spoken, recordings: [] });
  const tips = await screen.findByRole("region", { name: "What to practise next" });
  expect(await within(tips).findByRole("link", { name: leading("See it", pieces.decided.quote) })).toBeVisible();
  expect(screen.queryByRole("link", { name: /^Hear it/ })).toBeNull();
});

it("leads to the replay once, and keeps what can be done with the recording as a file apart from it", async () => {
  openReport({ session, assessment: assessmentOf(), timeline, recordings: [recording] });
  expect(await screen.findByRole("link", { name: /^Download of the recording/ })).toBeVisible();
  expect(screen.getAllByRole("link", { name: /^(Play|Replay)/ }).map(({ textContent }) => textContent)).toEqual(["Replay"]);
});
