import { expect, it } from "vitest";
import type { Replay } from "#core/replay/replay";
import type { Segment } from "#core/replay/segments";
import { createPlayer, type Media } from "./player";

/** Three minutes with a pause after the first, of which 0:10 to 0:40 and 1:20 to 2:00 were recorded; words at 0:12–0:20, 0:30–0:50 and 1:30. */
const stretch = (from: number, to: number) => ({ start: 0, end: 10, from, to });
const replay: Replay = {
  clock: { startedAt: 1_000_000, pauses: [{ from: 1_060_000, to: 1_100_000 }] },
  lengthMs: 180_000,
  turns: [{ index: 0, speaker: "candidate", text: "0123456789", atMs: 95_000, from: 12_000, to: 95_000, stretches: [stretch(12_000, 20_000), stretch(30_000, 50_000), stretch(90_000, 95_000)] }],
  phases: [],
  pauses: [],
  drawingsMs: [],
};
const segments = [
  { recording: "a", from: 1_010_000, to: 1_040_000, hasVideo: true },
  { recording: "b", from: 1_050_000, to: 1_160_000, hasVideo: false },
];

type FakeMedia = { -readonly [Key in keyof Media]: Media[Key] };

/** An element that loads at once and plays when it is told that time goes by. */
function fakeMedia(): FakeMedia {
  const element: FakeMedia = {
    src: "", currentTime: 0, playbackRate: 1, volume: 1, readyState: 4, seeking: false, ended: false, paused: true, error: null,
    play() {
      element.paused = false;
      return Promise.resolve();
    },
    pause() {
      element.paused = true;
    },
  };
  return element;
}

const begun = (startMs: number, recorded: readonly Segment[] = segments, skips = false) => {
  const player = createPlayer({ replay, segments: recorded, sourceOf: (recording) => `/media/${recording}`, startMs, speed: 1, volume: 1, skips });
  const media = fakeMedia();
  player.attach(media);
  let steadyMs = 0;
  const pass = (ms: number, every = 100) => {
    for (let gone = 0; gone < ms; gone += every) {
      steadyMs += every;
      if (!media.paused) media.currentTime += (every / 1000) * media.playbackRate;
      player.tick(steadyMs);
    }
  };
  player.tick(0);
  return { player, media, pass };
};

it("follows the recording that covers the time", () => {
  const { player, media, pass } = begun(15_000);
  expect([media.src, media.currentTime, media.paused, player.now().sound]).toEqual(["/media/a", 5, true, "recording"]);
  player.play();
  pass(2000);
  expect(player.now()).toMatchObject({ clockMs: 17_000, isPlaying: true, sound: "recording", hasVideo: true });
});

it("goes on by itself where nothing was recorded, and takes up the next recording where it begins", () => {
  const { player, media, pass } = begun(38_000);
  player.play();
  pass(4000);
  expect(player.now().sound).toBe("none");
  expect(Math.abs(player.now().clockMs - 42_000)).toBeLessThanOrEqual(200);
  expect(media.paused).toBe(true);
  pass(9000);
  expect([player.now().sound, media.src]).toEqual(["recording", "/media/b"]);
  expect(media.currentTime * 1000 + 50_000).toBeCloseTo(player.now().clockMs, 0);
});

it("passes over the session's pause, though it was recorded", () => {
  const { player, media, pass } = begun(59_900);
  player.play();
  pass(1000);
  expect(media.currentTime).toBeGreaterThan(50);
  expect(player.now().clockMs).toBeGreaterThan(60_000);
  expect(player.now().clockMs).toBeLessThan(61_000);
});

it("skips silences over 1.5 seconds, to 0.3 seconds before the next word", () => {
  const { player, media, pass } = begun(19_800, segments, true);
  player.play();
  pass(400);
  expect(player.now().clockMs).toBeGreaterThanOrEqual(29_700);
  expect(player.now().clockMs).toBeLessThanOrEqual(30_000);
  expect(media.currentTime).toBeCloseTo(player.now().clockMs / 1000 - 10, 3);
});

it("keeps the speed in the recording and without one", () => {
  const { player, media, pass } = begun(0);
  player.setSpeed(2);
  player.play();
  pass(2000);
  expect(player.now().clockMs).toBe(3800);
  player.seek(12_000);
  expect(media.playbackRate).toBe(2);
});

