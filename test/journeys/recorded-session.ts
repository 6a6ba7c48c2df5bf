import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { readPack } from "#content-pack/read-pack";
import type { Result } from "#core/problem";
import type { Command } from "#core/session/conduct";
import { createInterviewer } from "#core/session/interviewer";
import { StartSession } from "#core/session/request";
import { tokensOf } from "#core/text/token";
import type { Spoken } from "#core/voice/spoken";
import { openSqlite } from "#store/sqlite";

/** A session of which every time is known, put into a data folder before the server has it; and a recording that shows its own time. */

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};

/** Each command with its second after the start. */
export type Sitting = readonly (readonly [Command, number])[];

export async function seedSession(home: string, { id, startedAt, scenario, sitting }: { readonly id: string; readonly startedAt: number; readonly scenario: string; readonly sitting: Sitting }): Promise<void> {
  const interviewer = must(createInterviewer(must(await readPack(fileURLToPath(new URL("../../content", import.meta.url))))));
  const first = must(interviewer.start(StartSession.parse({ round: "system-design", scenario }), startedAt, 1));
  let run = must(interviewer.fold(first));
  const events = [...first];
  for (const [command, second] of sitting) {
    const added = must(interviewer.decide(run, command, startedAt + second * 1000));
    events.push(...added);
    run = added.reduce(interviewer.evolve, run);
  }
  const store = must(await openSqlite(join(home, "altitude.db")));
  await store.append(id, 0, events);
  await store.close();
}

/** How long each word of a seeded answer takes, and how much later the next one begins. */
export const [wordMs, everyMs] = [200, 250];

/** A spoken answer whose words begin a quarter of a second apart; after the parts of it there is a silence. */
export function spokenIn(parts: readonly string[], fromMs: number, silenceMs: number): { readonly text: string; readonly spoken: Spoken } {
  const text = parts.join(" ");
  const ends = parts.map((_, index) => parts.slice(0, index + 1).join(" ").length);
  let at = fromMs;
  const stretches = tokensOf(text).map(({ start, end }) => {
    const word = { start, end, from: at, to: at + wordMs };
    at += everyMs + (ends.some((partEnd) => end <= partEnd && !/\w/.test(text.slice(end, partEnd))) ? silenceMs : 0);
    return word;
  });
  return { text, spoken: { by: "device", stretches, heard: text, isCutIn: false } };
}

/** The bits of the time that a recording shows, in tenths of a second. */
const bits = 8;

/** Records a picture that shows its time in black and white squares, with a tone, as a browser's recorder does. Returns its chunks and how long it took. */
export async function recordTime(page: Page, seconds: number): Promise<{ readonly mime: string; readonly chunks: readonly Buffer[]; readonly durationMs: number }> {
  const recorded: { readonly mime: string; readonly chunks: readonly string[]; readonly durationMs: number } = await page.evaluate(
    async ({ seconds, bits }) => {
      const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: 180 });
      const pen = canvas.getContext("2d");
      const sound = new AudioContext();
      const tone = sound.createOscillator();
      const out = sound.createMediaStreamDestination();
      tone.connect(out);
      tone.start();
      const stream = new MediaStream([...canvas.captureStream(25).getTracks(), ...out.stream.getTracks()]);
      const mime = "video/webm;codecs=vp8,opus";
      const recorder = new MediaRecorder(stream, { mimeType: mime });
      const chunks: Promise<string>[] = [];
      recorder.addEventListener("dataavailable", ({ data }) => {
        chunks.push(data.arrayBuffer().then((buffer) => btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""))));
      });
      let startedMs = performance.now();
      const draw = () => {
        const tenths = Math.floor((performance.now() - startedMs) / 100);
        for (let bit = 0; bit < bits; bit += 1) {
          if (pen === null) return;
          pen.fillStyle = (tenths >> bit) % 2 === 1 ? "#fff" : "#000";
          pen.fillRect(bit * 40, 0, 40, 180);
        }
      };
      const drawing = setInterval(draw, 20);
      const begun = new Promise((resolve) => recorder.addEventListener("start", resolve, { once: true }));
      recorder.start(1000);
      await begun;
      startedMs = performance.now();
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      const stopped = new Promise((resolve) => recorder.addEventListener("stop", resolve, { once: true }));
      recorder.stop();
      await stopped;
      clearInterval(drawing);
      await sound.close();
      return { mime, chunks: await Promise.all(chunks), durationMs: Math.round(performance.now() - startedMs) };
    },
    { seconds, bits },
  );
  return { ...recorded, chunks: recorded.chunks.map((chunk) => Buffer.from(chunk, "base64")) };
}

/** The time, in seconds, that the picture of a playing recording shows, and what the element says that it plays. */
export function shownTime(page: Page): Promise<{ readonly shown: number; readonly element: number }> {
  return page.evaluate((count) => {
    const video = document.querySelector("video");
    if (video === null) throw new Error("There is no video.");
    const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: 180 });
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    if (pen === null) throw new Error("There is no canvas.");
    pen.drawImage(video, 0, 0, 320, 180);
    const tenths = Array.from({ length: count }, (_, bit) => ((pen.getImageData(bit * 40 + 20, 90, 1, 1).data[0] ?? 0) > 127 ? 1 << bit : 0)).reduce((sum, one) => sum + one, 0);
    return { shown: tenths / 10, element: video.currentTime };
  }, bits);
}
