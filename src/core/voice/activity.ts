/*
 * Speech told from silence and from short sounds, frame by frame, out of how likely each frame is to hold speech. All times are
 * milliseconds of one clock. The thresholds are those that Silero recommends: 0.5 to begin, and 0.15 below it to go on.
 * Source: get_speech_timestamps in silero-vad, utils_vad.py
 */
const beginsAt = 0.5;
const goesOnAt = 0.35;
/** A gap within words is no pause. */
const releaseMs = 250;
/** A click or a cough is shorter than this, and a "no" longer. */
export const leastSpeechMs = 190;
/** Whoever speaks so long while the interviewer does wants to be heard. */
export const interruptsAfterMs = 300;

export type Frame = {
  /** When its first sample was heard. */
  readonly atMs: number;
  readonly lastsMs: number;
  /** 0 to 1. */
  readonly probability: number;
};

export type Activity =
  | { readonly kind: "silent" }
  /** `voicedMs`: how much of it held speech. `lastAtMs`: until when. */
  | { readonly kind: "sounding"; readonly beganAtMs: number; readonly lastAtMs: number; readonly voicedMs: number };

export const silent: Activity = { kind: "silent" };

/** What a frame changes. A misfire was too short to be speech. */
export type Change =
  | { readonly kind: "began" | "spoke"; readonly atMs: number }
  | { readonly kind: "ended" | "misfired"; readonly fromMs: number; readonly toMs: number };

/** `began` at the first sound, `spoke` as soon as it is long enough to be speech, then `ended`; or `misfired` without having spoken. */
export function hear(before: Activity, { atMs, lastsMs, probability }: Frame): { readonly activity: Activity; readonly change: Change | null } {
  if (before.kind === "silent") {
    if (probability < beginsAt) return { activity: silent, change: null };
    return { activity: { kind: "sounding", beganAtMs: atMs, lastAtMs: atMs + lastsMs, voicedMs: lastsMs }, change: { kind: "began", atMs } };
  }
  if (probability >= goesOnAt) {
    const voicedMs = before.voicedMs + lastsMs;
    const activity = { ...before, lastAtMs: atMs + lastsMs, voicedMs };
    return { activity, change: before.voicedMs < leastSpeechMs && voicedMs >= leastSpeechMs ? { kind: "spoke", atMs: atMs + lastsMs } : null };
  }
  if (atMs + lastsMs - before.lastAtMs < releaseMs) return { activity: before, change: null };
  return { activity: silent, change: { kind: hasSpoken(before) ? "ended" : "misfired", fromMs: before.beganAtMs, toMs: before.lastAtMs } };
}

/** Whether what sounds is speech by now. */
export const hasSpoken = (activity: Activity): boolean => activity.kind === "sounding" && activity.voicedMs >= leastSpeechMs;