it("waits for a recording that is on its way, and holds the clock", () => {
  const { player, media, pass } = begun(12_000);
  player.play();
  media.readyState = 1;
  const before = player.now().clockMs;
  player.tick(50);
  pass(500);
  expect(player.now()).toMatchObject({ clockMs: before, sound: "waiting", isPlaying: true });
});

it("reads on without sound where a recording is broken, and says so", () => {
  const { player, media, pass } = begun(12_000);
  player.play();
  media.error = { code: 4, message: "" } as MediaError;
  pass(1000);
  expect(player.now()).toMatchObject({ sound: "broken", isPlaying: true });
  expect(player.now().clockMs).toBeGreaterThan(12_500);
});

it("goes past the end of a recording that is shorter than it said", () => {
  const { player, media, pass } = begun(20_000);
  player.play();
  media.ended = true;
  media.paused = true;
  pass(500);
  expect(player.now()).toMatchObject({ sound: "none", isPlaying: true });
  media.ended = false;
  player.seek(21_000);
  expect(player.now().sound).toBe("recording");
});

it("stands still where the browser refuses to sound before the page was touched", async () => {
  const { player, media } = begun(12_000);
  media.play = () => Promise.reject(new DOMException("", "NotAllowedError"));
  player.play();
  await Promise.resolve();
  await Promise.resolve();
  expect(player.now().isPlaying).toBe(false);
});

it("stops at the end, begins again from there, and stays in bounds", () => {
  const { player, pass } = begun(179_500);
  player.play();
  pass(1000);
  expect(player.now()).toMatchObject({ clockMs: 180_000, isPlaying: false });
  player.play();
  expect(player.now().clockMs).toBe(0);
  player.seek(-5);
  expect(player.now().clockMs).toBe(0);
  player.seek(1e9);
  expect(player.now().clockMs).toBe(180_000);
});

it("sounds again where it is played again from the end, though its recording had come to its own end", () => {
  const whole = { recording: "whole", from: 1_000_000, to: 1_220_000, hasVideo: true };
  const { player, media, pass } = begun(179_500, [whole]);
  player.play();
  media.ended = true;
  media.paused = true;
  pass(1500);
  expect(player.now()).toMatchObject({ clockMs: 180_000, isPlaying: false });
  media.ended = false;
  player.play();
  expect(player.now()).toMatchObject({ clockMs: 0, isPlaying: true, sound: "recording" });
  expect([media.currentTime, media.paused]).toEqual([0, false]);
  pass(1000);
  expect(player.now().clockMs).toBe(1000);
});

it("tries a recording again that could not be played, and says that it is heard", () => {
  const { player, media, pass } = begun(12_000);
  player.play();
  media.error = { code: 2, message: "" } as MediaError;
  pass(300);
  expect(player.now().sound).toBe("broken");
  player.pause();
  // Given a source, an element begins anew.
  Object.defineProperty(media, "src", { set: () => { media.error = null; } });
  player.play();
  pass(300);
  expect(player.now()).toMatchObject({ sound: "recording", isPlaying: true });
});

it("goes by what is known of the recordings by now, without a jolt where the one that is heard stays", () => {
  const { player, media, pass } = begun(15_000, []);
  expect(player.now().sound).toBe("none");
  player.update({ replay, segments });
  expect([media.src, media.currentTime, player.now().sound]).toEqual(["/media/a", 5, "recording"]);
  player.play();
  pass(300);
  const jumps: number[] = [];
  const { currentTime } = media;
  Object.defineProperty(media, "currentTime", { get: () => currentTime, set: (to: number) => jumps.push(to) });
  player.update({ replay, segments: segments.map((segment) => ({ ...segment })) });
  expect(jumps).toEqual([]);
  player.update({ replay, segments: [] });
  expect([media.paused, player.now().sound]).toEqual([true, "none"]);
});

it("stops when the recording is stopped from elsewhere, as by the keys of a headset", () => {
  const { player, media, pass } = begun(12_000);
  player.play();
  pass(300);
  media.paused = true;
  pass(100);
  expect(player.now().isPlaying).toBe(false);
});
