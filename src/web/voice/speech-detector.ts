import type { FromDetector, ToDetector } from "./detector-message";

export type SpeechDetector = {
  /** A frame; its probability comes in the order of the frames. */
  readonly give: (samples: Float32Array) => void;
  readonly close: () => void;
};

export type DetectorEvents = {
  readonly onReady: () => void;
  readonly onHeard: (probability: number) => void;
  /** It did not load, or it stopped: nothing more comes. */
  readonly onFailed: (why: string) => void;
};

/** It takes a moment to load, so it is kept for as long as the page is. */
let kept: { readonly worker: Worker; isReady: boolean } | null = null;
let listenings = 0;

/** Tells how likely frames hold speech: Silero, on this machine, beside the page. One listens at a time. */
export function openSpeechDetector({ onReady, onHeard, onFailed }: DetectorEvents): SpeechDetector {
  listenings += 1;
  const listening = listenings;
  const detector = kept ?? { worker: new Worker(new URL("./detector-worker.ts", import.meta.url), { type: "module" }), isReady: false };
  kept = detector;
  const fail = (why: string): void => {
    detector.worker.terminate();
    kept = null;
    if (listening === listenings) onFailed(why);
  };
  detector.worker.onmessage = ({ data }: MessageEvent<FromDetector>) => {
    switch (data.kind) {
      case "ready":
        detector.isReady = true;
        if (listening === listenings) onReady();
        break;
      case "heard":
        if (data.listening === listening && listening === listenings) onHeard(data.probability);
        break;
      case "failed":
        fail(data.why);
        break;
    }
  };
  detector.worker.onerror = ({ message }) => {
    fail(message);
  };
  if (detector.isReady) queueMicrotask(onReady);
  return {
    give(samples) {
      const frame: ToDetector = { listening, samples };
      detector.worker.postMessage(frame);
    },
    close() {
      if (listening === listenings) listenings += 1;
    },
  };
}
