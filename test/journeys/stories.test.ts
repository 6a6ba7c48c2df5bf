import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { agentOnHttp } from "../agents/agent";
import { startReady, type Started } from "../crash/built-server";
import { violations } from "./accessibility";
import { openContext } from "./chromium";

/** The story bank and the door for agents, in a real Chromium. */

const minutes = 60_000;
let server: Started & { readonly address: string };
let home: string;
let context: BrowserContext;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "altitude-journey-"));
  server = await startReady({ ALTITUDE_HOME: home, CI: "1" });
  context = await openContext();
}, 2 * minutes);

afterAll(async () => {
  await context.close();
  server.kill("SIGTERM");
  await server.ended;
  await rm(home, { recursive: true, force: true });
});

it.each([["a desktop", 1440, 900], ["a phone", 390, 844]] as const)(
  "keeps, finds, changes and erases a story on %s",
  async (_, width, height) => {
    const page = await context.newPage();
    await page.setViewportSize({ width, height });
    await page.goto(server.address);
    await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Stories" }).click();
    await page.getByRole("heading", { name: "No story yet" }).waitFor();
    expect(await violations(page)).toEqual([]);

    await page.getByRole("button", { name: "Add a story" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Title" }).fill("The frozen tills");
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.getByText("Write at least one word.").waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole("textbox", { name: "What happened" }).fill('I wrote <svg onload="alert(1)"> into the import.');
    await page.keyboard.press("Escape");
    await page.reload();
    await page.getByRole("button", { name: "Add a story" }).click();
    await dialog.getByText("You typed this before and did not save it.").waitFor();
    await dialog.getByRole("textbox", { name: "Tags" }).fill("incident, ownership");
    await dialog.getByRole("button", { name: "Save" }).click();
    await page.getByText('I wrote <svg onload="alert(1)"> into the import.').waitFor();
    expect(await violations(page)).toEqual([]);

    const search = page.getByRole("searchbox", { name: "Search" });
    await search.fill("elephants");
    await page.getByText("No story holds those words.").waitFor();
    await search.fill("importing");
    await page.getByText("1 story found").waitFor();

    await page.getByRole("button", { name: "Edit The frozen tills" }).click();
    await dialog.getByRole("textbox", { name: "Title" }).fill("The tills, thawed");
    await dialog.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { name: "The tills, thawed" }).waitFor();
    await page.getByRole("button", { name: "Erase The tills, thawed" }).click();
    await dialog.getByRole("button", { name: "Erase it" }).click();
    await dialog.waitFor({ state: "detached" });
    await search.fill("");
    await page.getByRole("heading", { name: "No story yet" }).waitFor();
    await page.close();
  },
  2 * minutes,
);

it(
  "shows in Settings what an agent needs, and an agent gets in with it",
  async () => {
    const page = await context.newPage();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${server.address}/settings`);
    await page.getByRole("button", { name: "Show the HTTP address and token" }).click();
    const header = await page.getByText(/^Authorization: Bearer /).textContent();
    expect(await violations(page)).toEqual([]);
    await page.close();
    const agent = await agentOnHttp(server.address, header?.replace("Authorization: Bearer ", "") ?? "");
    expect((await agent.client.listTools()).tools.length).toBeGreaterThan(8);
    await agent.close();
  },
  2 * minutes,
);
