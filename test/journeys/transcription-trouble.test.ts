import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { SessionRecordings } from "#core/recording/recording-view";
import type { SessionView, Timeline } from "#core/session/view";
import { status } from "#model/test-server";
import { startVoiceTestServer, type Transcript, type VoiceTestServer } from "#model/voice-test-server";
import { startReady, type Started } from "../crash/built-server";
import { violations } from "./accessibility";
import { allowed, launchChromium, openContext } from "./chromium";
import { rate, soundOf } from "./microphone";

/**
 * One sitting in a real Chromium, talked by a held button and recorded with the camera on, over a transcription service that is slow, then
 * has a fault for a moment, then refuses the key, whereupon the tab is closed. One that hangs is given up after fifteen seconds, and left to
 * the tests of who asks it.
 */

const minutes = 60_000;
/** How long the service takes when it is slow. */
const slowMs = 2000;
/** How long the button is held. */
const heldMs = 1500;
const said = { slow: "I noticed that the tills froze each Monday.", hiccup: "So I wrote a tool that read the price file first.", kept: "Since then it has happened once in a year." } as const;

let home: string;
let voice: VoiceTestServer;
let server: Started & { readonly address: string };
let browser: Browser;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];
/** What the service does with each recording that it is sent; the last one stays. */
let script: (() => Transcript | Promise<Transcript>)[];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "altitude-trouble-"));
  voice = await startVoiceTestServer({ hear: () => (script.length > 1 ? script.shift() : script[0])?.() ?? "" });
  server = await startReady({ ALTITUDE_HOME: join(home, "data"), CI: "1" });
  await connect("a-key-that-ran-out");
  const microphone = join(home, "microphone.wav");
  // Sentences without an end, as far as this goes.
  await writeFile(microphone, await soundOf(...Array.from({ length: 12 }, () => ["cache", "reads", "queue"] as const).flat()));
  browser = await launchChromium({ microphone });
  context = await openContext({ ...allowed, viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" }, Promise.resolve(browser));
  const choice = { minutes: 15, target: "senior", pressure: "neutral", way: "interview", company: "", interviewer: "built-in", voice: "push", camera: true, record: true };
  await context.addInitScript(`localStorage["altitude.last-choice"] ??= ${JSON.stringify(JSON.stringify(choice))}`);
}, 2 * minutes);

afterAll(async () => {
  await browser.close();
  server.kill("SIGTERM");
  await server.ended;
  await voice.stop();
  await rm(home, { recursive: true, force: true });
});

async function connect(key: string): Promise<void> {
  const body = JSON.stringify({ baseUrl: voice.address(), model: "whisper-1", key });
  expect((await fetch(`${server.address}/api/voice/transcription`, { method: "PUT", headers: { "content-type": "application/json" }, body })).status).toBe(200);
}

async function openRoom(id: string): Promise<void> {
  page = await context.newPage();
  page.on("console", (message) => {
    // The browser tells of a request that was answered with an error, by itself.
    if ((message.type() === "warning" || message.type() === "error") && !message.text().startsWith("Failed to load resource")) complaints.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`page error: ${error.message}`));
  page.on("dialog", (dialog) => {
    complaints.push(`asked: ${dialog.type()}`);
    void dialog.accept();
  });
  await page.goto(`${server.address}/sessions/${id}`);
  await page.getByText(/^Recording \d+:\d\d$/).waitFor({ timeout: minutes });
}

/** Holds the button for as long as somebody speaks. */
async function talk(): Promise<void> {
  const button = page.getByRole("button", { name: "Hold to talk" });
  await expect.poll(() => button.isEnabled(), { timeout: minutes }).toBe(true);
  await button.focus();
  await page.keyboard.down("Space");
  await page.getByRole("button", { name: "Let go when done", pressed: true }).waitFor();
  await page.waitForTimeout(heldMs);
  await page.keyboard.up("Space");
}

const box = () => page.getByRole("textbox", { name: "Your answer" });

async function sayWhatIsHeard(words: string): Promise<void> {
  await expect.poll(() => box().inputValue(), { timeout: minutes }).toBe(words);
  await page.getByRole("button", { name: "Say it" }).click();
  await expect.poll(() => box().inputValue()).toBe("");
}

const read = async (path: string): Promise<unknown> => (await fetch(`${server.address}/api/sessions/${path}`)).json();
const answers = async (id: string) => ((await read(id)) as SessionView).turns.filter(({ speaker }) => speaker === "candidate").map(({ text, spoken }) => ({ text, by: spoken?.by }));
const recordings = async (id: string) => SessionRecordings.parse(await read(`${id}/recordings`)).recordings;

/** How loud a sound is from one fiftieth of a second to the next, as the browser decodes it. */
async function loudness(bytes: Uint8Array): Promise<readonly number[]> {
  return z.array(z.number()).parse(
    await page.evaluate(`(async () => {
      const bytes = Uint8Array.from(atob("${Buffer.from(bytes).toString("base64")}"), (letter) => letter.charCodeAt(0));
      const samples = (await new OfflineAudioContext(1, 1, ${String(rate)}).decodeAudioData(bytes.buffer)).getChannelData(0);
      const step = ${String(rate / 50)};
      return Array.from({ length: Math.floor(samples.length / step) }, (_, at) => Math.hypot(...samples.subarray(at * step, (at + 1) * step)));
    })()`),
  );
}

