import { expect, it } from "vitest";
import type { Replay } from "#core/replay/replay";
import { whereItBegins } from "./where-it-begins";
import { leadMs } from "./use-replay-keys";

const replay: Replay = {
  clock: { startedAt: 1_000_000, pauses: [] },
  lengthMs: 180_000,
  turns: [{ index: 0, speaker: "candidate", text: "0123456789", atMs: 95_000, from: 12_000, to: 95_000, stretches: [{ start: 0, end: 10, from: 12_000, to: 20_000 }] }],
  phases: [],
  pauses: [],
  drawingsMs: [],
};
const from = (atMs: number) => [{ recording: "a", from: 1_000_000 + atMs, to: 1_100_000, hasVideo: true }];
const nothingAsked = { place: null, atMs: null };

it("is where the recording begins, if that is soon after the interview", () => {
  expect(whereItBegins(nothingAsked, replay, from(1200))).toBe(1200);
});

it("is the start where nothing was recorded, or only later", () => {
  expect(whereItBegins(nothingAsked, replay, [])).toBe(0);
  expect(whereItBegins(nothingAsked, replay, from(60_000))).toBe(0);
});

it("is a little before the words, or at the time, that were asked for", () => {
  expect(whereItBegins({ place: { turn: 0, start: 0, end: 4 }, atMs: null }, replay, from(1200))).toBe(12_000 - leadMs);
  expect(whereItBegins({ place: { turn: 7, start: 0, end: 4 }, atMs: 0 }, replay, from(1200))).toBe(0);
});
