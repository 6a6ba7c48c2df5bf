import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { SessionRecordings } from "#core/recording/recording-view";
import { SessionView } from "#core/session/view";
import { startReady, type Started } from "../crash/built-server";
import { allowed, closePages, openContext } from "./chromium";

/** A laptop that slept, a line that is gone, a disk that is full, a tab that was closed: all at once, in a real Chromium, with nothing lost. */

const minutes = 60_000;
const asleepMs = 10 * minutes;
let server: Started & { readonly address: string };
let home: string;
let context: BrowserContext;
let page: Page;
let faults: string[];

beforeAll(async () => {
  context = await openContext({ ...allowed, viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
}, 2 * minutes);

afterAll(() => context.close());

afterEach(async () => {
  await closePages(context);
  await context.setOffline(false);
  server.kill("SIGCONT");
  server.kill("SIGTERM");
  await server.ended;
  await rm(home, { recursive: true, force: true });
  expect(faults).toEqual([]);
});

type World = { readonly choice: object; readonly round: "behavioural" | "system-design"; readonly env?: Readonly<Record<string, string>>; readonly script?: string; readonly kept?: object };

/** A server of its own, and a room whose interview was set up so. */
async function enter({ choice, round, env = {}, script = "", kept = {} }: World): Promise<string> {
  faults = [];
  home = await mkdtemp(join(tmpdir(), "altitude-journey-"));
  server = await startReady({ ALTITUDE_HOME: home, CI: "1", ...env });
  const last = { minutes: 30, target: "senior", pressure: "neutral", way: "interview", company: "", interviewer: "built-in", voice: "type", camera: false, record: false, ...choice };
  page = await newPage();
  for (const [name, value] of [["last-choice", last], ["voice", kept]] as const) await page.addInitScript(`localStorage["altitude.${name}"] ??= ${JSON.stringify(JSON.stringify(value))}`);
  if (script !== "") await page.addInitScript(script);
  const response = await fetch(`${server.address}/api/sessions`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ round, minutes: 30 }) });
  const { id } = z.object({ id: z.string() }).parse(await response.json());
  await page.goto(`${server.address}/sessions/${id}`);
  await box().waitFor();
  return id;
}

async function newPage(): Promise<Page> {
  const made = await context.newPage();
  made.on("pageerror", ({ message }) => faults.push(message));
  made.on("console", (message) => {
    // A line that is gone on purpose, and a disk that is full, are told by the browser itself.
    if (message.type() === "error" && !/net::ERR_|status of 507/.test(message.text())) faults.push(message.text());
  });
  return made;
}

const box = () => page.getByRole("textbox", { name: "Your answer" });
const sessionOf = async (id: string) => SessionView.parse(await (await fetch(`${server.address}/api/sessions/${id}`)).json());
const saidIn = async (id: string) => (await sessionOf(id)).turns.filter(({ speaker }) => speaker === "candidate");
const recordingsOf = async (id: string) => SessionRecordings.parse(await (await fetch(`${server.address}/api/sessions/${id}/recordings`)).json()).recordings;
const Board = z.object({ elements: z.array(z.looseObject({ originalText: z.string().optional() })) });
/** As they stand now, without how they came to be. */
const labelsOn = async (id: string) => Board.parse(await (await fetch(`${server.address}/api/sessions/${id}/board`)).json()).elements.flatMap(({ originalText }) => originalText ?? []);
const recordingShown = () => page.getByText(/^Recording \d+:0[3-9]$|^Recording \d+:[1-5]\d$/).waitFor({ timeout: minutes });

async function finish(): Promise<void> {
  await page.getByRole("button", { name: "Finish", exact: true }).click();
  await page.getByRole("button", { name: "Finish and read the report" }).click();
  await page.waitForURL(/\/report$/, { timeout: minutes });
}

