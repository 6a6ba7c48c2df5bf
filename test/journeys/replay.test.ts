import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { RecordingView, SessionRecordings } from "#core/recording/recording-view";
import { startReady, type Started } from "../crash/built-server";
import { beepEveryMs, beepsIn, offBeep } from "./beeps";
import { violations } from "./accessibility";
import { openContext } from "./chromium";
import { everyMs, recordBeeps, seedSession, showFile, spokenIn, videoTime } from "./recorded-session";

/** From a quote of the report to the sound of it, in a real Chromium, with a recording whose sound tells its time. */

const minutes = 60_000;
/** A machine that is busy is no failure. */
const soon = { timeout: 10_000, interval: 50 } as const;
const startedAt = Date.UTC(2026, 4, 6, 12);
const [recordedFromS, recordedS] = [2, 14];
const firstWordS = 4;
const silenceS = 4;

const question = "Before I start, how many requests a second do we expect at peak, and how exact must the limit be?";
const choice = "I'd shard the counters by client id, because each check is for one client.";
const answer = spokenIn([question, choice], startedAt + firstWordS * 1000, silenceS * 1000);
const later = "We split a hot client into ten counters and sum them every 100 ms. The price is that it may overshoot by a few percent, which you said is fine.";

let server: Started & { readonly address: string };
let home: string;
let context: BrowserContext;
let page: Page;
let complaints: string[];
/** When the beeps are heard, in milliseconds of the recording, and on the wall clock of when it was made. */
let beeps: readonly number[];
let beganAt: number;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "altitude-replay-"));
  const box = { id: "box", type: "rectangle", x: 0, y: 0, width: 160, height: 80, version: 1, versionNonce: 1, seed: 1, angle: 0, strokeColor: "#1e1e1e", backgroundColor: "transparent", fillStyle: "solid", strokeWidth: 2, strokeStyle: "solid", roughness: 1, opacity: 100, groupIds: [], frameId: null, roundness: null, boundElements: [], updated: 1, link: null, locked: false, isDeleted: false, index: "a0" };
  await seedSession(home, {
    id: "recorded",
    startedAt,
    scenario: "rate-limiter",
    sitting: [
      [{ type: "keep-voiced", turn: 0, voiced: { from: startedAt, to: startedAt + 3000, isCut: false } }, 3],
      [{ type: "draw", change: { changed: [box], removed: [] } }, 10],
      [{ type: "answer", key: "a", ...answer }, 20],
      [{ type: "pause" }, 30],
      [{ type: "resume" }, 90],
      [{ type: "answer", key: "b", text: later }, 140],
      [{ type: "finish" }, 160],
    ],
  });
  await seedSession(home, { id: "typed", startedAt: startedAt + 60 * minutes, scenario: "rate-limiter", sitting: [[{ type: "answer", key: "a", text: question }, 40], [{ type: "answer", key: "b", text: later }, 100], [{ type: "finish" }, 110]] });
  server = await startReady({ ALTITUDE_HOME: home, CI: "1" });
  context = await openContext({ viewport: { width: 1440, height: 900 } });
  await upload();
}, 3 * minutes);

/** Records in a page of the app and keeps it as the room does. */
async function upload(): Promise<void> {
  const recorder = await context.newPage();
  await recorder.goto(server.address);
  const { mime, chunks, durationMs, beganAt: began } = await recordBeeps(recorder, recordedS);
  beganAt = began;
  const send = async (method: string, path: string, body: string | Buffer): Promise<unknown> => {
    const response = await fetch(`${server.address}/api/sessions/recorded/recordings${path}`, { method, body: typeof body === "string" ? body : new Uint8Array(body), headers: { "content-type": typeof body === "string" ? "application/json" : "application/octet-stream" } });
    expect(response.ok, await response.clone().text()).toBe(true);
    return response.json();
  };
  const { id } = RecordingView.parse(await send("POST", "", JSON.stringify({ mime, startedAt: startedAt + recordedFromS * 1000, hasVideo: true })));
  for (const [seq, chunk] of chunks.entries()) await send("PUT", `/${id}/chunks/${String(seq)}`, chunk);
  await send("POST", `/${id}/finish`, JSON.stringify({ durationMs }));
  await vi.waitFor(async () => {
    const { recordings } = SessionRecordings.parse(await (await fetch(`${server.address}/api/sessions/recorded/recordings`)).json());
    expect(recordings.map(({ state, problem }) => ({ state, problem }))).toEqual([{ state: "ready", problem: null }]);
  }, { timeout: 20_000 });
  const file = join(home, "recordings", "recorded", id, "seekable.media");
  beeps = await beepsIn(recorder, file, await readFile(file));
  await recorder.close();
}

