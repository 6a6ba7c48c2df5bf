import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { startReady, type Started } from "../crash/built-server";
import { closePages, openContext } from "./chromium";

/** The whiteboard of a system design round, in a real Chromium: what is drawn is kept, and nothing leaves this machine. */

const minutes = 60_000;
let server: Started & { readonly address: string };
let home: string;
let context: BrowserContext;
let page: Page;
/** What a page said that it should not have, and every request that was made. */
let faults: string[] = [];
let requests: string[] = [];

const Board = z.object({ elements: z.array(z.looseObject({ id: z.string(), type: z.string() })), history: z.array(z.unknown()) });

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "altitude-journey-"));
  server = await startReady({ ALTITUDE_HOME: home, CI: "1" });
  context = await openContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  await context.addInitScript('document.addEventListener("securitypolicyviolation", (event) => console.error("policy", event.violatedDirective, event.blockedURI));');
}, 2 * minutes);

afterAll(async () => {
  await context.close();
  server.kill("SIGTERM");
  await server.ended;
  await rm(home, { recursive: true, force: true });
});

beforeEach(async () => {
  faults = [];
  requests = [];
  page = await newPage();
});

afterEach(async () => {
  await closePages(context);
  await context.unrouteAll();
  expect(requests.filter((url) => !/^(blob|data):/.test(url) && new URL(url).origin !== server.address)).toEqual([]);
});

async function newPage(): Promise<Page> {
  const made = await context.newPage();
  made.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  made.on("pageerror", ({ message }) => faults.push(message));
  made.on("request", (request) => requests.push(request.url()));
  return made;
}

async function begin(round: "system-design" | "behavioural" = "system-design"): Promise<string> {
  const response = await fetch(`${server.address}/api/sessions`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ round, minutes: 30 }) });
  return z.object({ id: z.string() }).parse(await response.json()).id;
}

async function openRoom(id: string, on: Page = page): Promise<void> {
  await on.goto(`${server.address}/sessions/${id}`);
  await on.locator("canvas.interactive").waitFor({ timeout: minutes });
}

const finish = (id: string) => fetch(`${server.address}/api/sessions/${id}/finish`, { method: "POST" });
const boardOf = async (id: string) => Board.parse(await (await fetch(`${server.address}/api/sessions/${id}/board`)).json());
const typesOn = async (id: string): Promise<readonly string[]> => (await boardOf(id)).elements.map(({ type }) => type);
const keptAs = (words: string, on: Page = page) => on.getByText(words, { exact: true }).waitFor({ timeout: 30_000 });

async function drawRectangle(at: number): Promise<void> {
  const box = await page.locator("canvas.interactive").boundingBox();
  if (box === null) throw new Error("There is no canvas.");
  await page.getByRole("radio", { name: "Rectangle" }).check({ force: true });
  await page.mouse.move(box.x + 250 + at, box.y + 300);
  await page.mouse.down();
  await page.mouse.move(box.x + 310 + at, box.y + 360, { steps: 6 });
  await page.mouse.up();
}

/** By keyboard alone: the form is filled in as a person would who never lifts the hands. */
async function addByKeyboard(shape: string, label: string, on: Page = page): Promise<void> {
  await on.getByRole("button", { name: "Add", exact: true }).focus();
  await on.keyboard.press("Enter");
  await on.keyboard.type(shape);
  await on.keyboard.press("Tab");
  await on.keyboard.type(label);
  await on.keyboard.press("Enter");
  await on.keyboard.press("Escape");
}

async function partsInWords(on: Page = page): Promise<readonly string[]> {
  const list = on.getByText("Board as a list");
  if (!(await on.getByRole("heading", { name: "Parts" }).isVisible())) await list.click();
  const words = await on.locator("details").filter({ has: list }).getByRole("listitem").allInnerTexts();
  await list.click();
  return words.map((text) => text.trim());
}

