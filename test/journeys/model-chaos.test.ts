import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { cut, empty, gzipBomb, heard, huge, json, malformed, redirect, refusal, reply, scriptedModel, silent, slowFirstWord, stall, status, webPage, type Script, type ScriptedModel } from "#model/test-server";
import { startReady, type Started } from "../crash/built-server";
import { openContext } from "./chromium";

/** An interview of fourteen answers, in a real Chromium, while the language model fails in another way at each of them. */

const minutes = 60_000;
const waits = { firstWordMs: 400, wholeMs: 900 } as const;

const failures: readonly (readonly [string, Script])[] = [
  ["silent", silent()],
  ["slow", slowFirstWord(5000)],
  ["stalls", stall("1: You said")],
  ["cut", cut("1: You")],
  ["401", status(401)],
  ["429", status(429, { retryAfter: 60 })],
  ["500 as a page", status(500, { html: true })],
  ["malformed", malformed()],
  ["empty", empty()],
  ["refuses", refusal()],
  ["endless", huge()],
  ["a web page", webPage()],
  ["elsewhere", redirect("http://127.0.0.1:9/v1/chat/completions")],
  ["a bomb", gzipBomb(20)],
];

const answers = [
  "I led the move of our label printing from one server to three, because the old one stopped every second Friday.",
  "My part was the plan and the first two weeks of code: I wrote the queue and the retry rule myself.",
  "I decided against a bigger machine, since it would only have failed less often and still for everybody at once.",
  "The wards had no labels for forty minutes each time, and a nurse wrote them by hand.",
  "I asked the head pharmacist which labels had to come first, and those were printed from a second queue.",
  "After a month nobody had written a label by hand, and the tickets went from nine a week to one.",
  "One colleague wanted to buy a product, and I showed him what it would cost in two years.",
  "He agreed once he had seen that the vendor could not print in our format.",
  "If I did it again, I would move one ward first and wait a week.",
  "The operations team runs it now; I wrote the runbook with them and sat beside the first two calls.",
  "What I did not know was how the printers drop a job when paper is out; I tried it with one on my desk.",
  "It taught me to ask who writes by hand before I ask what is slow.",
  "The second ward that moved had its own printer, and I had not thought of that.",
  "So I made a list of all printers with the people who refill them, and that list is still kept.",
];

let server: Started & { readonly address: string };
let model: ScriptedModel;
let home: string;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "altitude-chaos-"));
  model = await scriptedModel();
  server = await startReady({ ALTITUDE_HOME: home, CI: "1" });
  context = await openContext({ viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "warning" || message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
}, 2 * minutes);

afterAll(async () => {
  await context.close();
  server.kill("SIGTERM");
  await server.ended;
  await model.stop();
  await rm(home, { recursive: true, force: true });
});

/** Connects anew: a model that was left alone is taken up again. */
async function connect(): Promise<void> {
  const response = await fetch(`${server.address}/api/model`, { method: "PUT", headers: { "content-type": "application/json" }, body: JSON.stringify({ provider: "openai-compatible", model: "scripted", baseUrl: model.url, key: null, ...waits }) });
  expect(response.status).toBe(200);
}

const Session = z.object({ id: z.string(), turns: z.array(z.object({ speaker: z.string(), text: z.string() })), model: z.object({ trouble: z.string().nullable(), unread: z.number() }).nullable() });
const box = () => page.getByRole("textbox", { name: "Your answer" });
const asked = () => page.getByRole("log").getByText("Interviewer", { exact: true }).count();

it("loses no answer, waits no longer than it may, and says what happened, whatever the model does", { timeout: 4 * minutes }, async () => {
  await connect();
  const started = await fetch(`${server.address}/api/sessions`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ round: "behavioural", scenario: "led-an-initiative", minutes: 45 }) });
  const { id } = Session.parse(await started.json());
  await page.goto(`${server.address}/sessions/${id}`);
  await box().waitFor();
  expect(await page.getByText("What you say goes to this machine").count()).toBe(1);

  let noticed = 0;
  const unnoticed: string[] = [];
  const waited: number[] = [];
  for (const [index, text] of answers.entries()) {
    const [, script] = failures[index] ?? ["", silent()];
    await connect();
    model.play((exchange) => (heard(exchange.asked).includes("Reply with the number") ? script(exchange) : json({ evidence: [] })(exchange)));
    const before = await asked();
    await box().fill(text);
    const began = performance.now();
    await page.keyboard.press("Control+Enter");
    await expect.poll(asked, { timeout: 20_000 }).toBeGreaterThan(before);
    await expect.poll(() => page.getByText("Saying it").count(), { timeout: 20_000 }).toBe(0);
    waited.push(performance.now() - began);
    if ((await page.getByText("The built-in interviewer goes on").count()) > 0) noticed += 1;
    else unnoticed.push(failures[index]?.[0] ?? "");
  }

  // The questions that the model's words are not asked for are the built-in's anyway; where it was asked and failed, that is said.
  expect(noticed, `not said of: ${unnoticed.join(", ")}`).toBeGreaterThanOrEqual(8);
  const { turns } = Session.parse(await (await fetch(`${server.address}/api/sessions/${id}`)).json());
  expect(turns.filter(({ speaker }) => speaker === "candidate").map(({ text }) => text)).toEqual(answers);
  expect(turns.filter(({ speaker }) => speaker === "interviewer")).toHaveLength(answers.length + 1);

  // No pause is longer than the model's time and what the same answer takes without it, on a machine as busy as this one.
  const [alone = 0] = [...waited].sort((one, other) => one - other);
  expect(Math.max(...waited)).toBeLessThan(waits.wholeMs + alone * 10 + 5000);

  // It is taken up again once it works.
  await connect();
  model.play((exchange) => (heard(exchange.asked).includes("Reply with the number") ? reply("1: What did the nurses say about the labels?") : json({ evidence: [] }))(exchange));
  await page.getByRole("button", { name: "Finish" }).click();
  await page.getByRole("dialog").getByRole("button", { name: /finish/i }).first().click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await expect.poll(async () => Session.parse(await (await fetch(`${server.address}/api/sessions/${id}`)).json()).model?.unread, { timeout: 30_000 }).toBe(0);
  const assessment = await fetch(`${server.address}/api/sessions/${id}/assessment`);
  expect(assessment.status).toBe(200);
  expect(complaints).toEqual([]);
});
