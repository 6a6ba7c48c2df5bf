import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { json, reply, scriptedModel, type ScriptedModel } from "#model/test-server";
import { startReady, type Started } from "../crash/built-server";
import { violations } from "./accessibility";
import { openContext } from "./chromium";

/** Connecting a language model in a real Chromium, against a real server that speaks the protocol; the key is searched for everywhere. */

const minutes = 60_000;
const canary = "sk-canary-4f9a1c77e0b2";
let model: ScriptedModel;
let server: Started & { readonly address: string };
let home: string;
let context: BrowserContext;

beforeAll(async () => {
  model = await scriptedModel([reply("ready"), json({ word: "ready", number: 7 })]);
  home = await mkdtemp(join(tmpdir(), "altitude-journey-"));
  server = await startReady({ ALTITUDE_HOME: home, CI: "1" });
  context = await openContext({ viewport: { width: 390, height: 844 }, reducedMotion: "reduce" });
}, 2 * minutes);

afterAll(async () => {
  await context.close();
  server.kill("SIGTERM");
  const { out, err } = await server.ended;
  expect(out + err).not.toContain(canary);
  await model.stop();
  await rm(home, { recursive: true, force: true });
});

it(
  "sets a model up by keyboard on a phone, tries it, connects it, and forgets it with its key",
  async () => {
    const page = await context.newPage();
    const heard: string[] = [];
    page.on("response", (response) => {
      void response.text().then((text) => heard.push(response.url() + text), () => undefined);
    });
    await page.goto(`${server.address}/settings`);
    await page.getByRole("button", { name: "Set one up by hand" }).press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.getByRole("radio", { name: "Local or compatible" }).evaluate((radio) => radio.matches(":focus"))).toBe(true);
    await page.getByLabel("Model", { exact: true }).fill("scripted");
    await page.getByLabel("Address").fill(model.url);
    await page.getByLabel("Key", { exact: true }).fill(canary);
    expect(await violations(page)).toEqual([]);

    await page.getByRole("button", { name: "Test it first" }).press("Enter");
    await page.getByText("It can be used.", { exact: true }).waitFor();
    expect(await page.getByRole("list", { name: "Test" }).getByText("works", { exact: true }).count()).toBe(5);
    expect(await violations(page)).toEqual([]);

    await page.getByLabel("Key", { exact: true }).press("Enter");
    await page.getByText("A key is kept. It is not shown again.").waitFor();
    expect(await violations(page)).toEqual([]);
    expect((await stat(join(home, "model.json"))).mode & 0o777).toBe(0o600);
    expect(model.headers[0]?.authorization).toBe(`Bearer ${canary}`);

    await page.reload();
    await page.getByRole("button", { name: "Disconnect it" }).press("Enter");
    await page.getByText("No model is connected.").waitFor();
    expect(await readdir(home)).not.toContain("model.json");
    expect(await page.content()).not.toContain(canary);
    expect(heard.join("")).not.toContain(canary);
    expect(heard.length).toBeGreaterThan(5);
    await page.close();
  },
  3 * minutes,
);
