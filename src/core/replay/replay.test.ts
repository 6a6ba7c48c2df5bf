import fc from "fast-check";
import { expect, it } from "vitest";
import type { SessionView, Timeline } from "#core/session/view";
import { boardThen } from "./board-then";
import { pinAfter, pinBefore, pinsOf } from "./pins";
import { phaseAt, replayOf, turnAt } from "./replay";
import { mediaMsAt, momentIn, segmentAt, segmentsOf } from "./segments";
import { clockAt, momentAt } from "./session-clock";
import { afterSilence, silencesOf } from "./silences";

const texts = ["Design a mailbox.", "One row for each parcel.", "Why a row?", "It is looked up by number."];
const view = (index: number, atMs: number, phase: "scope" | "design" | null): SessionView["turns"][number] => ({
  index, speaker: index % 2 === 0 ? "interviewer" : "candidate", text: texts[index] ?? "", at: 10_000 + atMs, atMs, key: null, original: null, spoken: null, voiced: null,
  move: phase === null ? null : { kind: "open", text: "", phase, about: null, said: null, facts: [], twist: null, hint: 0 },
});
const session: Pick<SessionView, "turns" | "phases"> = {
  turns: [view(0, 0, "scope"), view(1, 20_000, null), view(2, 20_000, "design"), view(3, 60_000, null)],
  phases: [{ id: "scope", title: "Scope", startMs: 0, endMs: 60_000 }, { id: "design", title: "Design", startMs: 60_000, endMs: 120_000 }],
};
/** Starts at 10 s of the epoch; the first answer is spoken, the second typed; a pause of 100 s from 40 s to 140 s after the start. */
const timeline: Timeline = {
  startedAt: 10_000,
  finishedAt: 190_000,
  pauses: [{ from: 50_000, to: 150_000 }],
  turns: [
    { index: 0, speaker: "interviewer", from: 10_000, to: 12_000, stretches: [{ start: 0, end: 17, from: 10_000, to: 12_000 }] },
    { index: 1, speaker: "candidate", from: 18_000, to: 30_000, stretches: [{ start: 0, end: 7, from: 18_000, to: 19_000 }, { start: 8, end: 24, from: 28_000, to: 30_000 }] },
    { index: 2, speaker: "interviewer", from: 30_000, to: 30_000, stretches: [] },
    { index: 3, speaker: "candidate", from: 170_000, to: 170_000, stretches: [] },
  ],
  drawings: [{ at: 35_000, changed: 1, removed: 0 }, { at: 160_000, changed: 0, removed: 1 }],
};
const replay = replayOf(session, timeline);

it("lays a session out on its clock, without its pauses", () => {
  expect(replay.lengthMs).toBe(80_000);
  expect(replay.turns.map(({ from, to }) => [from, to])).toEqual([[0, 2000], [8000, 20_000], [20_000, 20_000 + 3 * 240], [60_000 - 6 * 240, 60_000]]);
  expect(replay.pauses).toEqual([{ atMs: 40_000, lengthMs: 100_000 }]);
  expect(replay.drawingsMs).toEqual([25_000, 50_000]);
  expect(replay.phases).toEqual([{ id: "scope", title: "Scope", fromMs: 0, toMs: 20_000 }, { id: "design", title: "Design", fromMs: 20_000, toMs: 80_000 }]);
});

it("tells each turn at the time that the room told, whenever its words are played", () => {
  expect(replay.turns.map(({ atMs }) => atMs)).toEqual([0, 20_000, 20_000, 60_000]);
});

it("knows whose turn it is, and keeps the last one in a silence", () => {
  expect([0, 1999, 5000, 8000, 20_000, 30_000, 59_000, 79_000].map((at) => turnAt(replay, at)?.index)).toEqual([0, 0, 0, 1, 2, 2, 3, 3]);
});

it("knows the phase that runs, from the first moment to the last", () => {
  expect([0, 19_999, 20_000, 80_000].map((at) => phaseAt(replay, at)?.title)).toEqual(["Scope", "Scope", "Design", "Design"]);
  expect(phaseAt({ phases: [] }, 5)).toBeNull();
});

it("skips silences over 1.5 seconds, to 0.3 seconds before the next word", () => {
  const silences = silencesOf(replay);
  expect(silences).toEqual([{ from: 2000, to: 8000 }, { from: 9000, to: 18_000 }, { from: 20_720, to: 58_560 }, { from: 60_000, to: 80_000 }]);
  expect([1000, 2000, 7600, 7800, 8500, 12_000].map((at) => afterSilence(silences, at))).toEqual([null, 7700, 7700, null, null, 17_700]);
});

it("plays the recording that covers a moment, the one begun last where two do, and none in a gap", () => {
  const segments = segmentsOf([{ id: "b", startedAt: 60_000, durationMs: null, hasVideo: true }, { id: "a", startedAt: 10_500, durationMs: 30_000, hasVideo: false }, { id: "c", startedAt: 90_000, durationMs: 500, hasVideo: true }], 100_000);
  expect(segments.map(({ recording, from, to }) => [recording, from, to])).toEqual([["a", 10_500, 40_500], ["b", 60_000, 90_000], ["c", 90_000, 90_500]]);
  expect([10_000, 10_500, 40_499, 40_500, 60_000, 90_100, 90_600].map((moment) => segmentAt(segments, moment)?.recording ?? null)).toEqual([null, "a", "a", null, "b", "c", null]);
});

