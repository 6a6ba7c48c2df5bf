import { expect, it } from "vitest";
import { clipName, cutOf, fitting, readClock } from "./clip-range";

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

it.each([
  ["in the recording", { fromMs: 25_000, toMs: 55_000 }, 40_000, { fromMs: 25_000, toMs: 55_000 }],
  ["at its beginning", { fromMs: 0, toMs: 26_400 }, 11_400, { fromMs: 10_000, toMs: 27_000 }],
  ["before it", { fromMs: 0, toMs: 20_000 }, 0, { fromMs: 10_000, toMs: 20_000 }],
  ["at its end", { fromMs: 240_000, toMs: 270_000 }, 255_000, { fromMs: 240_000, toMs: 260_000 }],
  ["before a pause", { fromMs: 44_000, toMs: 74_000 }, 59_000, { fromMs: 44_000, toMs: 59_000 }],
  ["after a pause", { fromMs: 46_000, toMs: 76_000 }, 61_000, { fromMs: 60_000, toMs: 76_000 }],
  ["over two minutes", { fromMs: 100_000, toMs: 221_000 }, 100_000, { fromMs: 100_000, toMs: 220_000 }],
])("fits a range %s to what can be cut", (_, wanted, atMs, fit) => {
  const range = fitting(segments, clock, wanted, atMs);
  expect(range).toEqual(fit);
  expect(range === null || cutOf(segments, clock, range)).not.toHaveProperty("reason");
});

it("fits nothing where nothing was recorded", () => {
  expect(fitting(segments, clock, { fromMs: 0, toMs: 9000 }, 4000)).toBeNull();
  expect(fitting([], clock, { fromMs: 0, toMs: 9000 }, 4000)).toBeNull();
});

it("reads times as people write them", () => {
  expect(["12:04", " 0:09.5 ", "724", "1:60", "soon", ""].map(readClock)).toEqual([724_000, 9500, 724_000, null, null, null]);
});

it("names the file by what was practised and when", () => {
  expect(clipName({ title: "A rate limiter for a public API", fromMs: 724_900, container: "webm" })).toBe("altitude-a-rate-limiter-for-a-public-api-12m04s.webm");
});
