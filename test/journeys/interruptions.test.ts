import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { startReady, type Started } from "../crash/built-server";
import { closePages, openContext } from "./chromium";

/** What becomes of an interview when the server is killed, tabs are doubled, or the session is erased elsewhere: in a real Chromium. */

const minutes = 60_000;
let server: Started & { readonly address: string };
let home: string;
let context: BrowserContext;
let page: Page;

const Session = z.object({ id: z.string(), draft: z.object({ text: z.string() }).nullable(), turns: z.array(z.object({ speaker: z.string(), text: z.string() })) });

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
  page = await context.newPage();
});
afterEach(async () => {
  await closePages(context);
  await context.setOffline(false);
});

const box = (on: Page = page) => on.getByRole("textbox", { name: "Your answer" });
const interviewerTurns = () => page.getByRole("log").getByText("Interviewer", { exact: true }).count();

async function begin(): Promise<string> {
  const response = await fetch(`${server.address}/api/sessions`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ round: "behavioural", scenario: "led-an-initiative", minutes: 30 }) });
  const { id } = Session.pick({ id: true }).parse(await response.json());
  await page.goto(`${server.address}/sessions/${id}`);
  await box().waitFor();
  return id;
}

const sessionOf = async (id: string) => Session.parse(await (await fetch(`${server.address}/api/sessions/${id}`)).json());

/** Kills the server as a power cut would, and starts another where it was. */
async function killAndRestart(meanwhile: () => Promise<void>): Promise<void> {
  const port = new URL(server.address).port;
  server.kill("SIGKILL");
  await server.ended;
  await meanwhile();
  server = await startReady({ ALTITUDE_HOME: home, CI: "1", PORT: port });
}

it(
  "carries on by itself through ten kills: every answer is there once, and the draft as it was typed",
  async () => {
    const id = await begin();
    const said: string[] = [];
    for (let round = 1; round <= 10; round += 1) {
      const before = await interviewerTurns();
      const answer = `Number ${String(round)}: I noticed that the tills froze, so I wrote a tool and asked the two managers who feared it.`;
      said.push(answer);
      await box().fill(answer);
      await expect.poll(() => page.getByRole("button", { name: "Say it" }).isEnabled(), { timeout: 10_000 }).toBe(true);
      // Every other answer is given while there is nobody to take it.
      if (round % 2 === 0) await page.keyboard.press("Control+Enter");
      await killAndRestart(async () => {
        if (round % 2 === 1) await page.keyboard.press("Control+Enter");
      });
      await expect.poll(interviewerTurns, { timeout: 30_000 }).toBe(before + 1);
    }
    const draft = "And then, half a sentence";
    await box().fill(draft);
    await expect.poll(async () => (await sessionOf(id)).draft?.text, { timeout: 10_000 }).toBe(draft);
    await killAndRestart(() => Promise.resolve());
    const kept = await sessionOf(id);
    expect(kept.turns.filter(({ speaker }) => speaker === "candidate").map(({ text }) => text)).toEqual(said);
    expect(kept.draft?.text).toBe(draft);
    await page.reload();
    await expect.poll(() => box().inputValue(), { timeout: 10_000 }).toBe(draft);
  },
  3 * minutes,
);

it(
  "keeps what was typed in two tabs, and lets the person choose",
  async () => {
    const id = await begin();
    const other = await context.newPage();
    await other.goto(`${server.address}/sessions/${id}`);
    await box(other).waitFor();
    await box().fill("Typed in the first tab");
    await expect.poll(async () => (await sessionOf(id)).draft?.text, { timeout: 10_000 }).toBe("Typed in the first tab");
    await context.setOffline(true);
    await box(other).fill("Typed in the second tab, offline");
    await context.setOffline(false);
    await expect.poll(async () => (await sessionOf(id)).draft?.text, { timeout: 30_000 }).toBe("Typed in the second tab, offline");
    await other.close();
    await page.reload();
    await box().waitFor();
    const shown = [await box().inputValue(), await page.locator("main, section, form").allInnerTexts()].flat().join(" ");
    expect(shown).toContain("Typed in the first tab");
    expect(shown).toContain("Typed in the second tab, offline");
  },
  2 * minutes,
);

it(
  "says so when the interview was erased elsewhere",
  async () => {
    const id = await begin();
    await box().fill("Somebody is still writing here.");
    await fetch(`${server.address}/api/sessions/${id}`, { method: "DELETE" });
    await page.getByRole("heading", { name: "There is no such interview" }).waitFor({ timeout: 30_000 });
  },
  minutes,
);

it(
  "is sat by keyboard alone",
  async () => {
    const id = await begin();
    await page.keyboard.press("Tab");
    await page.getByRole("heading", { level: 1 }).first().focus();
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    const before = await interviewerTurns();
    await box().focus();
    await page.keyboard.type("I wrote the tool myself.");
    await page.keyboard.press("Control+Enter");
    await expect.poll(interviewerTurns, { timeout: 10_000 }).toBe(before + 1);
    await page.keyboard.press("Tab");
    expect(["BUTTON", "A", "TEXTAREA", "SUMMARY"]).toContain(await page.evaluate("document.activeElement.tagName"));
    expect((await sessionOf(id)).turns.filter(({ speaker }) => speaker === "candidate")).toHaveLength(1);
  },
  minutes,
);
