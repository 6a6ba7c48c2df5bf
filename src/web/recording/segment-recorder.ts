import { pictureBits, recordingType, soundBits } from "./recorder-format";

/** How much of the recording one chunk holds, in milliseconds: what a crash of the browser loses at most, twice over. */
const chunkMs = 1_000;

/** Chunks further apart than this: the machine slept, or the recorder stood still, and its time is no longer ours. */
const longestGapMs = 5_000;

export type SegmentRecorder = {
  /** Takes in what is left, then `onEnd` is called. */
  readonly stop: () => void;
};

type Needs = {
  readonly tracks: readonly MediaStreamTrack[];
  /** It records; its first moment was at `beganAt` of `performance.now()`. */
  readonly onStart: (mime: string, beganAt: number) => void;
  /** `endMs`: how long it has lasted so far. */
  readonly onChunk: (bytes: Blob, endMs: number) => void;
  /** Called once; nothing comes afterwards. `byItself`: nobody asked for it. */
  readonly onEnd: (byItself: boolean) => void;
};

/** Whether this browser can record at all. */
export const canRecord = (): boolean => "MediaRecorder" in window && [true, false].some((hasVideo) => typeFor(hasVideo) !== null);

const typeFor = (hasVideo: boolean): string | null => recordingType({ hasVideo, isSupported: (mime) => MediaRecorder.isTypeSupported(mime) });

/** Records the tracks as they are, until it is stopped, they end, or time makes a leap. Null where the browser cannot, or will not with these. */
export function recordSegment({ tracks, onStart, onChunk, onEnd }: Needs): SegmentRecorder | null {
  const mimeType = typeFor(tracks.some(({ kind }) => kind === "video"));
  if (mimeType === null) return null;
  const recorder = unlessRefused(() => new MediaRecorder(new MediaStream([...tracks]), { mimeType, videoBitsPerSecond: pictureBits, audioBitsPerSecond: soundBits }));
  if (recorder === null) return null;
  let lastAt = Date.now();
  let lastedMs = 0;
  let isAsked = false;

  recorder.addEventListener("start", () => {
    // A slow beginning is no leap in time.
    lastedMs = Math.max(0, Date.now() - lastAt);
    lastAt = Date.now();
    onStart(recorder.mimeType === "" ? mimeType : recorder.mimeType, beganAt);
  });
  recorder.addEventListener("dataavailable", ({ data }) => {
    // The wall clock, as the steady one may stand still while the machine sleeps.
    const gapMs = Math.max(0, Date.now() - lastAt);
    lastAt = Date.now();
    lastedMs += gapMs > longestGapMs ? chunkMs : gapMs;
    if (data.size > 0) onChunk(data, Math.round(lastedMs));
    if (gapMs > longestGapMs && recorder.state !== "inactive") recorder.stop();
  });
  recorder.addEventListener("stop", () => {
    onEnd(!isAsked);
  });
  // Chromium says "start" once an encoder has given something out, 0.05 to 2 s late and more where pictures come slowly. Time 0 of
  // the media is the first sample after this call: beeps sounded at known times stand in it as if it began up to 0.2 s before, never after.
  const beganAt = performance.now();
  const begun = unlessRefused(() => {
    recorder.start(chunkMs);
    return recorder;
  });
  if (begun === null) return null;
  return {
    stop: () => {
      isAsked = true;
      if (recorder.state !== "inactive") recorder.stop();
    },
  };
}

/** Browsers throw where they cannot record what a track gives, or it has just ended. */
function unlessRefused<T>(act: () => T): T | null {
  try {
    return act();
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
