import { hear, silent, type Activity, type Change } from "#core/voice/activity";
import { frameMs, openFrames, type SoundFrame } from "./frames";
import { loadSpeechDetector, type SpeechDetector } from "./speech-detector";

export type HeardFrame = SoundFrame & {
  /** How likely it holds speech, 0 to 1; null where that cannot be told here. */
  readonly probability: number | null;
};

export type EarEvents = {
  /** Every frame, in order, with what it changed. */
  readonly onFrame: (frame: HeardFrame, activity: Activity, change: Change | null) => void;
  /** Whether speech can be told from silence: not before it is loaded, and never where it cannot be. */
  readonly onDetector: (is: "ready" | "missing") => void;
};

export type Ear = { readonly close: () => void };

/** Listens to a microphone, frame by frame. Where the detector of speech cannot be loaded the frames come without it. */
export async function openEar(track: MediaStreamTrack, { onFrame, onDetector }: EarEvents): Promise<Ear> {
  let isOpen = true;
  let detector: SpeechDetector | null = null;
  let activity: Activity = silent;
  let before = Promise.resolve();
  const take = async (frame: SoundFrame): Promise<void> => {
    if (!isOpen) return;
    const probability = detector === null ? null : await detector.probability(frame.samples);
    const heard = probability === null ? { activity, change: null } : hear(activity, { atMs: frame.atMs, lastsMs: frameMs, probability });
    activity = heard.activity;
    onFrame({ ...frame, probability }, activity, heard.change);
  };
  const frames = await openFrames(track, (frame) => {
    before = before.then(() => take(frame)).catch((error: unknown) => {
      // Without the detector one can still hold the button.
      detector = null;
      activity = silent;
      console.debug("The detector of speech stopped:", error);
      onDetector("missing");
    });
  });
  void loadSpeechDetector().then(
    (loaded) => {
      if (!isOpen) loaded.release();
      else {
        detector = loaded;
        onDetector("ready");
      }
    },
    (error: unknown) => {
      console.debug("The detector of speech did not load:", error);
      if (isOpen) onDetector("missing");
    },
  );
  return {
    close() {
      isOpen = false;
      frames.close();
      detector?.release();
    },
  };
}
