import { mediaMsAt, momentIn, segmentAt, type Segment } from "#core/replay/segments";
import { clockAt, momentAt, type SessionClock } from "#core/replay/session-clock";
import { fileWords } from "#core/text/file-words";

/** The longest clip, in milliseconds. */
export const longestClipMs = 120_000;

export type ClipRange = { readonly fromMs: number; readonly toMs: number };

/** What is to be cut out of which recording, in seconds of the recording. */
export type Cut = { readonly recording: string; readonly fromS: number; readonly toS: number };

/** Why a range cannot be cut, in a sentence. */
export type Unfit = { readonly reason: string };

/** The cut for a range on the session's clock. It must lie within one recording, and a pause of the session is no part of it. */
export function cutOf(segments: readonly Segment[], clock: SessionClock, { fromMs, toMs }: ClipRange): Cut | Unfit {
  if (!(toMs > fromMs)) return { reason: "The end must come after the beginning." };
  if (toMs - fromMs > longestClipMs) return { reason: "A clip lasts two minutes at most." };
  const [from, to] = [momentAt(clock, fromMs), momentAt(clock, toMs)];
  const segment = segmentAt(segments, from);
  if (segment === null) return { reason: "Nothing was recorded at the beginning of this range." };
  if (to > segment.to) return { reason: "The recording ends within this range. Choose an earlier end." };
  if (to - from > toMs - fromMs + pauseMs) return { reason: "The interview was paused within this range. Choose one beside the pause." };
  return { recording: segment.recording, fromS: mediaMsAt(segment, from) / 1000, toS: mediaMsAt(segment, to) / 1000 };
}

/** When a time in a recording was, on the session's clock. */
export function clockOfCut(segments: readonly Segment[], clock: SessionClock, { recording, fromS }: Pick<Cut, "recording" | "fromS">): number {
  const segment = segments.find((one) => one.recording === recording);
  return segment === undefined ? 0 : clockAt(clock, momentIn(segment, fromS * 1000));
}

/** The longest range of whole seconds that can be cut round the one nearest to `atMs`, within what is wanted; null where nothing of that can. */
export function fitting(segments: readonly Segment[], clock: SessionClock, { fromMs, toMs }: ClipRange, atMs: number): ClipRange | null {
  const [first, last] = [Math.max(0, Math.floor(fromMs / 1000)), Math.ceil(toMs / 1000)];
  const isFit = (from: number, to: number): boolean => from >= first && to <= last && !("reason" in cutOf(segments, clock, { fromMs: from * 1000, toMs: to * 1000 }));
  const far = (second: number): number => Math.abs(second - Math.floor(atMs / 1000));
  const [core] = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index)
    .filter((second) => isFit(second, second + 1))
    .sort((one, other) => far(one) - far(other));
  if (core === undefined) return null;
  let [from, to] = [core, core + 1];
  while (isFit(from - 1, to)) from -= 1;
  while (isFit(from, to + 1)) to += 1;
  return { fromMs: from * 1000, toMs: to * 1000 };
}

/** Rounding of times, which is no pause. */
const pauseMs = 50;

/** A time as people write it, `12:04` or `724`, in milliseconds; null where it is none. */
export function readClock(text: string): number | null {
  const parts = /^\s*(?:(\d{1,3}):)?(\d{1,5})(?:\.(\d))?\s*$/.exec(text);
  if (parts === null) return null;
  const [minutes, seconds, tenths] = [Number(parts[1] ?? 0), Number(parts[2]), Number(parts[3] ?? 0)];
  return parts[1] !== undefined && seconds >= 60 ? null : (minutes * 60 + seconds) * 1000 + tenths * 100;
}

/** A name for the file: what was practised, and when in it. */
export function clipName({ title, fromMs, container }: { readonly title: string; readonly fromMs: number; readonly container: "webm" | "mp4" }): string {
  const seconds = Math.floor(fromMs / 1000);
  return `altitude-${fileWords(title)}-${String(Math.floor(seconds / 60))}m${String(seconds % 60).padStart(2, "0")}s.${container}`;
}
