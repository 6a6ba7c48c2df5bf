import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { wavFrom } from "#core/voice/wav";

/** Sentences that espeak-ng said, as what a microphone hears. */
export type Sentence = "cache" | "because" | "reads" | "queue" | "yes";

/** In seconds. */
export const lasts = { cache: 2.507, because: 0.564, reads: 1.933, queue: 1.417, yes: 0.432 } as const satisfies Record<Sentence, number>;

/** Samples a second. */
export const rate = 16_000;

/** One sound of sentences and, between them, so many seconds of silence; a WAV file. */
export async function soundOf(...parts: readonly (Sentence | number)[]): Promise<Buffer> {
  const samples = await Promise.all(
    parts.map(async (part) => {
      if (typeof part === "number") return new Int16Array(Math.round(part * rate));
      const file = await readFile(join(process.cwd(), "test/fixtures/speech", `${part}.wav`));
      return new Int16Array(file.buffer.slice(file.byteOffset + 44, file.byteOffset + file.byteLength));
    }),
  );
  const all = new Int16Array(samples.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of samples) {
    all.set(part, at);
    at += part.length;
  }
  return Buffer.from(wavFrom({ samples: all, rate }));
}

/**
 * A microphone of our own making, so that it can be spoken into at the right moment, and end as a device does that is pulled out. The
 * permission and the opening of the device are the browser's. Runs in the page before anything of Altitude does.
 */
export const toldMicrophone = `{
  const give = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  const outs = new Set();
  let sound = null;
  let isUnplugged = false;
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    if (isUnplugged) throw new DOMException("none", "NotFoundError");
    const stream = await give(wanted);
    for (const device of stream.getAudioTracks()) {
      sound ??= new AudioContext();
      const out = sound.createMediaStreamDestination();
      outs.add(out);
      const [track] = out.stream.getAudioTracks();
      stream.removeTrack(device);
      stream.addTrack(track);
      addEventListener("unplug-microphone", () => {
        isUnplugged = true;
        for (const each of [device, track]) each.stop();
        track.dispatchEvent(new Event("ended"));
      });
    }
    return stream;
  };
  window.sayIntoMicrophone = async (base64) => {
    const heard = await sound.decodeAudioData(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)).buffer);
    const source = Object.assign(sound.createBufferSource(), { buffer: heard });
    for (const out of outs) source.connect(out);
    await new Promise((resolve) => {
      source.onended = resolve;
      source.start();
    });
  };
}`;

/** Speaks into it; over when the last word is. */
export async function sayInto(page: Page, ...parts: readonly (Sentence | number)[]): Promise<void> {
  await page.evaluate(`sayIntoMicrophone("${(await soundOf(...parts)).toString("base64")}")`);
}

export const unplugMicrophone = (page: Page): Promise<unknown> => page.evaluate(`dispatchEvent(new Event("unplug-microphone")); undefined`);
