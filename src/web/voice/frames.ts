import workletUrl from "@ricky0123/vad-web/dist/vad.worklet.bundle.min.js?url";

/** Sound as the recognisers and the detector of speech take it: 512 samples at 16 kHz. */
export const rate = 16_000;
export const frameSamples = 512;
export const frameMs = (frameSamples / rate) * 1000;

export type SoundFrame = {
  readonly samples: Float32Array;
  /** When its first sample was heard, on the browser's steady clock. */
  readonly atMs: number;
};

/** A clock that was not served for so long has lost frames: it is set anew. */
const lostMs = 1000;

/** Cuts a microphone's sound into frames, for as long as it is not closed. */
export async function openFrames(track: MediaStreamTrack, onFrame: (frame: SoundFrame) => void): Promise<{ readonly close: () => void }> {
  const context = new AudioContext();
  await context.audioWorklet.addModule(workletUrl);
  const source = context.createMediaStreamSource(new MediaStream([track]));
  const node = new AudioWorkletNode(context, "vad-helper-worklet", { processorOptions: { frameSamples }, numberOfOutputs: 0 });
  const timeOf = frameClock();
  node.port.onmessage = ({ data }: MessageEvent<{ readonly data: ArrayBuffer }>) => {
    onFrame({ samples: new Float32Array(data.data), atMs: timeOf(performance.now()) });
  };
  source.connect(node);
  // A page that nobody has touched yet makes and takes no sound.
  const wake = (): void => void context.resume();
  if (context.state === "suspended") {
    addEventListener("pointerdown", wake, { once: true });
    addEventListener("keydown", wake, { once: true });
  }
  return {
    close() {
      removeEventListener("pointerdown", wake);
      removeEventListener("keydown", wake);
      node.port.onmessage = null;
      source.disconnect();
      void context.close();
    },
  };
}

/**
 * When frames began, out of when they arrive: they come evenly and may be late, but never early, so the earliest arrival so far tells.
 *
 * @returns a function from the arrival of the next frame, in milliseconds, to when its first sample was heard
 */
export function frameClock(): (arrivedMs: number) => number {
  let baseMs = Number.POSITIVE_INFINITY;
  let count = 0;
  return (arrivedMs) => {
    const beganMs = arrivedMs - frameMs;
    if (beganMs - (baseMs + count * frameMs) > lostMs) {
      baseMs = Number.POSITIVE_INFINITY;
      count = 0;
    }
    baseMs = Math.min(baseMs, beganMs - count * frameMs);
    const atMs = baseMs + count * frameMs;
    count += 1;
    return atMs;
  };
}
