import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, onTestFinished } from "vitest";
import type { SessionView, Timeline } from "#core/session/view";
import { toneWav } from "#core/voice/wav";
import { status } from "#model/test-server";
import { startVoiceTestServer, type Transcript, type VoiceTestServer } from "#model/voice-test-server";
import { startReady, type Started } from "../crash/built-server";
import { violations } from "./accessibility";
import { allowed, closePages, forgetVisits, launchChromium, openContext } from "./chromium";
import { lasts, rate, sayInto, soundOf, toldMicrophone, unplugMicrophone } from "./microphone";

/**
 * An interview by voice in a real Chromium. Its microphone plays sentences with silences of known length between them; the words come from
 * a transcription service over real HTTP, told by what the sentence is. Where speech is, the browser finds by itself.
 */

const minutes = 60_000;
const how = { ...allowed, viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" } as const;
/** How long the connected voice would speak. */
const spokenMs = 90_000;

let home: string;
let voice: VoiceTestServer;
let server: Started & { readonly address: string };
let ours: BrowserContext;
let context: BrowserContext;
let page: Page;
let complaints: string[];
let hear: (wav: Buffer) => Transcript;

async function openRoom(speaking: "hands-free" | "push", { from = ours, kept = {}, script = "" }: { readonly from?: BrowserContext; readonly kept?: object; readonly script?: string }): Promise<void> {
  context = from;
  page = await context.newPage();
  const choice = { minutes: 15, target: "senior", pressure: "neutral", way: "interview", company: "", interviewer: "built-in", voice: speaking, camera: false, record: false };
  for (const [name, value] of [["last-choice", choice], ["voice", kept]] as const) await page.addInitScript(`localStorage["altitude.${name}"] ??= ${JSON.stringify(JSON.stringify(value))}`);
  if (script !== "") await page.addInitScript(script);
  page.on("console", (message) => {
    if (message.type() === "warning" || message.type() === "error") complaints.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`page error: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(server.address) && !/^(data|blob):/.test(request.url())) complaints.push(`request to ${request.url()}`);
  });
  await page.goto(server.address);
  await page.getByRole("button", { name: "Start a 15-minute interview" }).click();
  await page.getByRole("log").waitFor();
}

/** The detector of speech takes its time to load; once it is there, the microphone begins anew. */
async function beginAnew(): Promise<void> {
  await page.getByText(/^Listening/).waitFor({ timeout: 2 * minutes });
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByRole("button", { name: "Resume" }).click();
}

const view = async (): Promise<SessionView> => (await fetch(`${server.address}/api${new URL(page.url()).pathname}`)).json() as Promise<SessionView>;
const timeline = async (): Promise<Timeline> => (await fetch(`${server.address}/api${new URL(page.url()).pathname}/timeline`)).json() as Promise<Timeline>;
const answers = async (): Promise<SessionView["turns"]> => (await view()).turns.filter(({ speaker }) => speaker === "candidate");
const box = () => page.getByRole("textbox", { name: "Your answer" });

/** When the first and the last loud sample of a recording were, in seconds. */
function soundIn(wav: Buffer): { readonly from: number; readonly to: number } {
  const samples = new Int16Array(wav.buffer.slice(wav.byteOffset + 44, wav.byteOffset + wav.byteLength));
  const isLoud = (sample: number): boolean => Math.abs(sample) > 500;
  return { from: samples.findIndex(isLoud) / rate, to: samples.findLastIndex(isLoud) / rate };
}

/** Words said one after the other over the sound of a recording, as sure as told. */
function timed(wav: Buffer, words: readonly (readonly [text: string, probability: number])[]): Transcript {
  const { from, to } = soundIn(wav);
  const each = (to - from) / words.length;
  return { text: words.map(([text]) => text).join(" "), words: words.map(([word, probability], at) => ({ word, probability, start: from + at * each, end: from + (at + 1) * each })) };
}

const sure = (text: string): readonly (readonly [string, number])[] => text.split(" ").map((word) => [word, 0.95] as const);

/** Scripted by the order in which recordings come. */
function inOrder(...scripts: readonly (readonly (readonly [string, number])[])[]): (wav: Buffer) => Transcript {
  const left = [...scripts];
  return (wav) => timed(wav, left.shift() ?? sure("more"));
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "altitude-voice-"));
  voice = await startVoiceTestServer({ hear: (wav) => hear(wav), say: () => Buffer.from(toneWav({ ms: spokenMs })) });
  server = await startReady({ ALTITUDE_HOME: join(home, "data"), CI: "1", ALTITUDE_TRANSCRIPTION: "whisper-1", ALTITUDE_TRANSCRIPTION_URL: voice.address(), ALTITUDE_SPEECH: "tts-1", ALTITUDE_SPEECH_URL: voice.address() });
  ours = await openContext(how);
}, 2 * minutes);

afterAll(async () => {
  await ours.close();
  server.kill("SIGTERM");
  await server.ended;
  await voice.stop();
  await rm(home, { recursive: true, force: true });
});

beforeEach(() => {
  complaints = [];
});
afterEach(async () => {
  await closePages(context);
  if (context === ours) await forgetVisits(ours, server.address);
});

it(
  "hears hands-free when a turn is over and when each word was said, asks about a word, and reads a corrected turn again",
  async () => {
    hear = inOrder(
      sure("I would put a queue in front of the database,"), sure("because"), sure("reads are ten times the writes."),
      [["The", 0.9], ["writes", 0.9], ["go", 0.9], ["through", 0.9], ["a", 0.9], ["cash.", 0.2]], sure("Yes."),
    );
    const pauses = { lead: 10, first: 1, because: 2.2, turn: 12, doubt: 6 };
    const microphone = join(home, "microphone.wav");
    await writeFile(microphone, await soundOf(pauses.lead, "cache", pauses.first, "because", pauses.because, "reads", pauses.turn, "queue", pauses.doubt, "yes", 30));
    const browser = await launchChromium({ microphone });
    onTestFinished(() => browser.close());
    await openRoom("hands-free", { from: await openContext(how, Promise.resolve(browser)) });
    await beginAnew();
    // Whoever speaks before that is not heard from the beginning.
    await page.getByText(/^Listening/).waitFor({ timeout: minutes });

    await page.getByText("I would put a queue in front of the database, because reads are ten times the writes.", { exact: true }).waitFor({ timeout: minutes });
    await expect.poll(async () => (await answers()).length, { timeout: minutes }).toBe(1);
    const [first] = await answers();
    expect(first?.spoken).toEqual({ by: "endpoint", isCutIn: false });
    const spoken = (await timeline()).turns.find(({ index }) => index === first?.index);
    const at = (word: string): number => (spoken?.stretches.find(({ start, end }) => first?.text.slice(start, end) === word)?.from ?? 0) / 1000;
    const began = at("I");
    expect(Math.abs(at("because") - began - (lasts.cache + pauses.first))).toBeLessThan(0.3);
    expect(Math.abs(at("reads") - began - (lasts.cache + pauses.first + lasts.because + pauses.because))).toBeLessThan(0.3);
    expect(Math.abs((spoken?.to ?? 0) / 1000 - at("reads") - lasts.reads)).toBeLessThan(0.3);

    // Not within the pause after "because", which is longer than the patience with whole sentences, nor in the first 1.2 s; nor much later than it has to.
    const marks = await page.evaluate(() => performance.getEntriesByType("mark").map(({ name, startTime }) => ({ name, ms: startTime })));
    const over = marks.find(({ name }) => name === "altitude:turn-over")?.ms ?? 0;
    const ended = marks.findLast(({ name, ms }) => name === "altitude:speech-ended" && ms < over)?.ms ?? 0;
    expect(over - ended).toBeGreaterThan(1200);
    expect(over - ended).toBeLessThan(1800 + 1000);

    // One word of the next turn was hardly understood.
    await page.getByText("Sorry, did you say cache?").waitFor({ timeout: minutes });
    expect(await answers()).toHaveLength(1);
    expect(await violations(page)).toEqual([]);
    await expect.poll(async () => (await answers())[1]?.text, { timeout: minutes }).toBe("The writes go through a cache.");

    // What was heard wrong is put right afterwards, and everything is read again.
    await page.getByRole("button", { name: "Correct what was heard" }).first().click();
    const correction = page.getByRole("textbox", { name: "What you said" });
    await correction.fill("I would put a cache in front of the database, because reads are ten times the writes.");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("corrected", { exact: true }).click();
    await page.getByText(/Heard:.*a queue in front/).waitFor();
    expect((await answers())[0]).toMatchObject({ text: "I would put a cache in front of the database, because reads are ten times the writes.", original: "I would put a queue in front of the database, because reads are ten times the writes." });
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  },
  6 * minutes,
);

it(
  "speaks with the connected voice, falls silent as soon as somebody speaks, and goes on by typing when the microphone is unplugged in the middle of a word",
  async () => {
    hear = inOrder(sure("I would put a cache in front of the database,"));
    await openRoom("hands-free", { kept: { speaker: "endpoint" }, script: toldMicrophone });
    await page.getByText("The interviewer is speaking").waitFor({ timeout: 2 * minutes });
    const begun = () => page.evaluate(() => performance.getEntriesByName("altitude:speech-began").length);
    // The detector of speech takes its time to load, and hears nobody before: it is said until it is heard, and then perhaps more than once.
    await expect.poll(async () => (await sayInto(page, "cache"), begun()), { timeout: 2 * minutes }).toBeGreaterThan(0);
    await expect.poll(async () => (await view()).turns[0]?.voiced?.isCut, { timeout: minutes }).toBe(true);
    const { turns } = await view();
    const voiced = turns[0]?.voiced;
    // The rest of a long question is asked for while its beginning is heard.
    const asked = voice.requests.flatMap(({ said }) => said?.input ?? []);
    expect(asked.length).toBeGreaterThan(1);
    const beginning = asked.slice(0, 2).join(" ");
    expect(turns[0]?.text.replaceAll(/\s+/g, " ").slice(0, beginning.length)).toBe(beginning);
    await expect.poll(async () => (await answers())[0]?.text, { timeout: minutes }).toMatch(/^I would put a cache in front of the database,( more)*$/);
    // Silent once somebody had begun to speak, and long before it had said all.
    const [first] = await answers();
    const said = (await timeline()).turns.find(({ index }) => index === first?.index);
    expect(voiced?.to ?? 0).toBeGreaterThan(said?.from ?? Infinity);
    expect((voiced?.to ?? Infinity) - (voiced?.from ?? 0)).toBeLessThan(spokenMs);

    await page.getByText("The interviewer is speaking").waitFor({ timeout: minutes });
    const before = await begun();
    const speaking = sayInto(page, "reads", "cache", "queue", "reads", "cache", "queue");
    await expect.poll(begun, { timeout: minutes }).toBeGreaterThan(before);
    await unplugMicrophone(page);
    await page.getByText(/The microphone was unplugged/).first().waitFor({ timeout: minutes });
    await speaking;
    await box().fill("Typed after the microphone was gone.");
    await page.getByRole("button", { name: "Say it" }).click();
    await expect.poll(async () => (await answers()).map(({ text }) => text).join(" "), { timeout: minutes }).toContain("Typed after the microphone was gone.");
    expect(complaints).toEqual([]);
  },
  6 * minutes,
);

it(
  "talks by a held button, keeps what could not be written down, and lets it be typed or tried again",
  async () => {
    let isBroken = true;
    hear = (wav) => (isBroken ? status(400) : timed(wav, sure("I would put a cache in front of the database,")));
    await openRoom("push", { script: toldMicrophone });
    const button = page.getByRole("button", { name: "Hold to talk" });
    await expect.poll(() => button.isEnabled(), { timeout: minutes }).toBe(true);
    expect(await violations(page)).toEqual([]);
    await button.focus();
    await page.keyboard.down("Space");
    await page.getByRole("button", { name: "Let go when done", pressed: true }).waitFor();
    await sayInto(page, "cache");
    await page.keyboard.up("Space");

    await page.getByRole("alert").getByText(/What you said is kept here: try again, or type it\./).waitFor({ timeout: minutes });
    expect(await violations(page)).toEqual([]);
    await box().fill("Typed instead.");
    await page.getByRole("button", { name: "Say it" }).click();
    await expect.poll(async () => (await answers()).map(({ text }) => text), { timeout: minutes }).toEqual(["Typed instead."]);

    isBroken = false;
    await expect
      .poll(
        async () => {
          const again = page.getByRole("button", { name: "Try again" });
          if (await again.isVisible()) await again.click();
          return box().inputValue();
        },
        { timeout: 2 * minutes, interval: 2000 },
      )
      .toBe("I would put a cache in front of the database,");
    await page.getByRole("button", { name: "Say it" }).click();
    await expect.poll(async () => (await answers())[1]?.spoken, { timeout: minutes }).toEqual({ by: "endpoint", isCutIn: false });
    // The browser tells of a request that was answered with an error, by itself.
    expect(complaints.filter((complaint) => !complaint.includes("Failed to load resource"))).toEqual([]);
  },
  6 * minutes,
);
