import { hear, silent, type Activity, type Change } from "#core/voice/activity";
import { frameMs } from "./frame-shape";
import { openFrames } from "./frames";
import type { HeardFrame, SoundFrame } from "./heard-frame";
import { openSpeechDetector } from "./speech-detector";

export type EarEvents = {
  /** Every frame, in order, with what it changed. */
  readonly onFrame: (frame: HeardFrame, activity: Activity, change: Change | null) => void;
  /** Whether speech can be told from silence: not before it is loaded, and never where it cannot be. */
  readonly onDetector: (is: "ready" | "missing") => void;
};

/** A detector that has not loaded by then is done without, until it comes after all. */
const loadsWithinMs = 10_000;

export type Ear = { readonly close: () => void };

/** A detector that is so many frames behind does not keep up here: ten seconds. */
const mostBehind = Math.ceil(10_000 / frameMs);

/** Listens to a microphone, frame by frame. Where there is no detector of speech, or as long as it loads, frames come without it. */
export async function openEar(track: MediaStreamTrack, { onFrame, onDetector }: EarEvents): Promise<Ear> {
  let standing: "loading" | "ready" | "missing" = "loading";
  let activity: Activity = silent;
  let isListening = false;
  /** Frames that the detector has, and has not answered yet. */
  let behind: readonly SoundFrame[] = [];

  const late = setTimeout(() => {
    onDetector("missing");
  }, loadsWithinMs);
  const fail = (why: string): void => {
    clearTimeout(late);
    console.debug("Speech cannot be told from silence here:", why);
    standing = "missing";
    activity = silent;
    for (const frame of behind) onFrame({ ...frame, probability: null }, silent, null);
    behind = [];
    onDetector("missing");
  };
  const isReady = (): boolean => standing === "ready";
  const detector = openSpeechDetector({
    onReady() {
      clearTimeout(late);
      standing = "ready";
      if (isListening) onDetector("ready");
    },
    onHeard(probability) {
      const [frame, ...rest] = behind;
      behind = rest;
      if (frame === undefined) return;
      const heard = hear(activity, { atMs: frame.atMs, lastsMs: frameMs, probability });
      activity = heard.activity;
      onFrame({ ...frame, probability }, activity, heard.change);
    },
    onFailed: fail,
  });
  const take = (frame: SoundFrame): void => {
    if (standing !== "ready") {
      onFrame({ ...frame, probability: null }, silent, null);
      return;
    }
    behind = [...behind, frame];
    detector.give(frame.samples);
    if (behind.length <= mostBehind) return;
    detector.close();
    fail("it is too slow");
  };
  try {
    const frames = await openFrames(track, take);
    isListening = true;
    if (isReady()) onDetector("ready");
    return {
      close() {
        clearTimeout(late);
        frames.close();
        detector.close();
      },
    };
  } catch (error) {
    clearTimeout(late);
    detector.close();
    throw error;
  }
}
