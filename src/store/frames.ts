import { mp4Frames } from "#store/mp4-frames";
import { webmFrames } from "#store/webm-frames";

/** What a walk through a recording comes by, without reading any frame. */
export type Frames = {
  /** Where the last whole element ends. */
  readonly end: number;
  /** How many bytes of sound and picture its whole elements hold. */
  readonly frameBytes: number;
  /** Whether nothing stands behind `end` but one element that was cut off: no damage, behind which the recording goes on. */
  readonly isWhole: boolean;
};

/** The longest piece of a recording that may have been cut off at its end. More than that is no single frame. */
export const longestCutBytes = 4_000_000;

/** The frames among the first `bytes` of a recording. */
export const framesIn = (file: string, bytes: number, container: "webm" | "mp4"): Promise<Frames> => (container === "webm" ? webmFrames(file, bytes) : mp4Frames(file, bytes));
