import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { RecordingView, SessionRecordings } from "#core/recording/recording-view";
import { startReady, type Started } from "../crash/built-server";
import { beepingTrack, beepsIn, offBeep } from "./beeps";
import { violations } from "./accessibility";
import { allowed, closePages, forgetVisits, openContext } from "./chromium";

/** Camera, microphone and recording, in a real Chromium with a made-up camera and microphone. */

const minutes = 60_000;
const viewport = { width: 1440, height: 900 };
let server: Started & { readonly address: string };
let home: string;
let ours: BrowserContext;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "altitude-journey-"));
  server = await startReady({ ALTITUDE_HOME: home, CI: "1" });
  ours = await openContext({ ...allowed, viewport });
}, 2 * minutes);

afterAll(async () => {
  await ours.close();
  server.kill("SIGTERM");
  await server.ended;
  await rm(home, { recursive: true, force: true });
});

beforeEach(() => {
  complaints = [];
  context = ours;
});
afterEach(async () => {
  await closePages(context);
  if (context === ours) await forgetVisits(ours, server.address);
  else await context.close();
  expect(complaints).toEqual([]);
});

const chosen = { minutes: 15, target: "senior", pressure: "neutral", way: "interview", company: "", interviewer: "model", voice: "type", camera: true, record: true };

/** A page whose last interview was set up so. A server that is killed on purpose is no reason to complain. */
async function open(choice = chosen): Promise<void> {
  page = await newPage();
  await page.addInitScript(`localStorage["altitude.last-choice"] ??= ${JSON.stringify(JSON.stringify(choice))}`);
}

async function newPage(): Promise<Page> {
  const opened = await context.newPage();
  opened.on("console", (message) => {
    const isAway = /ERR_CONNECTION_(REFUSED|RESET)|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_FAILED|net::ERR_ABORTED/.test(message.text());
    if (!isAway && (message.type() === "warning" || message.type() === "error")) complaints.push(`console ${message.type()}: ${message.text()}`);
  });
  opened.on("pageerror", (error) => complaints.push(`page error: ${error.message}`));
  return opened;
}

async function created(): Promise<string> {
  const response = await fetch(`${server.address}/api/sessions`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ round: "behavioural", scenario: "led-an-initiative", minutes: 15 }) });
  return z.object({ id: z.string() }).parse(await response.json()).id;
}

async function begin(): Promise<string> {
  const id = await created();
  await page.goto(`${server.address}/sessions/${id}`);
  await page.getByRole("textbox", { name: "Your answer" }).waitFor();
  return id;
}

const recordingsOf = async (id: string) => SessionRecordings.parse(await (await fetch(`${server.address}/api/sessions/${id}/recordings`)).json()).recordings;

/** Seconds recorded so far, as the strip tells them. */
async function recorded(): Promise<number> {
  const told = await page.getByText(/^Recording \d+:\d\d$/).textContent({ timeout: 20_000 });
  return /(\d+):(\d\d)/.exec(told ?? "")?.slice(1).map(Number).reduce((sum, part) => sum * 60 + part, 0) ?? 0;
}

const recordedFor = (seconds: number): Promise<void> => expect.poll(recorded, { timeout: 60_000 }).toBeGreaterThanOrEqual(seconds);

async function finish(): Promise<void> {
  await page.getByRole("button", { name: "Finish", exact: true }).click();
  await page.getByRole("button", { name: "Finish and read the report" }).click();
  await page.waitForURL(/\/report$/, { timeout: 60_000 });
}

const Played = z.object({ duration: z.number(), reached: z.number(), error: z.string().nullable() });

/** Its length and whether one can jump in it, as a media element finds them. */
async function played(id: string, recording: string): Promise<z.infer<typeof Played>> {
  const source = JSON.stringify(`/api/sessions/${id}/recordings/${recording}/media`);
  return Played.parse(
    await page.evaluate(`(async () => {
      const video = Object.assign(document.createElement("video"), { muted: true, src: ${source} });
      const heard = (name) => new Promise((resolve) => video.addEventListener(name, resolve, { once: true }));
      await Promise.race([heard("loadedmetadata"), heard("error")]);
      if (video.error !== null) return { duration: 0, reached: 0, error: video.error.message };
      video.currentTime = video.duration / 2;
      await Promise.race([heard("seeked"), heard("error")]);
      return { duration: video.duration, reached: video.currentTime, error: null };
    })()`),
  );
}