afterAll(async () => {
  await context.close();
  server.kill("SIGTERM");
  await server.ended;
  await rm(home, { recursive: true, force: true });
});

beforeEach(async () => {
  complaints = [];
  page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "warning" || message.type() === "error") complaints.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`page error: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(server.address) && !/^(data|blob):/.test(request.url())) complaints.push(`request to ${request.url()}`);
  });
});

afterEach(async () => {
  await page.close();
  expect(complaints).toEqual([]);
});

/** When a word of the first answer was said, in seconds of the recording: by the seed, and not by the code under test. */
function saidAtS(words: string): number {
  const before = answer.text.slice(0, answer.text.indexOf(words)).match(/[\w']+/g)?.length ?? 0;
  const isAfterSilence = answer.text.indexOf(words) >= question.length;
  return firstWordS + (before * everyMs) / 1000 + (isAfterSilence ? silenceS : 0) - recordedFromS;
}

const time = () => page.getByRole("slider", { name: "Time in the session" });
const seconds = async (): Promise<number> => Number(await time().getAttribute("aria-valuenow"));

it("plays at its every moment what was heard then", () => {
  expect(beeps.length).toBeGreaterThanOrEqual(Math.floor((recordedS * 1000) / beepEveryMs) - 1);
  for (const beep of beeps) expect(Math.abs(offBeep(beganAt + beep))).toBeLessThanOrEqual(300);
});

it(
  "leads from a quote of the report to the moment at which it was said",
  async () => {
    // Where the recording is when it begins to play: later it has gone on.
    await page.addInitScript(`addEventListener("seeked", ({ target }) => { globalThis.firstSought ??= target.currentTime; }, true);`);
    await page.goto(`${server.address}/sessions/recorded/report`);
    await page.getByRole("button", { name: "Skip" }).click();
    const link = page.getByRole("link", { name: /^Hear it ?: I'd shard the counters by client id/ }).first();
    await link.scrollIntoViewIfNeeded();
    await link.click();
    await page.getByRole("heading", { name: /rate limiter/i, level: 1 }).waitFor();
    await page.getByRole("button", { name: "Pause", exact: true }).click();
    await expect.poll(() => page.evaluate("globalThis.firstSought"), soon).toBeTypeOf("number");
    expect(Math.abs(Number(await page.evaluate("globalThis.firstSought")) - (saidAtS("I'd shard") - 0.5))).toBeLessThanOrEqual(0.3);
    expect((await videoTime(page)).durationS).toBeGreaterThan(recordedS - 1);

    // A press on a word begins half a second before it.
    for (const [pressed, word] of [["because", "because"], ["peak,", "peak"]] as const) {
      await page.locator("li[aria-current]").getByText(pressed, { exact: true }).click();
      await expect.poll(async () => Math.abs((await videoTime(page)).atS - (saidAtS(word) - 0.5)), soon).toBeLessThanOrEqual(0.3);
    }
  },
  2 * minutes,
);

it(
  "skips silences, goes on where nothing was recorded, and is moved by keys alone",
  async () => {
    await page.goto(`${server.address}/sessions/recorded/replay?at=8000`);
    await expect.poll(seconds, soon).toBe(8);
    expect(await time().getAttribute("aria-valuetext")).toBe("0:08 of 1:40");
    await page.getByRole("checkbox", { name: "Skip silences" }).check();
    await page.getByRole("heading", { level: 1 }).focus();
    await page.keyboard.press("Space");
    // The first part ends at 8.7 s and the second begins 4 s later.
    await expect.poll(async () => (await videoTime(page)).atS, soon).toBeGreaterThan(saidAtS("I'd shard") - 0.35);
    await page.keyboard.press("k");
    await page.getByRole("button", { name: "Play", exact: true }).waitFor();
    await page.getByRole("checkbox", { name: "Skip silences" }).uncheck();

    await time().focus();
    await page.keyboard.press("Home");
    await expect.poll(seconds, soon).toBe(0);
    await page.keyboard.press("ArrowRight");
    await expect.poll(seconds, soon).toBe(5);
    await page.keyboard.press("l");
    await expect.poll(seconds, soon).toBe(15);
    await page.keyboard.press("l");
    await page.getByText("No recording here: reading on at the pace it was said.").waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("ArrowLeft");
    await expect.poll(seconds, soon).toBe(10);
    await page.keyboard.press(",");
    await expect.poll(seconds, soon).toBeLessThan(10);
    await page.keyboard.press(".");
    await expect.poll(seconds, soon).toBeGreaterThan(10);
    await page.keyboard.press(">");
    expect(await page.getByRole("combobox", { name: "Speed" }).inputValue()).toBe("1.25");
    await page.keyboard.press("<");

    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).getByText("Plays and pauses").waitFor();
    await page.keyboard.press("Escape");

    // At 38 s of the clock the pause of a minute is over and nothing is recorded: the clock goes on by itself.
    await page.goto(`${server.address}/sessions/recorded/replay?at=14500`);
    await page.getByRole("button", { name: "Play", exact: true }).click();
    await page.getByText("No recording here: reading on at the pace it was said.").waitFor();
    await expect.poll(seconds, soon).toBeGreaterThanOrEqual(17);
  },
  2 * minutes,
);

it(
  "saves a clip of a note that plays by itself",
  async () => {
    await page.goto(`${server.address}/sessions/recorded/replay?at=13000`);
    await page.getByRole("button", { name: "Save a clip" }).click();
    const dialog = page.getByRole("dialog", { name: "Save a clip" });
    await dialog.getByRole("textbox", { name: "From" }).fill("0:05");
    await dialog.getByRole("textbox", { name: "To" }).fill("0:45");
    await dialog.getByText("The recording ends within this range.").waitFor();
    await dialog.getByRole("textbox", { name: "To" }).fill("0:11");
    const coming = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "Save the clip" }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe("altitude-a-rate-limiter-for-a-public-api-0m05s.webm");
    await dialog.getByText("Saved as altitude-a-rate-limiter-for-a-public-api-0m05s.webm.").waitFor();

    // It begins at a full picture at or before 3 s of the recording, and ends at 9: its first beep tells which moment that is.
    const file = await download.path();
    await showFile(page, await readFile(file));
    const [first] = await beepsIn(page, file, await readFile(file));
    const { durationS } = await videoTime(page);
    const beginsS = beeps.map((beep) => (beep - Number(first)) / 1000).filter((second) => second >= -0.1 && second <= 3.1);
    expect(beginsS).toHaveLength(1);
    expect(Math.abs(Number(beginsS[0]) + Number(durationS) - 9)).toBeLessThanOrEqual(0.5);
  },
  2 * minutes,
);

it(
  "walks through a session that was only typed, and is open to everyone",
  async () => {
    await page.goto(`${server.address}/sessions/typed/replay?turn=1&start=0&end=9`);
    await page.getByText("No recording: reading at the pace it was said.").waitFor();
    expect(await page.locator("video").count()).toBe(0);
    await page.getByRole("button", { name: "Play", exact: true }).click();
    const before = await seconds();
    await expect.poll(seconds, soon).toBeGreaterThan(before);
    await page.getByRole("button", { name: "Pause", exact: true }).click();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${server.address}/sessions/recorded/replay`);
    await page.getByRole("group", { name: "The board at this time" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${server.address}/delivery?session=recorded`);
    await page.getByRole("region", { name: "Pace" }).getByText("words a minute").first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("link", { name: "Go to the longest pause" }).click();
    await page.getByRole("heading", { name: /rate limiter/i, level: 1 }).waitFor();
    await expect.poll(seconds, soon).toBe(6);
  },
  2 * minutes,
);