it("comes back from a recording to the time it was asked for, in bounds and in order, whatever was recorded and paused", () => {
  const recorded = fc.array(fc.record({ gap: fc.nat(20_000), length: fc.integer({ min: 1, max: 60_000 }) }), { maxLength: 5 });
  fc.assert(
    fc.property(recorded, fc.nat(30_000), fc.nat(30_000), fc.nat(200_000), fc.nat(200_000), (parts, pausedAfter, pausedFor, one, other) => {
      let from = 10_000;
      const recordings = parts.map(({ gap, length }, index) => {
        const recording = { id: String(index), startedAt: from + gap, durationMs: length, hasVideo: true };
        from = recording.startedAt + length;
        return recording;
      });
      const segments = segmentsOf(recordings, from);
      const clock = { startedAt: 10_000, pauses: [{ from: 10_000 + pausedAfter, to: 10_000 + pausedAfter + pausedFor }] };
      const [early, late] = [Math.min(one, other), Math.max(one, other)].map((clockMs) => {
        const moment = momentAt(clock, clockMs);
        const segment = segmentAt(segments, moment);
        if (segment !== null) {
          const mediaMs = mediaMsAt(segment, moment);
          expect(mediaMs).toBeGreaterThanOrEqual(0);
          expect(mediaMs).toBeLessThan(segment.to - segment.from);
          expect(clockAt(clock, momentIn(segment, mediaMs))).toBe(clockMs);
        }
        return { segment, moment };
      });
      if (early?.segment != null && early.segment === late?.segment) expect(mediaMsAt(early.segment, early.moment)).toBeLessThanOrEqual(mediaMsAt(early.segment, late.moment));
    }),
  );
});

const piece = { signal: "tradeoff-named", stance: "asserted", strength: "claimed", by: "built-in", confirmed: true } as const;
const notes = pinsOf(
  {
    evidence: [
      { ...piece, id: "e1", polarity: 1, turn: 3, start: 6, end: 25, quote: "looked up by number" },
      { ...piece, id: "e2", polarity: -1, turn: 1, start: 8, end: 24, quote: "for each parcel." },
    ],
    mistakes: [{ id: "no-decisions", title: "Decided nothing", evidence: ["e2", "gone"], why: "", advice: "" }],
    decisions: [{ choice: "e1", reason: null, price: null, alternative: null }],
    unclear: [{ turn: 1, start: 0, end: 7, quote: "One row", about: "why" }],
  },
  replay,
  (signal) => signal,
);

it("pins each note to the moment of its words", () => {
  expect(notes.map(({ kind, title, fromMs, toMs }) => [kind, title, fromMs, toMs])).toEqual([
    ["open", "why", 8000, 9000],
    ["against", "tradeoff-named", 18_000, 20_000],
    ["mistake", "Decided nothing", 18_000, 20_000],
    ["for", "tradeoff-named", 58_560, 60_000],
    ["decision", "looked up by number", 58_560, 60_000],
  ]);
});

it("titles a decision by what was decided, cut after a word where that is long", () => {
  const quote = "I would keep every parcel in one row of one table, and look it up by its number, which the courier scans at the door.";
  const [pin] = pinsOf({ evidence: [{ ...piece, id: "e1", polarity: 1, turn: 3, start: 0, end: quote.length, quote }], mistakes: [], decisions: [{ choice: "e1", reason: null, price: null, alternative: null }], unclear: [] }, replay, (signal) => signal).filter(({ kind }) => kind === "decision");
  expect(pin).toMatchObject({ title: "I would keep every parcel in one row of one table, and look…", quote });
});

it("tells a note at the time of its words where they were spoken, and of its answer where that was typed", () => {
  expect(notes.map(({ atMs }) => atMs)).toEqual([8000, 18_000, 18_000, 60_000, 60_000]);
});

it("goes from note to note and past the one that is being heard", () => {
  expect([0, 7500, 18_100, 70_000].map((at) => pinAfter(notes, at)?.fromMs ?? null)).toEqual([8000, 18_000, 58_560, null]);
  expect([0, 8500, 9600, 60_500].map((at) => pinBefore(notes, at)?.fromMs ?? null)).toEqual([null, null, 8000, 58_560]);
});

it("shows the board as it stood", () => {
  const box = (id: string, x: number) => ({ id, type: "rectangle", x, y: 0, width: 10, height: 10 });
  const history = [{ at: 100, changed: [box("a", 1), box("b", 1)], removed: [] }, { at: 200, changed: [box("a", 2)], removed: ["b"] }];
  expect([50, 100, 199, 200].map((moment) => boardThen({ history }, moment).map(({ id, x }) => `${id}${String(x)}`))).toEqual([[], ["a1", "b1"], ["a1", "b1"], ["a2"]]);
});
