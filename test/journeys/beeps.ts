import type { Page } from "playwright-core";
import { z } from "zod";
import { packetsOf } from "#store/test-recording";

/** A sound that is its own clock: it beeps whenever the wall clock shows so many milliseconds more, by the audio hardware's own time. */
export const beepEveryMs = 4000;

/** Makes its track; runs in a page, whose names this program does not know, and is heard once somebody has pressed something there. */
export const beepingTrack = `() => {
  const sound = new AudioContext();
  addEventListener("click", () => void sound.resume());
  const [tone, gate, out] = [sound.createOscillator(), sound.createGain(), sound.createMediaStreamDestination()];
  gate.gain.value = 0;
  tone.frequency.value = 1000;
  tone.connect(gate).connect(out);
  tone.start();
  let told = 0;
  const tell = () => {
    const next = Math.ceil((Date.now() + 20) / ${String(beepEveryMs)}) * ${String(beepEveryMs)};
    if (next === told || next - Date.now() > 2000 || sound.state !== "running") return;
    told = next;
    const at = sound.currentTime + (next - Date.now()) / 1000;
    gate.gain.setValueAtTime(1, at);
    gate.gain.setValueAtTime(0, at + 0.1);
  };
  setInterval(tell, 100);
  return out.stream.getAudioTracks()[0];
}`;

/** When the beeps of a recording are heard, in milliseconds of its media. */
export async function beepsIn(page: Page, file: string, bytes: Buffer): Promise<readonly number[]> {
  const onsets = z.array(z.number()).parse(await page.evaluate(`(${hearing})("${bytes.toString("base64")}")`));
  // What a page decodes begins with the first sample, at whatever time that stands in the media.
  const beginsAt = (await packetsOf(file)).find(({ type }) => type === "audio")?.packets[0]?.[0];
  return onsets.map((onset) => onset + Number(beginsAt));
}

const hearing = `async (base64) => {
  const rate = 48000;
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const samples = (await new OfflineAudioContext(1, 1, rate).decodeAudioData(bytes.buffer)).getChannelData(0);
  const onsets = [];
  let loudAt = -Infinity;
  samples.forEach((sample, at) => {
    if (Math.abs(sample) < 0.1) return;
    if (at - loudAt > rate / 2) onsets.push((at / rate) * 1000);
    loudAt = at;
  });
  return onsets;
}`;

/** How far a moment is from the beep that it should be, in milliseconds: later is positive. */
export function offBeep(momentMs: number): number {
  const past = momentMs % beepEveryMs;
  return past > beepEveryMs / 2 ? past - beepEveryMs : past;
}