it(
  "keeps what is drawn by mouse and by keyboard, over a reload, and gives it away as files",
  async () => {
    const id = await begin();
    await openRoom(id);
    await drawRectangle(0);
    await expect.poll(() => typesOn(id), { timeout: 15_000 }).toEqual(["rectangle"]);
    await keptAs("Board kept");

    await addByKeyboard("Database", "Orders");
    await addByKeyboard("Service", "Checkout");
    await page.getByRole("button", { name: "Connect", exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.type("Checkout");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Orders");
    await page.keyboard.press("Tab");
    await page.keyboard.type("writes");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Connect");
    await expect.poll(async () => (await typesOn(id)).includes("arrow"), { timeout: 15_000 }).toBe(true);
    await keptAs("Board kept");

    const { elements } = await boardOf(id);
    const arrow = elements.find(({ type }) => type === "arrow");
    const carrier = elements.find(({ customData }) => z.object({ shape: z.literal("database") }).safeParse(customData).success);
    expect(arrow).toMatchObject({ endBinding: { elementId: carrier?.id } });
    expect(carrier?.["boundElements"]).toContainEqual({ type: "arrow", id: arrow?.id });

    await page.reload();
    await page.locator("canvas.interactive").waitFor();
    await expect.poll(() => partsInWords(), { timeout: 15_000 }).toEqual(expect.arrayContaining(["Orders", "Checkout", "Rectangle without a label", "Checkout to Orders: writes"]));
    expect((await boardOf(id)).elements.map(({ id: element }) => element).sort()).toEqual(elements.map(({ id: element }) => element).sort());

    const files = { "Picture, SVG": "svg", "Picture, PNG": "png", "File for Excalidraw": "excalidraw" } as const;
    for (const [title, ending] of Object.entries(files)) {
      await page.getByRole("button", { name: "Save as a file" }).click();
      const [download] = await Promise.all([page.waitForEvent("download", { timeout: 30_000 }), page.getByRole("button", { name: title }).click()]);
      expect(download.suggestedFilename()).toMatch(new RegExp(`^[a-z-]+-\\d{4}-\\d{2}-\\d{2}-board\\.${ending}$`));
      const bytes = await readFile(await download.path());
      if (ending === "png") expect([...bytes.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
      if (ending === "excalidraw") expect(z.object({ type: z.literal("excalidraw"), elements: z.array(z.unknown()) }).parse(JSON.parse(bytes.toString())).elements).toHaveLength(elements.length);
      if (ending === "svg") {
        const svg = bytes.toString();
        const blank = await context.newPage();
        expect(await blank.evaluate(`new DOMParser().parseFromString(${JSON.stringify(svg)}, "image/svg+xml").documentElement.tagName`)).toBe("svg");
        await blank.close();
        expect(svg).toContain("Checkout");
        expect(svg).toContain("data:font/woff2;base64,");
      }
    }
    expect(faults).toEqual([]);
  },
  3 * minutes,
);

it(
  "loses nothing when the server is killed, or the page reloaded meanwhile, and says where the board is",
  async () => {
    const id = await begin();
    await openRoom(id);
    await addByKeyboard("Service", "Before");
    await keptAs("Board kept");
    const port = new URL(server.address).port;
    server.kill("SIGKILL");
    await server.ended;
    await addByKeyboard("Queue", "Meanwhile");
    await drawRectangle(120);
    await keptAs("Kept in this browser only");
    server = await startReady({ ALTITUDE_HOME: home, CI: "1", PORT: port });
    await keptAs("Board kept");
    expect((await typesOn(id)).filter((type) => type === "rectangle")).toHaveLength(3);

    // What was drawn the very moment before a reload, while there is no line.
    await context.route("**/board", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
    await addByKeyboard("Cache", "Just now");
    await page.reload();
    await page.locator("canvas.interactive").waitFor();
    expect(await partsInWords()).toContain("Just now");
    await context.unroute("**/board");
    await expect.poll(async () => (await boardOf(id)).elements.some((element) => element["originalText"] === "Just now"), { timeout: 30_000 }).toBe(true);
    await keptAs("Board kept");

    // What comes too late stays here, over a reload, and is given as a file.
    const refusal = { code: "session-ended", detail: "This session has ended.", mend: "Read its report." };
    await context.route("**/board", (route) => (route.request().method() === "POST" ? route.fulfill({ status: 409, contentType: "application/problem+json", body: JSON.stringify(refusal) }) : route.continue()));
    await addByKeyboard("Worker", "Too late");
    await finish(id);
    await page.getByText("The last of your drawing is not in the report.").waitFor({ timeout: 30_000 });
    await page.reload();
    await page.getByText("The last of your drawing is not in the report.").waitFor({ timeout: 30_000 });
    const [file] = await Promise.all([page.waitForEvent("download", { timeout: 30_000 }), page.getByRole("button", { name: "Save the board as a file" }).click()]);
    expect(await readFile(await file.path(), "utf8")).toMatch(/"type": "excalidraw"[^]*"Too late"/);
  },
  3 * minutes,
);

it(
  "shows one board in two tabs, and to nobody else what was removed",
  async () => {
    const id = await begin();
    await openRoom(id);
    const other = await newPage();
    await openRoom(id, other);
    await addByKeyboard("Database", "Orders");
    await expect.poll(() => partsInWords(other), { timeout: 15_000 }).toEqual(["Orders"]);
    await addByKeyboard("Worker", "Mailer", other);
    await expect.poll(() => partsInWords(), { timeout: 15_000 }).toEqual(expect.arrayContaining(["Orders", "Mailer"]));
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await page.getByRole("combobox", { name: "What" }).selectOption({ label: "Orders" });
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: "Remove" }).getByRole("button", { name: "Remove" }).click();
    await expect.poll(() => partsInWords(other), { timeout: 15_000 }).toEqual(["Mailer"]);
    await other.getByRole("button", { name: "Rename", exact: true }).click();
    await other.getByRole("textbox", { name: "New label" }).fill("Sends the mail");
    await other.keyboard.press("Enter");
    await expect.poll(() => partsInWords(), { timeout: 15_000 }).toEqual(["Sends the mail"]);
    // Both have come to rest at the same: nothing is sent back and forth.
    await keptAs("Board kept");
    await keptAs("Board kept", other);
    const { history } = await boardOf(id);
    await page.waitForTimeout(2500);
    expect((await boardOf(id)).history).toHaveLength(history.length);

    // The end, told by neither of them, comes right after a drawing: it is on the board all the same.
    await addByKeyboard("Queue", "First");
    await addByKeyboard("Cache", "Last of all");
    await finish(id);
    await expect.poll(async () => (await boardOf(id)).elements.flatMap(({ originalText }) => originalText ?? []), { timeout: 15_000 }).toContain("Last of all");
    await page.getByRole("link", { name: "Go to the report" }).waitFor();
    expect(await page.getByText(/last of your drawing/).count()).toBe(0);
    expect(faults).toEqual([]);
  },
  2 * minutes,
);

it(
  "offers the shapes of a design and nothing that leads out, is to be looked at only while paused, can be hidden, and its width is remembered",
  async () => {
    const id = await begin();
    await openRoom(id);
    await page.locator("label.sidebar-trigger__label-element").click();
    const shapes = page.locator(".library-unit:has(svg)");
    await expect.poll(() => shapes.count(), { timeout: 15_000 }).toBe(12);
    await shapes.nth(5).click();
    await expect.poll(async () => (await boardOf(id)).elements.filter(({ customData }) => z.object({ shape: z.literal("database") }).safeParse(customData).success).length, { timeout: 15_000 }).toBe(1);
    await page.getByTitle("More tools").click();
    expect(await page.getByText(/Mermaid|Web Embed|Generate/).filter({ visible: true }).count()).toBe(0);
    expect(await page.getByRole("link").filter({ hasText: /librar|excalidraw/i }).filter({ visible: true }).count()).toBe(0);
    await page.locator("canvas.interactive").click({ position: { x: 500, y: 640 } });
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await page.keyboard.press("Escape");

    const divider = page.getByRole("separator", { name: "Width of the conversation" });
    expect(await divider.getAttribute("aria-valuenow")).toBe("40");
    await divider.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    expect(await divider.getAttribute("aria-valuenow")).toBe("44");
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByText("Paused, to look at only").waitFor();
    expect(await page.getByRole("button", { name: "Add", exact: true }).isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Resume" }).click();
    await keptAs("Board kept");
    await page.getByRole("button", { name: "Hide the board" }).click();
    await page.locator("canvas.interactive").waitFor({ state: "hidden" });
    await page.reload();
    await page.getByRole("button", { name: "Show the board" }).click();
    await page.locator("canvas.interactive").waitFor();
    expect(await divider.getAttribute("aria-valuenow")).toBe("44");
    expect(faults).toEqual([]);
  },
  2 * minutes,
);

/** What the page has asked for that is of the drawing library or of the code around it: go by what is in the files, since their names are the bundler's. */
async function holdingExcalidraw(): Promise<readonly string[]> {
  const files = [...new Set(requests)].filter((url) => url.startsWith(`${server.address}/`) && !url.includes("/api/"));
  const held = await Promise.all(files.map(async (url) => (/excalidraw/.test(url) || /App-menu|excalidraw-container/.test(await (await fetch(url)).text()) ? [url] : [])));
  return held.flat();
}

/** Of Excalidraw's own tools, and of nothing of ours: its zoom button shows "100%" and is named "Reset zoom", and it has a footer within our page. */
const faultsOfExcalidraw = new Set(["label-content-name-mismatch", "landmark-contentinfo-is-top-level"]);

it(
  "is asked for in no round that has none, and has no fault of accessibility of ours on a desktop and a phone, in both themes",
  async () => {
    await page.goto(`${server.address}/sessions/${await begin("behavioural")}`);
    await page.getByRole("textbox", { name: "Your answer" }).waitFor();
    await page.waitForLoadState("networkidle");
    expect(requests.filter((url) => url.endsWith(".js")).length).toBeGreaterThan(3);
    expect(await holdingExcalidraw()).toEqual([]);
    expect(faults).toEqual([]);

    for (const [width, height] of [[1440, 900], [390, 844]] as const) {
      await page.setViewportSize({ width, height });
      await page.goto(`${server.address}/sessions/${await begin()}`);
      if (width < 500) await page.getByRole("tab", { name: "Board" }).click();
      await page.locator("canvas.interactive").waitFor({ timeout: minutes });
      await addByKeyboard("Service", "Checkout");
      await addByKeyboard("Database", "Orders");
      await page.getByText("Board as a list").click();
      await page.getByRole("button", { name: "Connect Checkout" }).click();
      const axe = await readFile(join(process.cwd(), "node_modules/axe-core/axe.min.js"), "utf8");
      await page.evaluate(axe);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        const found = z
          .array(z.object({ id: z.string(), html: z.string(), isOurs: z.boolean() }))
          .parse(await page.evaluate("axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html, target }) => ({ id, html, isOurs: document.querySelector(target[0])?.closest('.excalidraw') === null }))))"));
        expect(found.filter(({ id: rule, isOurs }) => isOurs || !faultsOfExcalidraw.has(rule))).toEqual([]);
      }
      expect(await page.evaluate("document.documentElement.scrollWidth > innerWidth")).toBe(false);
    }
    expect((await holdingExcalidraw()).length).toBeGreaterThan(1);
    expect(faults).toEqual([]);
  },
  3 * minutes,
);