/** How long a recording is, as a player finds it, in milliseconds. */
async function playedMs(path: string): Promise<number> {
  return z.number().parse(
    await page.evaluate(`new Promise((resolve, reject) => {
      const video = Object.assign(document.createElement("video"), { muted: true, src: ${JSON.stringify(path)} });
      video.addEventListener("ended", () => resolve(video.duration * 1000));
      video.addEventListener("error", () => reject(new Error(video.error?.message)));
      video.addEventListener("loadedmetadata", () => { video.currentTime = video.duration - 0.5; video.play().catch(reject); }, { once: true });
    })`),
  );
}

/** How alike a piece is to the part of a whole that it is most alike to, from -1 to 1. */
function bestMatch(piece: readonly number[], whole: readonly number[]): number {
  const centred = (row: readonly number[]): readonly number[] => row.map((value) => value - row.reduce((sum, one) => sum + one, 0) / row.length);
  const norm = (row: readonly number[]): number => Math.hypot(...row);
  const sought = centred(piece);
  return Math.max(
    ...Array.from({ length: Math.max(0, whole.length - piece.length + 1) }, (_, from) => {
      const part = centred(whole.slice(from, from + piece.length));
      return part.reduce((sum, value, at) => sum + value * (sought[at] ?? 0), 0) / Math.max(Number.EPSILON, norm(part) * norm(sought));
    }),
  );
}

it(
  "talks and records at once over a service that is slow, stumbles and refuses, and loses nothing when the tab is closed over it",
  async () => {
    const begun = await fetch(`${server.address}/api/sessions`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ round: "behavioural", scenario: "led-an-initiative", minutes: 15 }) });
    const { id } = z.object({ id: z.string() }).parse(await begun.json());
    await openRoom(id);

    // Slow: what comes late counts, and the page says what it waits for.
    script = [async () => { await sleep(slowMs); return said.slow; }];
    await talk();
    await page.getByRole("status").filter({ hasText: "Writing down what you said" }).waitFor();
    await sayWhatIsHeard(said.slow);

    // A fault of a moment: it says what and for how long, and goes on by itself.
    script = [() => status(503, { retryAfter: 2, says: "loading the model" }), () => said.hiccup];
    await talk();
    await page.getByRole("alert").getByText(/has a fault of its own \(503\): loading the model\. What you said is kept here: try again, or type it\. It is also tried again by itself in 2 s\./).waitFor();
    await sayWhatIsHeard(said.hiccup);
    expect(await page.getByRole("alert").count()).toBe(0);
    expect(await answers(id)).toEqual([{ text: said.slow, by: "endpoint" }, { text: said.hiccup, by: "endpoint" }]);

    // A key that is not accepted is for the person to put right.
    script = [() => status(401)];
    await talk();
    await page.getByRole("alert").getByText(/The server on this machine does not accept the key \(401\)\. Give its key anew in Settings\. .*What you said is kept here: try again, or type it\./).waitFor();
    expect(await violations(page)).toEqual([]);
    const closedAt = Date.now();
    const isClosed = new Promise((resolve) => page.once("close", resolve));
    await page.close({ runBeforeUnload: true });
    await isClosed;

    // Nothing is sent before somebody wants it.
    const sent = voice.requests.length;
    await connect("a-good-key");
    script = [() => said.kept];
    await openRoom(id);
    await page.getByRole("alert").getByText(/What you said is kept here: try again, or type it\./).waitFor();
    // Whoever would send it by itself does so within the second.
    await page.waitForTimeout(1000);
    expect(voice.requests).toHaveLength(sent);
    await page.getByRole("button", { name: "Try again" }).click();
    await sayWhatIsHeard(said.kept);
    await expect.poll(() => answers(id)).toHaveLength(3);
    expect((await answers(id))[2]).toEqual({ text: said.kept, by: "endpoint" });
    const { turns } = (await read(`${id}/timeline`)) as Timeline;
    expect(turns.findLast(({ speaker }) => speaker === "candidate")?.to).toBeLessThan(closedAt);
    // It was sent once, and the sound is the same to the bit.
    expect(voice.requests).toHaveLength(sent + 1);
    expect(voice.requests.at(-1)?.wav?.equals(voice.requests[sent - 1]?.wav ?? Buffer.alloc(0))).toBe(true);
    expect(await page.getByRole("alert").count()).toBe(0);

    // The recording of the tab that was closed plays to its end, and all that was said by the button is in it, the last just before that.
    await expect.poll(async () => (await recordings(id)).slice(0, 1).map(({ state, hasVideo, problem }) => ({ state, hasVideo, problem })), { timeout: 30_000 }).toEqual([{ state: "ready", hasVideo: true, problem: null }]);
    const [first] = await recordings(id);
    const media = `/api/sessions/${id}/recordings/${first?.id ?? ""}/media`;
    expect(Math.abs((await playedMs(media)) - (first?.durationMs ?? 0))).toBeLessThan(1000);
    const recorded = await loudness(new Uint8Array(await (await fetch(server.address + media)).arrayBuffer()));
    for (const { wav } of voice.requests.slice(0, sent)) expect(bestMatch(await loudness(wav ?? new Uint8Array()), recorded)).toBeGreaterThan(0.9);
    expect(complaints).toEqual([]);
  },
  2 * minutes,
);