it(
  "records with the camera on, in segments that a pause divides, which are listed, play and can be jumped in; erased alone, the report stays",
  async () => {
    await open();
    const id = await begin();
    await recordedFor(6);
    const view = page.getByRole("group", { name: "Self-view" });
    await view.waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Devices" }).click();
    await page.getByText("Nothing here looks at your face, voice or accent").waitFor();
    await page.getByText("We hear you").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");

    const before = await view.boundingBox();
    await page.getByRole("button", { name: /^Move self-view/ }).focus();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowUp");
    const after = await view.boundingBox();
    // One press moves it by 24 pixels.
    for (const moved of [(before?.x ?? 0) - (after?.x ?? 0), (before?.y ?? 0) - (after?.y ?? 0)]) expect(Math.abs(moved - 24)).toBeLessThan(1.5);
    await page.getByRole("button", { name: "Pause", exact: true }).click();
    await page.getByText("Recording paused").waitFor();
    await view.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Resume", exact: true }).click();
    await view.waitFor();
    const soFar = await recorded();
    await recordedFor(soFar + 3);
    await page.getByRole("button", { name: "Hide self-view" }).click();
    await view.waitFor({ state: "detached" });
    await finish();

    await page.getByRole("button", { name: /Skip/ }).click();
    await page.getByText(/^Recording: \d+ s, /).waitFor();
    await expect.poll(async () => (await recordingsOf(id)).map(({ state, hasVideo, problem }) => ({ state, hasVideo, problem })), { timeout: 30_000 }).toEqual([{ state: "ready", hasVideo: true, problem: null }, { state: "ready", hasVideo: true, problem: null }]);
    for (const [recording, least] of [[0, 5], [1, 1]] as const) {
      const { id: kept = "", durationMs = 0 } = (await recordingsOf(id))[recording] ?? {};
      const seen = await played(id, kept);
      expect(seen.error).toBeNull();
      expect(seen.duration).toBeGreaterThan(least);
      expect(Math.abs(seen.duration * 1000 - (durationMs ?? 0))).toBeLessThan(1500);
      expect(Math.abs(seen.reached - seen.duration / 2)).toBeLessThan(0.5);
    }

    await page.getByRole("button", { name: /^Erase the recording of/ }).click();
    await page.getByText("What stays: the conversation").waitFor();
    await page.getByRole("button", { name: "Erase the recording", exact: true }).click();
    await page.getByText("The recording is erased.").waitFor();
    expect(await recordingsOf(id)).toEqual([]);
    expect((await fetch(`${server.address}/api/sessions/${id}/assessment`)).status).toBe(200);
  },
  3 * minutes,
);

it(
  "does not need devices: refused, it says so in a sentence and is sat by typing",
  async () => {
    context = await openContext({ viewport });
    await open({ ...chosen, voice: "hands-free" });
    const id = await begin();
    await page.getByText(/may not use the microphone and camera.*You can go on by typing, without a picture/).waitFor();
    await page.getByRole("textbox", { name: "Your answer" }).fill("I noticed that the tills froze each Monday, so I wrote a tool that read the price file first.");
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => page.getByRole("log").getByText("You", { exact: true }).count(), { timeout: 20_000 }).toBe(1);
    expect(await recordingsOf(id)).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await page.goto(server.address);
    await page.getByRole("button", { name: "Set it up first" }).click();
    await page.getByText(/may not use the microphone and camera/).waitFor();
    expect(await page.getByRole("button", { name: /^Start, / }).isEnabled()).toBe(true);
    expect(await violations(page)).toEqual([]);
  },
  2 * minutes,
);