async function addService(label: string): Promise<void> {
  await page.locator("canvas.interactive").waitFor({ timeout: minutes });
  await page.getByRole("button", { name: "Add", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Service");
  await page.keyboard.press("Tab");
  await page.keyboard.type(label);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
}

/** How long a recording lasts, as a media element that plays it finds. */
async function playedSeconds(id: string, recording: string): Promise<number> {
  const source = JSON.stringify(`/api/sessions/${id}/recordings/${recording}/media`);
  return z.number().parse(
    await page.evaluate(`(async () => {
      const video = Object.assign(document.createElement("video"), { muted: true, src: ${source} });
      await new Promise((resolve, reject) => {
        video.addEventListener("ended", resolve);
        video.addEventListener("error", () => reject(new Error(video.error.message)));
        video.playbackRate = 8;
        void video.play();
      });
      return video.currentTime;
    })()`),
  );
}

/**
 * Sleep as Linux and macOS have it: the date goes on by ten minutes while every steady clock and timer stands still. Simulated: the dates, which
 * both programs read through a stand-in here. Real: the server's process, which stands still as its date leaps. The browser's own processes
 * run on, and so do its made-up devices, as those of a machine that woke at once.
 */
const sleepy = {
  env: { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(`const now = Date.now; let ahead = 0; Date.now = () => now() + ahead; process.on("SIGUSR2", () => { ahead += ${String(asleepMs)}; });`)}` },
  script: `{ const now = Date.now; let ahead = 0; Date.now = () => now() + ahead; addEventListener("slept", () => { ahead += ${String(asleepMs)}; }); }`,
};

it(
  "wakes after ten minutes of sleep: the clock tells the truth, nothing is lost, and the recording goes on in a segment of its own",
  async () => {
    const id = await enter({ ...sleepy, round: "behavioural", choice: { record: true } });
    await box().fill("I noticed that the tills froze each Monday.");
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await saidIn(id)).length, { timeout: 20_000 }).toBe(1);
    await box().fill("And then, half a sen");
    await recordingShown();

    server.kill("SIGSTOP");
    server.kill("SIGUSR2");
    await sleep(500);
    server.kill("SIGCONT");
    // A machine's date has leapt before any program on it runs again: the page wakes to a server that knows.
    await expect.poll(async () => (await sessionOf(id)).elapsedMs, { timeout: 10_000, interval: 20 }).toBeGreaterThan(asleepMs);
    await page.evaluate(`dispatchEvent(new Event("slept")); undefined`);

    const offBySeconds = async (): Promise<number> => {
      const [, minute, second] = /(\d+):(\d\d) left/.exec(await page.getByText(/^\d+:\d\d left$/).innerText()) ?? [];
      const { budgetMs, elapsedMs } = await sessionOf(id);
      expect(elapsedMs).toBeGreaterThan(asleepMs);
      return Math.abs(Number(minute) * 60 + Number(second) - (budgetMs - elapsedMs) / 1000);
    };
    await expect.poll(offBySeconds, { timeout: 30_000 }).toBeLessThan(5);
    expect(await box().inputValue()).toBe("And then, half a sen");
    await expect.poll(async () => (await recordingsOf(id)).length, { timeout: 30_000 }).toBe(2);
    await page.keyboard.press("End");
    await box().fill("And then, a whole sentence about what I did.");
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await saidIn(id)).length, { timeout: 20_000 }).toBe(2);
    await finish();
    await expect.poll(async () => (await recordingsOf(id)).map(({ state, problem }) => ({ state, problem })), { timeout: 30_000 }).toEqual([{ state: "ready", problem: null }, { state: "ready", problem: null }]);
    const [before, after] = await recordingsOf(id);
    // Each stands where it was on the interview's clock, so that the replay finds its words.
    expect((after?.startedAt ?? 0) - (before?.startedAt ?? 0)).toBeGreaterThan(asleepMs);
    expect(before?.durationMs).toBeLessThan(minutes);
  },
  3 * minutes,
);

/** A recogniser that hears what the test tells it. */
const hearing = `{
  window.SpeechRecognition = class {
    start() { window.hear = (transcript) => this.onresult({ resultIndex: 0, results: [Object.assign([{ transcript, confidence: 0.9 }], { isFinal: true })] }); }
    stop() { this.onend(); }
    abort() {}
  };
}`;

it(
  "loses neither a spoken answer, a draft nor a drawing while the line is gone, and says each once when it is back",
  async () => {
    const id = await enter({ round: "system-design", choice: { voice: "push" }, script: hearing, kept: { mayGoToMaker: true } });
    await addService("Before");
    await expect.poll(() => labelsOn(id), { timeout: 30_000 }).toContain("Before");
    const button = page.getByRole("button", { name: "Hold to talk" });
    await expect.poll(() => button.isEnabled(), { timeout: 30_000 }).toBe(true);
    await button.focus();
    await page.keyboard.down("Space");
    await expect.poll(() => page.evaluate("window.hear !== undefined"), { timeout: 20_000 }).toBe(true);
    await page.evaluate(`window.hear("I would shard by user,")`);
    await context.setOffline(true);
    await page.evaluate(`window.hear("because reads are ten times the writes.")`);
    await page.keyboard.up("Space");
    await expect.poll(() => box().inputValue()).toBe("I would shard by user, because reads are ten times the writes.");
    await page.getByRole("button", { name: "Say it" }).click();
    await addService("Meanwhile");
    await page.getByText("Kept in this browser only", { exact: true }).waitFor({ timeout: 30_000 });
    await box().fill("The next thought");
    expect(await saidIn(id)).toEqual([]);

    await context.setOffline(false);
    await expect.poll(async () => (await saidIn(id)).map(({ text, spoken }) => ({ text, by: spoken?.by })), { timeout: 30_000 }).toEqual([{ text: "I would shard by user, because reads are ten times the writes.", by: "browser-service" }]);
    await expect.poll(() => labelsOn(id), { timeout: 30_000 }).toContain("Meanwhile");
    await expect.poll(async () => (await sessionOf(id)).draft?.text, { timeout: 30_000 }).toBe("The next thought");
    expect(await box().inputValue()).toBe("The next thought");
    expect(await labelsOn(id)).toEqual(["Before", "Meanwhile"]);
  },
  2 * minutes,
);

it(
  "stops recording where the disk is full, says so, and goes on with the interview; what was recorded plays",
  async () => {
    const id = await enter({ round: "behavioural", choice: { camera: true, record: true }, env: { ALTITUDE_RECORDINGS_MB: "1" } });
    await page.getByText(/^The recording has stopped: .* The interview goes on without it\.$/).waitFor({ timeout: minutes });
    await page.getByText("Recording stopped", { exact: true }).waitFor();
    await box().fill("I noticed that the tills froze each Monday.");
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await sessionOf(id)).turns.map(({ speaker }) => speaker), { timeout: 20_000 }).toEqual(["interviewer", "candidate", "interviewer"]);
    await finish();
    await expect.poll(async () => (await recordingsOf(id)).map(({ state }) => state), { timeout: 30_000 }).toEqual(["ready"]);
    const [recording] = await recordingsOf(id);
    expect(Math.abs((await playedSeconds(id, recording?.id ?? "")) - (recording?.durationMs ?? 0) / 1000)).toBeLessThan(2);
  },
  3 * minutes,
);

it(
  "finds draft and board in their place when a closed tab is opened again, and records on beside what the tab had left",
  async () => {
    const id = await enter({ round: "system-design", choice: { record: true } });
    await addService("Orders");
    await box().fill("Half a thought about orders");
    await recordingShown();
    await page.close({ runBeforeUnload: false });
    page = await newPage();
    await page.goto(`${server.address}/sessions/${id}`);
    await expect.poll(() => box().inputValue(), { timeout: 20_000 }).toBe("Half a thought about orders");
    await page.locator("canvas.interactive").waitFor({ timeout: minutes });
    await expect.poll(() => labelsOn(id), { timeout: 30_000 }).toContain("Orders");
    await page.getByText("Board as a list").click();
    await page.locator("details").getByText("Orders", { exact: true }).first().waitFor();
    await expect.poll(async () => (await recordingsOf(id)).map(({ state }) => state), { timeout: minutes }).toEqual(["ready", "recording"]);
  },
  2 * minutes,
);
