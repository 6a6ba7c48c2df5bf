import { clockDifference } from "../clock-difference";
import { frameSamples, rate } from "./frame-shape";
import workletUrl from "./frames-worklet.js?url";
import type { SoundFrame } from "./heard-frame";

/** `beganAt`: in seconds of the audio clock. */
type Sent = { readonly samples: Float32Array; readonly beganAt: number };

/** Looks at the audio clock and the browser's steady one that are remembered: about five seconds of them. */
const looksKept = 160;

/** Cuts a microphone's sound into frames, for as long as it is not closed. */
export async function openFrames(track: MediaStreamTrack, onFrame: (frame: SoundFrame) => void): Promise<{ readonly close: () => void }> {
  const context = new AudioContext();
  try {
    await context.audioWorklet.addModule(workletUrl);
    return framesFrom(context, track, onFrame);
  } catch (error) {
    // Browsers give a page only a few of them.
    void context.close();
    throw error;
  }
}

function framesFrom(context: AudioContext, track: MediaStreamTrack, onFrame: (frame: SoundFrame) => void): { readonly close: () => void } {
  const source = context.createMediaStreamSource(new MediaStream([track]));
  const node = new AudioWorkletNode(context, "frames", { processorOptions: { rate, frameSamples }, numberOfOutputs: 0 });
  let ahead = clockDifference(looksKept);
  context.onstatechange = () => {
    ahead = clockDifference(looksKept);
  };
  node.port.onmessage = ({ data: { samples, beganAt } }: MessageEvent<Sent>) => {
    onFrame({ samples, atMs: ahead({ steadyMs: performance.now(), otherMs: context.currentTime * 1000 }) + beganAt * 1000 });
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
