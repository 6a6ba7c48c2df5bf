import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { build } from "./build.mjs";
import { findChromium } from "./chromium.mjs";
import { faultsOf } from "./faults.mjs";
import { shootLive } from "./live-shots.mjs";

/**
 * `npm run shots`: every page and state with real sessions in it, at four sizes and in both themes, into shots/; and, on standard output,
 * what is wrong there that can be measured. `-- settings replay`: those alone whose names begin so. The picture in the readme,
 * docs/report.png, is report-desktop-light.png: copy it anew where the report or the menu looks otherwise.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "shots");
const only = process.argv.slice(2);
const isAnyWanted = (...names) => only.length === 0 || names.some((name) => only.some((begin) => name.startsWith(begin)));

const design = [
  "Before I start, how many requests a second do we expect at peak, and how exact must the limit be?",
  "Let me start with the scale. A million checks a second is about ten times what one Redis node does, so I'd shard the counters by client id, because each check is for one client.",
  "We split a hot client into ten counters and sum them every 100 ms. The price is that it may overshoot by a few percent, which you said is fine.",
  "If the store is gone we fail open for reads, because being down hurts more than a minute of abuse, and each gateway falls back on a local bucket with its share.",
  "The check and the count are one atomic script, so two gateways cannot both take the last call.",
  "We page when more than one percent of checks run on the fallback for five minutes; the first step in the runbook is to look at the shard map.",
  "The alternative was a local bucket on every gateway, which wins when two milliseconds are not there. I would switch once the store's p99 passes that.",
];
const story = ["I was part of a team that moved our shops to new tills.", "I wrote the import, and I noticed that the price file froze the tills each Monday.", "I don't know."];

await build();
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const home = await mkdtemp(join(tmpdir(), "altitude-shots-"));
const server = spawn(process.execPath, ["scripts/start.mjs"], { cwd: root, env: { ...process.env, CI: "1", PORT: "0", ALTITUDE_HOME: home }, stdio: ["ignore", "pipe", "inherit"] });
const address = await new Promise((resolve) => {
  server.stdout.on("data", (chunk) => {
    const found = /http:\S+/.exec(String(chunk))?.[0];
    if (found !== undefined) resolve(found);
  });
});
const executablePath = await findChromium();
const launch = (...args) => chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", ...args] });
const browser = await launch();

const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 }, tablet: { width: 768, height: 1024 }, wide: { width: 1920, height: 1080 } };

/** One page in every size and theme. `act` brings it into its state; `on` is the browser, `kept` what the page remembers. */
async function shoot(name, path, act = async () => undefined, { on = browser, kept = {} } = {}) {
  if (!isAnyWanted(name)) return;
  for (const [size, viewport] of Object.entries(sizes)) {
    const page = await on.newPage({ viewport, colorScheme: "light", reducedMotion: "reduce" });
    const complain = (fault) => process.stdout.write(`${name}-${size}: ${fault}\n`);
    page.setDefaultTimeout(20_000);
    page.on("pageerror", ({ message }) => complain(`page error: ${message}`));
    page.on("console", (message) => {
      if (["warning", "error"].includes(message.type()) && !message.text().includes("Failed to load resource")) complain(`console: ${message.text()}`);
    });
    for (const [key, value] of Object.entries(kept)) await page.addInitScript(([at, text]) => localStorage.setItem(at, text), [`altitude.${key}`, JSON.stringify(value)]);
    await act(page, "before", size);
    await page.goto(`${address}${path}`);
    await page.waitForTimeout(700);
    // A state that did not come is shown as it is, and told.
    await act(page, "after", size).catch((error) => complain(error.message));
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`) });
      if (name === "report" || name.startsWith("report-") || /^(settings|delivery|replay)/.test(name)) await page.screenshot({ path: join(folder, `${name}-full-${size}-${colorScheme}.png`), fullPage: true });
      for (const fault of await faultsOf(page)) complain(`${colorScheme}: ${fault}`);
    }
    await page.close();
  }
}

async function post(path, body, headers = {}) {
  const response = await fetch(`${address}${path}`, { method: "POST", headers: { "content-type": "application/json", ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return response.json();
}

async function sit(request, answers) {
  const { id } = await post("/api/sessions", request);
  for (const [index, text] of answers.entries()) {
    const { status } = await post(`/api/sessions/${id}/answers`, { text }, { "idempotency-key": `shot-${index}` });
    if (status === "finished") break;
  }
  return id;
}

const failing = (pattern) => async (page, when) => {
  if (when === "before") await page.route(pattern, (route) => route.abort());
};

/** Requests that never come back: the page as it waits. */
const waiting = (pattern) => async (page, when) => {
  if (when === "before") await page.route(pattern, () => undefined);
};

await shoot("practise-empty", "/");
await shoot("reports-empty", "/reports");
await shoot("stories-empty", "/stories");
await shoot("delivery-empty", "/delivery");
const open = await sit({ round: "system-design", scenario: "rate-limiter", way: "coached" }, design.slice(0, 4));
const done = await sit({ round: "system-design", scenario: "rate-limiter" }, design);
await post(`/api/sessions/${done}/finish`);
const thin = await sit({ round: "behavioural", scenario: "led-an-initiative" }, story);
await post(`/api/sessions/${thin}/finish`);
const long = await sit({ round: "system-design", scenario: "rate-limiter", minutes: 45 }, Array.from({ length: 6 }, () => design).flat().map((text, index) => `${text} That is point ${index + 1}.`));
await post(`/api/sessions/${long}/finish`);
await shoot("practise", "/");
await shoot("practise-loading", "/", waiting("**/api/**"));
await shoot("practise-failed", "/", failing("**/api/scenarios"));
await shoot("set-up", "/", async (page, when) => {
  if (when === "after") await page.getByRole("button", { name: /Set it up/ }).click();
});
const quiet = await sit({ round: "behavioural", scenario: "led-an-initiative" }, story.slice(0, 2));
const talked = await sit({ round: "system-design", scenario: "rate-limiter", minutes: 45 }, Array.from({ length: 3 }, () => design).flat().map((text, index) => `${text} That is point ${index + 1}.`));
await shoot("room", `/sessions/${quiet}`);
await shoot("room-long", `/sessions/${talked}`);
await shoot("room-loading", `/sessions/${quiet}`, waiting("**/api/**"));
await shoot("room-failed", `/sessions/${quiet}`, failing("**/api/**"));
await shoot("room-paused", `/sessions/${quiet}`, async (page, when) => {
  if (when !== "after") return;
  // It stays paused from one size to the next.
  const resume = page.getByRole("button", { name: "Resume", exact: true });
  if (!(await resume.isVisible())) await page.getByRole("button", { name: "Pause", exact: true }).click();
  await resume.waitFor();
});
await shoot("room-coached", `/sessions/${open}`);
await shoot("self-reading", `/sessions/${done}/report`);
await post(`/api/sessions/${done}/self-reading`, { level: "senior", wouldFix: "Name the price sooner." });
await post(`/api/sessions/${thin}/self-reading`, { level: "mid", wouldFix: "" });
await post(`/api/sessions/${long}/self-reading`, { level: "staff", wouldFix: "" });
await shoot("room-over", `/sessions/${done}`);
await shoot("report", `/sessions/${done}/report`);
await shoot("report-thin", `/sessions/${thin}/report`);
await shoot("report-long", `/sessions/${long}/report`);
await shoot("report-disputing", `/sessions/${done}/report`, async (page, when) => {
  if (when === "after") await page.getByRole("button", { name: /not what I meant/ }).first().click();
});
await shoot("report-print", `/sessions/${done}/report`, async (page, when) => {
  if (when === "after") await page.emulateMedia({ media: "print" });
});
await shoot("report-loading", `/sessions/${done}/report`, waiting("**/assessment"));
await shoot("report-failed", `/sessions/${done}/report`, failing("**/assessment"));
await shoot("report-unknown", "/sessions/nothing/report");
await shoot("reports", "/reports");
await shoot("reports-loading", "/reports", waiting("**/api/sessions"));
await shoot("reports-failed", "/reports", failing("**/api/sessions"));
await post("/api/stories", { title: "The frozen tills", text: `${story.join(" ")} It cost forty shops their Monday morning, and I told them at once that it was my file.`, tags: ["incident", "ownership"] });
await post("/api/stories", { title: "A year of moving the ledger, and the two teams who did not want it to move", text: design.join(" "), tags: ["migration", "influence", "leadership"] });
await shoot("stories", "/stories");
await shoot("stories-found", "/stories", async (page, when) => {
  if (when === "after") await page.getByRole("searchbox", { name: "Search" }).fill("tills");
});
await shoot("stories-edit", "/stories", async (page, when) => {
  if (when === "after") await page.getByRole("button", { name: "Edit The frozen tills" }).click();
});
await shoot("stories-failed", "/stories", failing("**/api/stories*"));
await shoot("settings", "/settings");
const local = { name: "openai-compatible/llama3.2", provider: "openai-compatible", model: "llama3.2", baseUrl: "http://127.0.0.1:11434/v1", hasKey: false, from: "settings", goesTo: "this machine", isLocal: true, firstWordMs: 8000, wholeMs: 30000 };
const elsewhere = { ...local, name: "openai/gpt-5", provider: "openai", model: "gpt-5", baseUrl: null, hasKey: true, goesTo: "api.openai.com", isLocal: false };
const steps = [
  { id: "reachable", ok: true, says: "The server on this machine answers." },
  { id: "model", ok: true, says: "It has the model llama3.2." },
  { id: "reply", ok: true, says: "It replied within 0.8 s: “ready”" },
  { id: "structured", ok: false, says: "It cannot be asked for a form: The model's reply does not fit the form that was asked for. It can word questions, and not read answers." },
  { id: "first-word", ok: true, says: "The first word came after 0.4 s." },
];
const answering = (answers) => async (page) => {
  for (const [path, body] of Object.entries(answers)) await page.route(`**${path}`, (route) => route.fulfill(typeof body === "string" ? { contentType: "text/event-stream", body } : { json: body }));
};
const withModel = (connected, more = {}, press = []) => async (page, when) => {
  if (when === "before") await answering({ "/api/model": { connected, trouble: null }, ...more })(page);
  else for (const name of press) await page.getByRole("button", { name }).click();
};
await shoot("settings-model-local", "/settings", withModel(local, { "/api/model/test": steps.map((step) => `data: ${JSON.stringify(step)}\n\n`).join("") }, ["Test it"]));
await shoot("settings-model-elsewhere", "/settings", withModel(elsewhere, {}, ["Change it"]));
await shoot("settings-model-environment", "/settings", withModel({ ...elsewhere, from: "environment" }));
await shoot("settings-model-found", "/settings", withModel(null, { "/api/model/found": { servers: [{ name: "Ollama", baseUrl: local.baseUrl, models: ["llama3.2", "qwen3"] }] } }, ["Look for models on this machine"]));
await shoot("settings-model-form", "/settings", withModel(null, {}, ["Set one up by hand"]));
await shoot("settings-model-failing", "/settings", withModel(local, { "/api/model/test": `data: ${JSON.stringify({ id: "reachable", ok: false, says: "The server on this machine does not answer: nothing listens at that address." })}\n\n` }, ["Test it"]));
await shoot("settings-model-loading", "/settings", waiting("**/api/model"));
await shoot("settings-model-failed", "/settings", failing("**/api/model"));
await shoot("settings-agents", "/settings", async (page, when) => {
  if (when === "after") await page.getByRole("button", { name: /address and token/ }).click();
  if (when === "after") await page.getByRole("heading", { name: "Agents (MCP)" }).scrollIntoViewIfNeeded();
});
await shoot("not-found", "/nowhere");
await shootLive({ address, design, isAnyWanted, launch, post, shoot, sit });

await browser.close();
server.kill("SIGTERM");
await new Promise((resolve) => server.once("exit", resolve));
await rm(home, { recursive: true, force: true });
process.stdout.write(`Screenshots are in ${folder}\n`);