it(
  "loses nothing when the server is killed in the middle: the chunks wait, and go on where they were; what a closed tab has left is sent the next time Altitude is opened",
  async () => {
    await open();
    const id = await begin();
    await recordedFor(4);
    const port = new URL(server.address).port;
    const away = async (): Promise<void> => {
      server.kill("SIGKILL");
      await server.ended;
      await page.getByText("kept in this browser for now").waitFor({ timeout: 20_000 });
    };
    await away();
    await recordedFor(9);
    server = await startReady({ ALTITUDE_HOME: home, CI: "1", PORT: port });
    await page.getByText("kept in this browser for now").waitFor({ state: "detached", timeout: 30_000 });
    await recordedFor(12);
    await page.getByRole("button", { name: "Pause", exact: true }).click();
    const whole = { state: "ready", problem: null };
    const standing = async () => (await recordingsOf(id)).map(({ state, problem }) => ({ state, problem }));
    await expect.poll(standing, { timeout: 30_000 }).toEqual([whole]);
    await page.getByRole("button", { name: "Resume", exact: true }).click();
    await recordedFor(14);

    // The server is away again, so that chunks are left, and the tab goes without a word.
    await away();
    await recordedFor((await recorded()) + 4);
    await page.close({ runBeforeUnload: false });
    server = await startReady({ ALTITUDE_HOME: home, CI: "1", PORT: port });
    page = await newPage();
    await page.goto(`${server.address}/reports`);
    await expect.poll(standing, { timeout: 30_000 }).toEqual([whole, whole]);
    for (const [at, least] of [[0, 11], [1, 3]] as const) {
      const seen = await played(id, (await recordingsOf(id))[at]?.id ?? "");
      expect(seen.error).toBeNull();
      expect(seen.duration).toBeGreaterThan(least);
    }
  },
  3 * minutes,
);

it(
  "goes on with sound alone when the camera is unplugged, in a segment of its own",
  async () => {
    await open();
    // Tracks of our own making, so that they can end as those of a device do that is pulled out.
    await page.addInitScript(`{
      const give = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      let isUnplugged = false;
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        if (isUnplugged && wanted.video !== undefined) throw new DOMException("none", "NotFoundError");
        const stream = await give(wanted);
        const [camera] = stream.getVideoTracks();
        addEventListener("unplug-camera", () => {
          isUnplugged = true;
          camera?.stop();
          camera?.dispatchEvent(new Event("ended"));
        });
        return stream;
      };
    }`);
    const id = await begin();
    await recordedFor(4);
    await page.evaluate(`dispatchEvent(new Event("unplug-camera")); undefined`);
    await page.getByText(/The camera was unplugged.*You can go on without a picture/).waitFor();
    await expect.poll(async () => (await recordingsOf(id)).map(({ hasVideo }) => hasVideo), { timeout: 20_000 }).toEqual([true, false]);
    await recordedFor(8);
    await finish();
    await expect.poll(async () => (await recordingsOf(id)).map(({ state, hasVideo, problem }) => ({ state, hasVideo, problem })), { timeout: 30_000 }).toEqual([
      { state: "ready", hasVideo: true, problem: null },
      { state: "ready", hasVideo: false, problem: null },
    ]);
    for (const { id: recording } of await recordingsOf(id)) expect((await played(id, recording)).duration).toBeGreaterThan(2);
  },
  3 * minutes,
);

const Made = z.array(z.object({ kind: z.string(), hasVideo: z.boolean(), mime: z.string(), chunks: z.array(z.string()) }));

/** Records one of each kind at once, for so many seconds; runs in the page. */
const everyKind = `async (seconds, beeping) => {
  const moving = () => {
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    setInterval(() => {
      pen.fillStyle = "hsl(" + (Date.now() % 360) + " 80% 50%)";
      pen.fillRect(0, 0, 300, 150);
    }, 50);
    return canvas.captureStream(20).getVideoTracks()[0];
  };
  const still = () => {
    const canvas = document.createElement("canvas");
    canvas.getContext("2d").fillRect(0, 0, 300, 150);
    return canvas.captureStream().getVideoTracks()[0];
  };
  const muted = (track) => Object.assign(track, { enabled: false });
  const kinds = { "sound and picture": [moving(), beeping()], "sound alone": [beeping()], "picture alone": [moving()], "a still picture": [still(), beeping()], "muted sound": [moving(), muted(beeping())], "muted picture": [muted(moving()), beeping()] };
  return Promise.all(Object.entries(kinds).map(async ([kind, tracks]) => {
    const hasVideo = tracks.some((track) => track.kind === "video");
    const recorder = new MediaRecorder(new MediaStream(tracks), { mimeType: hasVideo ? "video/webm;codecs=vp8,opus" : "audio/webm;codecs=opus" });
    const blobs = [];
    recorder.addEventListener("dataavailable", ({ data }) => {
      if (data.size > 0) blobs.push(data);
    });
    const stopped = new Promise((resolve) => recorder.addEventListener("stop", resolve));
    recorder.start(1000);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    recorder.stop();
    await stopped;
    const chunks = await Promise.all(blobs.map(async (blob) => btoa(Array.from(new Uint8Array(await blob.arrayBuffer()), (byte) => String.fromCharCode(byte)).join(""))));
    return { kind, hasVideo, mime: recorder.mimeType, chunks };
  }));
}`;

