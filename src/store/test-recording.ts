import { readFile, stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } from "mediabunny";
import { z } from "zod";
import type { RecordingView } from "#core/recording/recording-view";

/** What Chromium's MediaRecorder made of its fake camera and microphone in four seconds, in the chunks in which it gave it out. */
const folder = new URL("../../test/fixtures/recordings/", import.meta.url);
const { mime, chunks: lengths } = z.object({ mime: z.string(), chunks: z.array(z.int()) }).parse(JSON.parse(await readFile(new URL("fake-device.json", folder), "utf8")));
export const recorded = await readFile(new URL("fake-device.webm", folder));
export const recordedMime = mime;

export const chunks: readonly Uint8Array<ArrayBuffer>[] = lengths.map((length, seq) => {
  const start = lengths.slice(0, seq).reduce((sum, before) => sum + before, 0);
  return new Uint8Array(recorded.subarray(start, start + length));
});

/** The packets of each track: their times and durations in milliseconds, their sizes, and which are key frames. */
export async function packetsOf(file: string) {
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(file) });
  const tracks = [];
  for (const track of await input.getTracks()) {
    const packets = [];
    for await (const packet of new EncodedPacketSink(track).packets()) packets.push([Math.round(packet.timestamp * 1000), packet.byteLength, packet.type]);
    tracks.push({ type: track.type, packets });
  }
  input.dispose();
  return tracks;
}

/** The duration that stands in the head of a WebM file in milliseconds, null where there is none; and whether it has cues. */
export async function headOf(file: string): Promise<{ readonly durationMs: number | null; readonly hasCues: boolean; readonly bytes: number }> {
  const bytes = await readFile(file);
  const at = bytes.subarray(0, 1000).indexOf(Buffer.from([0x44, 0x89, 0x88]));
  return { durationMs: at === -1 ? null : bytes.readDoubleBE(at + 3), hasCues: bytes.includes(Buffer.from([0x1c, 0x53, 0xbb, 0x6b]), 1000), bytes: (await stat(file)).size };
}

/** Waits until a recording has come to rest. */
export async function settled(look: () => Promise<RecordingView | undefined>): Promise<RecordingView> {
  for (;;) {
    const view = await look();
    if (view === undefined) throw new Error("The recording is gone.");
    if (view.state === "ready" || view.state === "interrupted") return view;
    await sleep(10);
  }
}
