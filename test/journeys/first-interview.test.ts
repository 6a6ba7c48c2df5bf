import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { startReady, type Started } from "../crash/built-server";
import { violations } from "./accessibility";
import { openContext } from "./chromium";

/** A first visit, in a real Chromium, from the start page to an exported report. */

const minutes = 60_000;
const answers = [
  "It was a Friday and I changed the file that tells the label printers which tray to use, because the pharmacy had asked for it.",
  "My part was the change itself: I wrote the new file and I sent it to all printers at once. I did not try it on one first.",
  "I noticed within ten minutes that no labels came out, and I told the head pharmacist at once that it was my change.",
  "It cost them forty minutes of writing by hand, and support calls doubled for that morning.",
  "Since then every new file goes to one printer for a day before the others get it, and failed prints dropped to zero.",
  "The alternative was a test printer of our own, but there was no room for it, so we gave up the quick changes in exchange for safe ones.",
];

let server: Started & { readonly address: string };
let home: string;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "altitude-journey-"));
  server = await startReady({ ALTITUDE_HOME: home, CI: "1" });
  context = await openContext({ viewport: { width: 1440, height: 900 } });
}, 2 * minutes);

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

async function say(text: string): Promise<void> {
  const log = page.getByRole("log");
  const before = await log.getByText("Interviewer", { exact: true }).count();
  await page.getByRole("textbox", { name: "Your answer" }).fill(text);
  await page.keyboard.press("Control+Enter");
  await expect.poll(() => log.getByText("Interviewer", { exact: true }).count(), { timeout: 10_000 }).toBe(before + 1);
}

it(
  "goes from the first visit to a report that changes when a quote is disputed, and out as a file",
  async () => {
    await page.goto(server.address);
    await page.getByRole("button", { name: "Start a 15-minute interview" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Start a 15-minute interview" }).click();
    await page.getByRole("log").waitFor();
    expect(await violations(page)).toEqual([]);

    for (const answer of answers) await say(answer);
    // What was said and what was only typed are both there after a reload.
    const box = page.getByRole("textbox", { name: "Your answer" });
    await box.fill("Half a thought about printers");
    await page.reload();
    for (const answer of answers) await page.getByText(answer).waitFor();
    await expect.poll(() => box.inputValue(), { timeout: 10_000 }).toBe("Half a thought about printers");

    await page.getByRole("button", { name: "Finish" }).click();
    await page.getByRole("dialog").getByRole("button", { name: /finish/i }).click();
    await page.getByRole("heading", { name: "How do you think it went?" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("radio", { name: "Senior" }).check();
    await page.getByRole("button", { name: "Show the report" }).click();

    await page.getByRole("heading", { name: "What decided it" }).waitFor();
    await page.getByText(/You said senior/).waitFor();
    expect(await violations(page)).toEqual([]);

    const marks = await page.locator("mark").count();
    expect(marks).toBeGreaterThan(0);
    await page.getByRole("button", { name: "That is not what I meant" }).first().click();
    await page.getByRole("button", { name: "Read it again without this" }).click();
    await page.getByText(/^Read again\./).waitFor();
    await page.getByRole("heading", { name: "Disputed by you" }).waitFor();
    expect(await violations(page)).toEqual([]);

    const [markdown] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Markdown" }).click()]);
    const text = await readFile(await markdown.path(), "utf8");
    expect(text).toMatch(/^# /);
    expect(text).toContain("## Dimensions");

    await page.getByRole("link", { name: "Reports" }).click();
    await page.getByRole("heading", { name: "Reports", level: 1 }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("link", { name: "Settings" }).click();
    await page.getByRole("heading", { name: "Settings", level: 1 }).waitFor();
    expect(await violations(page)).toEqual([]);
  },
  3 * minutes,
);
