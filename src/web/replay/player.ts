import type { Replay } from "#core/replay/replay";
import { mediaMsAt, momentIn, segmentAt, type Segment } from "#core/replay/segments";
import { clockAt, momentAt } from "#core/replay/session-clock";
import { afterSilence, silencesOf } from "#core/replay/silences";

/** What a player needs of a `video` element. */
export type Media = Pick<HTMLMediaElement, "src" | "currentTime" | "playbackRate" | "volume" | "readyState" | "seeking" | "ended" | "paused" | "error" | "play" | "pause">;

/** Where the sound comes from: a recording, one that is on its way, none as there is none at this time, or none as it cannot be played. */
export type Sound = "recording" | "waiting" | "none" | "broken";

export type Playing = { readonly clockMs: number; readonly isPlaying: boolean; readonly sound: Sound; readonly hasVideo: boolean; readonly speed: number; readonly volume: number; readonly skips: boolean };

export type Player = {
  readonly now: () => Playing;
  readonly subscribe: (listener: () => void) => () => void;
  /** The session and its recordings as they are now: more may have come to be known, or been erased. */
  readonly update: (plan: Pick<Plan, "replay" | "segments">) => void;
  /** Takes the element that plays; null when it goes. */
  readonly attach: (media: Media | null) => void;
  readonly play: () => void;
  readonly pause: () => void;
  readonly seek: (clockMs: number) => void;
  readonly setSpeed: (speed: number) => void;
  readonly setVolume: (volume: number) => void;
  readonly setSkips: (skips: boolean) => void;
  /** Goes on with the time; called some times a second. `steadyMs` as `performance.now()` counts. */
  readonly tick: (steadyMs: number) => void;
};

type Plan = {
  readonly replay: Replay;
  readonly segments: readonly Segment[];
  readonly sourceOf: (recording: string) => string;
  readonly startMs: number;
  readonly speed: number;
  readonly volume: number;
  readonly skips: boolean;
};

/** A `readyState` from which on there is something to be heard. */
const haveFutureData = 3;
/** A page in the background is called seldom: so much time at most goes by between two calls, without a recording. */
const longestStepMs = 1000;

/**
 * Plays a session. Its clock is the master: where a recording covers the time, it follows what is heard, and where none does it goes on
 * by itself. The pauses of the session are passed over.
 */
export function createPlayer({ sourceOf, startMs, speed, volume, skips, ...first }: Plan): Player {
  let { replay, segments } = first;
  let { clock, lengthMs } = replay;
  let silences = silencesOf(replay);
  const listeners = new Set<() => void>();
  let playing: Playing = { clockMs: within(startMs), isPlaying: false, sound: "none", hasVideo: false, speed, volume, skips };
  let media: Media | null = null;
  /** The segment that is heard, and the one whose recording the element has loaded. */
  let heard: Segment | null = null;
  let loaded: string | null = null;
  /** Recordings that are shorter than they said, or broken: passed over until somebody seeks, or plays again. */
  const over = new Set<string>();
  const broken = new Set<string>();
  let lastMs: number | null = null;

  function within(clockMs: number): number {
    return Math.min(lengthMs, Math.max(0, clockMs));
  }

  function set(change: Partial<Playing>): void {
    const next = { ...playing, ...change };
    if ((Object.keys(change) as readonly (keyof Playing)[]).every((key) => next[key] === playing[key])) return;
    playing = next;
    for (const listener of listeners) listener();
  }

  /** Brings the element to where the clock stands. */
  function follow(): void {
    const moment = momentAt(clock, playing.clockMs);
    const covering = segmentAt(segments, moment);
    const segment = covering === null || over.has(covering.recording) || broken.has(covering.recording) ? null : covering;
    if (media === null || segment === null) {
      heard = null;
      media?.pause();
      set({ sound: covering !== null && broken.has(covering.recording) ? "broken" : "none", hasVideo: false });
      return;
    }
    if (loaded !== segment.recording) {
      media.src = sourceOf(segment.recording);
      loaded = segment.recording;
    }
    heard = segment;
    media.currentTime = mediaMsAt(segment, moment) / 1000;
    media.playbackRate = playing.speed;
    media.volume = playing.volume;
    set({ sound: media.readyState < haveFutureData ? "waiting" : "recording", hasVideo: segment.hasVideo });
    if (playing.isPlaying) start(media);
  }

  /** A browser refuses to sound before the page was touched: the player stands still then. */
  function start(element: Media): void {
    element.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === "NotAllowedError") set({ isPlaying: false });
    });
  }

  function seek(clockMs: number): void {
    over.clear();
    broken.clear();
    set({ clockMs: within(clockMs) });
    follow();
  }

  function pause(): void {
    set({ isPlaying: false });
    media?.pause();
  }

  function stepWithMedia(element: Media, segment: Segment): void {
    if (element.error !== null) {
      broken.add(segment.recording);
      // It is loaded anew when it is tried again.
      loaded = null;
      return follow();
    }
    const moment = momentIn(segment, element.currentTime * 1000);
    if (element.ended || moment >= segment.to) {
      over.add(segment.recording);
      set({ clockMs: within(Math.max(playing.clockMs, clockAt(clock, moment))) });
      return follow();
    }
    if (element.seeking || element.readyState < haveFutureData) return set({ sound: "waiting" });
    if (element.paused) return set({ isPlaying: false, sound: "recording" });
    set({ clockMs: within(clockAt(clock, moment)), sound: "recording" });
    if (clock.pauses.some(({ from, to }) => from <= moment && moment < to)) follow();
  }

  function tick(steadyMs: number): void {
    const elapsedMs = lastMs === null ? 0 : Math.min(longestStepMs, Math.max(0, steadyMs - lastMs));
    lastMs = steadyMs;
    if (!playing.isPlaying) {
      if (media !== null && heard !== null && playing.sound === "waiting" && media.readyState >= haveFutureData) set({ sound: "recording" });
      if (media?.error != null && heard !== null) stepWithMedia(media, heard);
      return;
    }
    const beyond = playing.skips ? afterSilence(silences, playing.clockMs) : null;
    if (beyond !== null) seek(beyond);
    else if (media !== null && heard !== null) stepWithMedia(media, heard);
    else {
      set({ clockMs: within(playing.clockMs + elapsedMs * playing.speed) });
      const covering = segmentAt(segments, momentAt(clock, playing.clockMs));
      if (covering !== null && !over.has(covering.recording) && !broken.has(covering.recording)) follow();
    }
    if (playing.clockMs >= lengthMs) pause();
  }

  return {
    now: () => playing,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    update(plan) {
      if (plan.replay === replay && plan.segments === segments) return;
      ({ replay, segments } = plan);
      ({ clock, lengthMs } = replay);
      silences = silencesOf(replay);
      over.clear();
      broken.clear();
      const covering = segmentAt(segments, momentAt(clock, playing.clockMs));
      // What plays on as it was is not jolted.
      if (covering !== null && heard !== null && covering.recording === heard.recording && covering.from === heard.from) heard = covering;
      else seek(playing.clockMs);
    },
    attach(element) {
      media = element;
      loaded = null;
      follow();
    },
    play() {
      lastMs = null;
      set({ isPlaying: true });
      seek(playing.clockMs >= lengthMs ? 0 : playing.clockMs);
    },
    pause,
    seek,
    setSpeed(next) {
      if (media !== null) media.playbackRate = next;
      set({ speed: next });
    },
    setVolume(next) {
      if (media !== null) media.volume = next;
      set({ volume: next });
    },
    setSkips: (next) => {
      set({ skips: next });
    },
    tick,
  };
}
