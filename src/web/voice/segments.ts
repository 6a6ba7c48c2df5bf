import { hear, hasSpoken, silent, type Activity } from "#core/voice/activity";
import { frameMs } from "./frame-shape";
import type { HeardFrame } from "./heard-frame";

/** A stretch of sound to be written down, on the browser's steady clock. */
export type Segment = { readonly samples: Float32Array; readonly fromMs: number; readonly toMs: number };

/** How much is kept of what came before speech was noticed, in milliseconds. */
const leadMs = 320;
/** Silence after which a stretch is sent: words appear before the turn ends. */
const sendAfterMs = 550;
/** From here on any pause will do; and here it is cut at the quietest place of the end. */
const longMs = 20_000;
export const longestMs = 25_000;
const searchedMs = 5000;

export type Segmenter = {
  /** The stretch that this frame completes. */
  readonly take: (frame: HeardFrame) => Segment | null;
  /** What is left, where it holds anything. */
  readonly flush: () => Segment | null;
};

/** Cuts the sound into utterances where speech can be told from silence. */
export function utterances(): Segmenter {
  let frames: HeardFrame[] = [];
  let activity: Activity = silent;
  let lastSpokeMs: number | null = null;
  return {
    take(frame) {
      frames.push(frame);
      const heard = hear(activity, { atMs: frame.atMs, lastsMs: frameMs, probability: frame.probability ?? 0 });
      activity = heard.activity;
      if (activity.kind === "sounding" && hasSpoken(activity)) lastSpokeMs = activity.lastAtMs;
      if (lastSpokeMs === null) {
        if (activity.kind === "silent") frames = frames.slice(-Math.ceil(leadMs / frameMs));
        return null;
      }
      const lengthMs = frames.length * frameMs;
      if (activity.kind === "silent" && frame.atMs + frameMs - lastSpokeMs >= (lengthMs >= longMs ? 0 : sendAfterMs)) {
        const segment = joined(frames);
        frames = frames.slice(-Math.ceil(leadMs / frameMs));
        lastSpokeMs = null;
        return segment;
      }
      if (lengthMs < longestMs) return null;
      const at = quietest(frames);
      const segment = joined(frames.slice(0, at));
      frames = frames.slice(at);
      return segment;
    },
    flush() {
      const segment = lastSpokeMs === null ? null : joined(frames);
      frames = [];
      activity = silent;
      lastSpokeMs = null;
      return segment;
    },
  };
}

/** Takes everything: somebody holds the button for as long as they speak. */
export function wholeHold(): Segmenter {
  let frames: HeardFrame[] = [];
  return {
    take(frame) {
      frames.push(frame);
      if (frames.length * frameMs < longestMs) return null;
      const at = quietest(frames);
      const segment = joined(frames.slice(0, at));
      frames = frames.slice(at);
      return segment;
    },
    flush() {
      const segment = frames.length * frameMs < leadMs ? null : joined(frames);
      frames = [];
      return segment;
    },
  };
}

/** The quietest place of the last seconds, as a place in the row: least likely speech, or least loud where that is unknown. */
function quietest(frames: readonly HeardFrame[]): number {
  const first = Math.max(1, frames.length - Math.floor(searchedMs / frameMs));
  let best = { at: frames.length, level: Number.POSITIVE_INFINITY };
  for (let at = first; at < frames.length; at += 1) {
    const frame = frames[at];
    if (frame === undefined) continue;
    const level = frame.probability ?? loudness(frame.samples);
    if (level < best.level) best = { at, level };
  }
  return best.at;
}

const loudness = (samples: Float32Array): number => Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length));

function joined(frames: readonly HeardFrame[]): Segment | null {
  const [first, last] = [frames[0], frames.at(-1)];
  if (first === undefined || last === undefined) return null;
  const samples = new Float32Array(frames.reduce((sum, frame) => sum + frame.samples.length, 0));
  let at = 0;
  for (const frame of frames) {
    samples.set(frame.samples, at);
    at += frame.samples.length;
  }
  return { samples, fromMs: first.atMs, toMs: last.atMs + frameMs };
}
