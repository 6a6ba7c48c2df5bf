import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { toneWav } from "#core/voice/wav";
import { silent } from "#model/test-server";
import { startVoiceTestServer, toneFor, truncated, type VoiceTestServer } from "#model/voice-test-server";
import { startReady, type Started } from "../crash/built-server";
import { violations } from "./accessibility";
import { openContext } from "./chromium";

/** Connecting speech services in a real Chromium, against a real server that speaks the protocol; the key is searched for everywhere. */

const minutes = 60_000;
const canary = "sk-canary-4f9a1c77e0b2";
let services: VoiceTestServer;
let server: Started & { readonly address: string };
let home: string;
let context: BrowserContext;

beforeAll(async () => {
  services = await startVoiceTestServer({ hear: () => "I wrote it.", say: (asked) => (asked.input === "Break off." ? truncated("audio/mpeg", Buffer.alloc(20_000)) : asked.input === "Say nothing." ? silent() : toneFor(asked)) });
  home = await mkdtemp(join(tmpdir(), "altitude-journey-"));
  server = await startReady({ ALTITUDE_HOME: home, CI: "1" });
  context = await openContext({ viewport: { width: 390, height: 844 }, reducedMotion: "reduce" });
}, 2 * minutes);

afterAll(async () => {
  await context.close();
  server.kill("SIGTERM");
  const { out, err } = await server.ended;
  expect(out + err).not.toContain(canary);
  expect(err.trim().split("\n")).toEqual([expect.stringContaining("was cut in the middle of the reply.")]);
  await services.stop();
  await rm(home, { recursive: true, force: true });
});

it(
  "sets both up by keyboard on a phone, tries them, uses them, and forgets them with their keys",
  async () => {
    const page = await context.newPage();
    const heard: string[] = [];
    const errors: string[] = [];
    page.on("console", (message) => void (message.type() === "error" ? errors.push(message.text()) : undefined));
    page.on("response", (response) => {
      void response.text().then((text) => heard.push(response.url() + text), () => undefined);
    });
    await page.goto(`${server.address}/settings`);
    for (const [name, model] of [["transcription", "whisper-1"], ["speech", "tts-1"]] as const) {
      const part = page.getByRole("region", { name: name === "speech" ? "Speech" : "Transcription", exact: true });
      await page.getByRole("button", { name: `Connect ${name}` }).press("Enter");
      await part.getByLabel("Address").fill(services.address());
      await part.getByLabel("Model", { exact: true }).fill(model);
      await part.getByLabel("Key", { exact: true }).fill(canary);
      await part.getByRole("button", { name: "Test it first" }).press("Enter");
      await part.getByText(/^It works\. /).waitFor();
      expect(await violations(page)).toEqual([]);
      await part.getByLabel("Key", { exact: true }).press("Enter");
      await part.getByText("A key is kept. It is not shown again.").waitFor();
      await page.getByRole("button", { name: `Test ${name}` }).press("Enter");
      await part.getByText(/^It works\. /).waitFor();
    }
    expect(await violations(page)).toEqual([]);
    expect((await stat(join(home, "voice.json"))).mode & 0o777).toBe(0o600);
    expect(services.requests.every(({ headers }) => headers.authorization === `Bearer ${canary}`)).toBe(true);

    const post = (path: string, type: string, body: string | Buffer) => fetch(`${server.address}${path}`, { method: "POST", headers: { "content-type": type }, body: typeof body === "string" ? body : new Uint8Array(body) });
    const recording = await post("/api/voice/heard", "audio/wav", Buffer.from(toneWav({ ms: 60_000 })));
    expect([recording.status, await recording.json()]).toMatchObject([200, { text: "I wrote it." }]);
    const sound = await post("/api/voice/speech", "application/json", '{"text":"Why?"}');
    expect([sound.status, (await sound.arrayBuffer()).byteLength]).toEqual([200, toneFor({ model: "", voice: "", input: "Why?" }).byteLength]);
    const goes = new AbortController();
    const asked = services.requests.length;
    const left = fetch(`${server.address}/api/voice/speech`, { method: "POST", headers: { "content-type": "application/json" }, body: '{"text":"Say nothing."}', signal: goes.signal });
    await expect.poll(() => services.requests.length).toBe(asked + 1);
    goes.abort();
    await expect(left).rejects.toThrow();
    await expect.poll(() => services.closedEarly()).toBe(1);
    const broken = await post("/api/voice/speech", "application/json", '{"text":"Break off."}');
    await expect(broken.arrayBuffer()).rejects.toThrow();

    await page.reload();
    for (const name of ["transcription", "speech"]) await page.getByRole("button", { name: `Disconnect ${name}` }).press("Enter");
    await page.getByText("No service is connected. Your browser says the questions where it has a voice, and you can always read them.").waitFor();
    expect(await readdir(home)).not.toContain("voice.json");
    expect(await page.content()).not.toContain(canary);
    expect(heard.join("")).not.toContain(canary);
    expect([heard.length > 5, errors]).toEqual([true, []]);
    await page.close();
  },
  3 * minutes,
);
