import { expect, it } from "vitest";
import { clipName, cutOf, readClock } from "./clip-range";

const clock = { startedAt: 1_000_000, pauses: [{ from: 1_060_000, to: 1_100_000 }] };
const segments = [{ recording: "a", from: 1_010_000, to: 1_300_000, hasVideo: true }];

it("cuts a range out of the recording that holds it", () => {
  expect(cutOf(segments, clock, { fromMs: 15_000, toMs: 20_500 })).toEqual({ recording: "a", fromS: 5, toS: 10.5 });
  expect(cutOf(segments, clock, { fromMs: 70_000, toMs: 80_000 })).toEqual({ recording: "a", fromS: 100, toS: 110 });
});

it.each([
  [{ fromMs: 20_000, toMs: 20_000 }, "The end must come after the beginning."],
  [{ fromMs: 20_000, toMs: 141_000 }, "A clip lasts two minutes at most."],
  [{ fromMs: 5000, toMs: 12_000 }, "Nothing was recorded at the beginning of this range."],
  [{ fromMs: 250_000, toMs: 265_000 }, "The recording ends within this range. Choose an earlier end."],
  [{ fromMs: 55_000, toMs: 65_000 }, "The interview was paused within this range. Choose one beside the pause."],
])("says why %j cannot be cut", (range, reason) => {
  expect(cutOf(segments, clock, range)).toEqual({ reason });
});

it("reads times as people write them", () => {
  expect(["12:04", " 0:09.5 ", "724", "1:60", "soon", ""].map(readClock)).toEqual([724_000, 9500, 724_000, null, null, null]);
});

it("names the file by what was practised and when", () => {
  expect(clipName({ scenario: "rate-limiter", fromMs: 724_900, container: "webm" })).toBe("altitude-rate-limiter-12m04s.webm");
});
