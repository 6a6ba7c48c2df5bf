import workletUrl from "@ricky0123/vad-web/dist/vad.worklet.bundle.min.js?url";
import { frameMs, frameSamples } from "./frame-shape";

export type SoundFrame = {
  readonly samples: Float32Array;
  /** When its first sample was heard, on the browser's steady clock. */
  readonly atMs: number;
};

/** Cuts a microphone's sound into frames, for as long as it is not closed. */
export async function openFrames(track: MediaStreamTrack, onFrame: (frame: SoundFrame) => void): Promise<{ readonly close: () => void }> {
  const context = new AudioContext();
  await context.audioWorklet.addModule(workletUrl);
  const source = context.createMediaStreamSource(new MediaStream([track]));
  const node = new AudioWorkletNode(context, "vad-helper-worklet", { processorOptions: { frameSamples }, numberOfOutputs: 0 });
  let timeOf = frameClock();
  context.onstatechange = () => {
    timeOf = frameClock();
  };
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
 * When frames began, out of when they arrive: they come evenly and may be late, by seconds where the page is busy, but never early. So the
 * least late of the last twenty seconds tells; older ones do not, because the two clocks drift apart, and one of them stands still at times.
 *
 * @returns a function from the arrival of the next frame, in milliseconds, to when its first sample was heard
 */
export function frameClock(): (arrivedMs: number) => number {
  let leasts: readonly number[] = [];
  let count = 0;
  return (arrivedMs) => {
    const offsetMs = arrivedMs - (count + 1) * frameMs;
    if (count % framesInLeast === 0) leasts = [...leasts.slice(1 - leastsKept), offsetMs];
    else leasts = leasts.with(-1, Math.min(leasts.at(-1) ?? offsetMs, offsetMs));
    const atMs = Math.min(...leasts) + count * frameMs;
    count += 1;
    return atMs;
  };
}

/** About a second. */
const framesInLeast = 31;
const leastsKept = 20;
