import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { z } from "zod";
import { readPack } from "#content-pack/read-pack";
import type { Result } from "#core/problem";
import type { Command } from "#core/session/conduct";
import { createInterviewer } from "#core/session/interviewer";
import { StartSession } from "#core/session/request";
import { tokensOf } from "#core/text/token";
import type { Spoken } from "#core/voice/spoken";
import { openSqlite } from "#store/sqlite";
import { beepingTrack } from "./beeps";

/** A session of which every time is known, put into a data folder before the server has it; and a recording that tells its own time. */

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

const Recorded = z.object({ mime: z.string(), chunks: z.array(z.string()), durationMs: z.number(), beganAt: z.number() });

/**
 * Records a moving picture and a sound that beeps by the wall clock, as a browser's recorder does. Returns its chunks, how long it
 * took and when it was asked to begin, as Unix time in milliseconds.
 */
export async function recordBeeps(page: Page, seconds: number): Promise<{ readonly mime: string; readonly chunks: readonly Buffer[]; readonly durationMs: number; readonly beganAt: number }> {
  await page.mouse.click(1, 1);
  const { chunks, ...recorded } = Recorded.parse(await page.evaluate(`(${recording})(${String(seconds)}, ${beepingTrack})`));
  return { ...recorded, chunks: chunks.map((chunk) => Buffer.from(chunk, "base64")) };
}

/** Runs in the page, whose names this program does not know. */
const recording = `async (seconds, beeping) => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: 180 });
  const pen = canvas.getContext("2d");
  let drawn = 0;
  const drawing = setInterval(() => {
    pen.fillStyle = (drawn += 1) % 2 === 0 ? "#000" : "#fff";
    pen.fillRect(0, 0, 320, 180);
  }, 100);
  const mime = "video/webm;codecs=vp8,opus";
  const recorder = new MediaRecorder(new MediaStream([canvas.captureStream(25).getVideoTracks()[0], beeping()]), { mimeType: mime });
  const chunks = [];
  recorder.addEventListener("dataavailable", ({ data }) => {
    if (data.size > 0) chunks.push(data.arrayBuffer().then((buffer) => btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""))));
  });
  const stopped = new Promise((resolve) => recorder.addEventListener("stop", resolve, { once: true }));
  const beganAt = Date.now();
  recorder.start(1000);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  recorder.stop();
  await stopped;
  clearInterval(drawing);
  return { mime, chunks: await Promise.all(chunks), durationMs: Date.now() - beganAt, beganAt };
}`;

const Shown = z.object({ atS: z.number(), durationS: z.number().nullable() });

/** Where the page's video is and how long it lasts, which is null where that is not known, in seconds. */
export async function videoTime(page: Page): Promise<z.infer<typeof Shown>> {
  return Shown.parse(await page.evaluate(`(({ currentTime, duration }) => ({ atS: currentTime, durationS: Number.isFinite(duration) ? duration : null }))(document.querySelector("video"))`));
}

/** Puts a file in the place of the page's video, and waits until its first picture is there. */
export async function showFile(page: Page, file: Buffer): Promise<void> {
  await page.evaluate(`(${showing})("${file.toString("base64")}")`);
}

const showing = `async (base64) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const video = Object.assign(document.createElement("video"), { muted: true, src: URL.createObjectURL(new Blob([bytes], { type: "video/webm" })) });
  document.querySelector("video").replaceWith(video);
  await new Promise((resolve, reject) => {
    video.onloadeddata = resolve;
    video.onerror = () => reject(new Error(video.error?.message));
  });
}`;