it(
  "makes what a recorder gives out seekable, however short: with and without picture or sound, still or muted",
  async () => {
    await open();
    const id = await created();
    await page.goto(`${server.address}/settings`);
    await page.mouse.click(1, 1);
    const send = async (method: string, path: string, body: string | Uint8Array<ArrayBuffer>): Promise<unknown> => {
      const response = await fetch(`${server.address}/api/sessions/${id}/recordings${path}`, { method, body, headers: { "content-type": typeof body === "string" ? "application/json" : "application/octet-stream" } });
      expect(response.ok, await response.clone().text()).toBe(true);
      return response.json();
    };
    const made = Made.parse(await page.evaluate(`Promise.all([1.5, 3].map((seconds) => (${everyKind})(seconds, ${beepingTrack}))).then((each) => each.flat())`));
    const kinds = new Map<string, string>();
    for (const { kind, hasVideo, mime, chunks } of made) {
      const recording = RecordingView.parse(await send("POST", "", JSON.stringify({ mime, hasVideo, startedAt: Date.now() }))).id;
      kinds.set(recording, kind);
      for (const [seq, chunk] of chunks.entries()) await send("PUT", `/${recording}/chunks/${String(seq)}`, new Uint8Array(Buffer.from(chunk, "base64")));
      await send("POST", `/${recording}/finish`, JSON.stringify({ durationMs: 3000 }));
    }
    const mine = async () => (await recordingsOf(id)).filter((recording) => kinds.has(recording.id));
    await expect.poll(async () => (await mine()).every(({ state }) => state === "ready"), { timeout: 30_000 }).toBe(true);
    for (const { id: recording, problem } of await mine()) {
      const kind = kinds.get(recording);
      expect({ kind, problem }).toEqual({ kind, problem: null });
      const { error, duration } = await played(id, recording);
      expect({ kind, error, isLong: duration > 0.5 && duration < 10 }).toEqual({ kind, error: null, isLong: true });
    }
  },
  3 * minutes,
);

it(
  "keeps what began when: words stand in a recording at the second at which they were said, though its pictures come late",
  async () => {
    await open();
    await page.addInitScript(`{
      const beeping = ${beepingTrack};
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        const tracks = wanted.audio === undefined ? [] : [beeping()];
        if (wanted.video !== undefined) {
          const canvas = document.createElement("canvas");
          const pen = canvas.getContext("2d");
          const draw = () => pen.fillRect(0, 0, 300, 150);
          draw();
          setInterval(draw, 1500);
          tracks.push(canvas.captureStream().getVideoTracks()[0]);
        }
        return new MediaStream(tracks);
      };
    }`);
    // Only a page that somebody has touched may make a sound, be it into a recording.
    await page.goto(server.address);
    await page.getByRole("button", { name: "Start a 15-minute interview" }).click();
    await page.getByRole("textbox", { name: "Your answer" }).waitFor();
    const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    await recordedFor(6);
    await finish();
    await expect.poll(async () => (await recordingsOf(id)).map(({ state, problem }) => ({ state, problem })), { timeout: 30_000 }).toEqual([{ state: "ready", problem: null }]);
    const [recording] = await recordingsOf(id);
    const file = join(home, "recordings", id, recording?.id ?? "", "seekable.media");
    const beeps = await beepsIn(page, file, await readFile(file));
    expect(beeps.length).toBeGreaterThan(0);
    // The browser and the server read the same clock here.
    for (const beep of beeps) expect(Math.abs(offBeep((recording?.startedAt ?? 0) + beep))).toBeLessThanOrEqual(300);
  },
  3 * minutes,
);
