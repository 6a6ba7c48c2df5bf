import { createServer } from "node:http";

/** The pages and states that need a camera and a microphone, a board, or what was recorded: with devices made up by the browser, and a service that turns every voice into the same words. */

const heard = "We keep a counter for each client, in a store that all gateways share.";
const typing = { minutes: 15, target: "senior", pressure: "neutral", way: "interview", company: "", interviewer: "model", voice: "type", camera: false, record: false };
const choosing = (more) => ({ kept: { "last-choice": { ...typing, ...more } } });
const rateLimiter = { round: "system-design", scenario: "rate-limiter", minutes: 45 };

export async function shootLive({ address, design, isAnyWanted, launch, post, shoot, sit }) {
  const fake = ["--use-fake-device-for-media-stream"];
  const allowed = await launch(...fake, "--use-fake-ui-for-media-stream");
  const refused = await launch(...fake, "--deny-permission-prompts");
  const speech = await startSpeech();
  const after = (act) => async (page, when, size) => (when === "after" ? act(page, size) : undefined);
  const press = (...names) => after(async (page) => {
    for (const name of names) await page.getByRole("button", { name }).first().click();
  });
  const board = after(async (page) => {
    const tab = page.getByRole("tab", { name: "Board" });
    if (await tab.isVisible()) await tab.click();
    await page.locator("canvas.interactive").waitFor({ timeout: 30_000 });
  });
  const then = (...acts) => async (page, when, size) => {
    for (const act of acts) await act(page, when, size);
  };
  const listening = after((page) => page.getByText(/^(Listening|Hearing you|Writing down|Your turn is over)/).first().waitFor({ timeout: 60_000 }));
  const live = (more) => ({ on: allowed, ...choosing(more) });

  await shoot("practise-voice", "/", undefined, choosing({ voice: "push", camera: true, record: true }));
  await shoot("set-up-typed", "/", press(/Set it up/));
  await shoot("set-up-talking", "/", press(/Set it up/), live({ voice: "hands-free", camera: true, record: true }));
  await shoot("set-up-refused", "/", press(/Set it up/), { on: refused, ...choosing({ voice: "push", camera: true, record: true }) });

  const fresh = await sit(rateLimiter, []);
  const drawn = await sit(rateLimiter, design.slice(0, 3));
  await draw(post, drawn);
  await shoot("room-board", `/sessions/${fresh}`, board);
  await shoot("room-board-drawn", `/sessions/${drawn}`, board);
  await shoot("room-board-add", `/sessions/${drawn}`, then(board, press("Add")));
  await shoot("room-board-list", `/sessions/${drawn}`, then(board, after((page) => page.getByText("Board as a list").click())));
  await shoot("room-board-hidden", `/sessions/${drawn}`, undefined, { kept: { "board.hidden": true } });
  await shoot("room-brief", `/sessions/${drawn}`, press("The brief"));
  await shoot("room-keys", `/sessions/${drawn}`, after((page) => page.keyboard.press("?")));
  await shoot("room-finishing", `/sessions/${drawn}`, press(/^Finish$/));
  await shoot("room-time-up", `/sessions/${drawn}`, async (page, when) => {
    if (when !== "before") return;
    await page.route(`**/api/sessions/${drawn}`, async (route) => {
      const response = await route.fetch();
      const view = await response.json();
      await route.fulfill({ response, json: { ...view, elapsedMs: view.budgetMs + 4000 } });
    });
  });
  await shoot("room-push-deaf", `/sessions/${drawn}`, undefined, live({ voice: "push" }));
  await shoot("room-voice-refused", `/sessions/${drawn}`, undefined, { on: refused, ...choosing({ voice: "hands-free", camera: true, record: true }) });
  await shoot("room-camera", `/sessions/${drawn}`, undefined, live({ camera: true, record: true }));
  await shoot("room-devices", `/sessions/${drawn}`, press(/^Devices/), live({ camera: true, record: true }));
  await shoot("room-voice-first", `/sessions/${drawn}`, press(/^Voice$/), live({}));

  await connect(address, speech.address);
  await shoot("settings-voice", "/settings", after((page) => page.getByRole("heading", { name: /^Voice/ }).first().scrollIntoViewIfNeeded()));
  await shoot("room-push", `/sessions/${drawn}`, undefined, live({ voice: "push" }));
  await shoot("room-hands-free", `/sessions/${drawn}`, listening, live({ voice: "hands-free" }));
  await shoot("room-hands-free-loading", `/sessions/${drawn}`, async (page, when) => {
    if (when === "before") await page.route(/\.(onnx|wasm)/, () => undefined);
  }, live({ voice: "hands-free" }));
  await shoot("room-all", `/sessions/${drawn}`, listening, live({ voice: "hands-free", camera: true, record: true }));
  await shoot("room-all-board", `/sessions/${drawn}`, board, live({ voice: "push", camera: true, record: true }));
  await shoot("room-voice", `/sessions/${drawn}`, press("Voice settings"), live({ voice: "push" }));
  await shoot("room-voice-paused", `/sessions/${drawn}`, press(/^Pause$/), live({ voice: "hands-free", camera: true, record: true }));
  await post(`/api/sessions/${drawn}/resume`).catch(() => undefined);
  const coached = await sit({ ...rateLimiter, way: "coached" }, design.slice(0, 3));
  await shoot("room-coached-voice", `/sessions/${coached}`, undefined, live({ voice: "push", camera: true }));

  if (isAnyWanted("room-correcting", "report-recorded", "replay", "replay-midway", "replay-clip", "replay-open", "replay-typed", "delivery", "settings-recordings")) {
    const talked = await sit(rateLimiter, []);
    await draw(post, talked);
    await speak(address, post, allowed, talked, design);
    await shoot("room-correcting", `/sessions/${talked}`, after(async (page) => {
      const resume = page.getByRole("button", { name: "Resume" });
      if (await resume.isVisible()) await resume.click();
      await page.getByRole("button", { name: "Correct what was heard" }).first().click();
    }));
    await post(`/api/sessions/${talked}/finish`);
    await post(`/api/sessions/${talked}/self-reading`, { level: "senior", wouldFix: "" });
    await shoot("report-recorded", `/sessions/${talked}/report`);
    await shoot("replay", `/sessions/${talked}/replay`);
    await shoot("replay-midway", `/sessions/${talked}/replay?at=6000`);
    await shoot("replay-clip", `/sessions/${talked}/replay?at=4000`, press(/[Cc]lip/));
    await shoot("replay-open", `/sessions/${drawn}/replay`);
    await shoot("replay-typed", `/sessions/${coached}/replay`);
    await shoot("delivery", "/delivery");
    await shoot("settings-recordings", "/settings", after((page) => page.getByRole("heading", { name: "Privacy" }).scrollIntoViewIfNeeded()));
  }

  await allowed.close();
  await refused.close();
  await speech.stop();
}

/** Three parts and two arrows, as the board itself would have made them. */
async function draw(post, session) {
  const base = { version: 1, versionNonce: 1, seed: 1, angle: 0, strokeColor: "#1e1e1e", backgroundColor: "transparent", fillStyle: "solid", strokeWidth: 2, strokeStyle: "solid", roughness: 1, opacity: 100, groupIds: [], frameId: null, roundness: null, boundElements: [], updated: 1, link: null, locked: false, isDeleted: false };
  const parts = [["Gateway", 0, 0], ["Counters", 320, 0], ["Rules", 320, 200]];
  const changed = parts.flatMap(([label, x, y], at) => [
    { ...base, id: `box-${at}`, type: "rectangle", x, y, width: 180, height: 90, index: `a${at * 2}`, boundElements: [{ type: "text", id: `text-${at}` }] },
    { ...base, id: `text-${at}`, type: "text", x: x + 40, y: y + 32, width: 100, height: 25, index: `a${at * 2 + 1}`, text: label, originalText: label, fontSize: 20, fontFamily: 5, textAlign: "center", verticalAlign: "middle", containerId: `box-${at}`, lineHeight: 1.25, autoResize: true },
  ]);
  await post(`/api/sessions/${session}/board`, { changed, removed: [] });
}

/** Speaks answers while a page in the room records: words a fifth of a second apart, with some hesitation. */
async function speak(address, post, browser, session, answers) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(([name, text]) => localStorage.setItem(name, text), ["altitude.last-choice", JSON.stringify({ ...typing, camera: true, record: true })]);
  await page.goto(`${address}/sessions/${session}`);
  await page.getByText(/^Recording \d/).waitFor({ timeout: 20_000 });
  for (const [index, text] of answers.entries()) {
    const from = Date.now();
    await page.waitForTimeout(2500);
    const words = [...text.matchAll(/\S+/g)];
    const eachMs = 2300 / words.length;
    const stretches = words.map((word, at) => ({ start: word.index, end: word.index + word[0].length, from: Math.round(from + at * eachMs), to: Math.round(from + (at + 0.8) * eachMs) }));
    await post(`/api/sessions/${session}/answers`, { text, spoken: { by: "device", stretches, heard: text, isCutIn: false } }, { "idempotency-key": `spoken-${index}` });
  }
  await page.getByRole("button", { name: "Leave; the clock stops" }).click();
  await page.waitForURL((url) => url.pathname === "/", { timeout: 30_000 });
  await page.close();
}

async function connect(address, baseUrl) {
  for (const kind of ["transcription", "speech"]) {
    const response = await fetch(`${address}/api/voice/${kind}`, { method: "PUT", headers: { "content-type": "application/json" }, body: JSON.stringify({ baseUrl, model: kind === "speech" ? "tts-1" : "whisper-1" }) });
    if (!response.ok) throw new Error(`${kind}: ${await response.text()}`);
  }
}

/** As OpenAI's protocol has it, on this machine. It hears always the same, and says nothing aloud. */
async function startSpeech() {
  const server = createServer((request, response) => {
    request.resume().once("end", () => {
      const isHearing = request.url?.endsWith("/transcriptions");
      response.writeHead(isHearing ? 200 : 404, { "content-type": "application/json" }).end(JSON.stringify(isHearing ? { text: heard, duration: 3, words: heard.split(" ").map((word, at) => ({ word, start: at * 0.2, end: at * 0.2 + 0.15 })) } : { detail: "Not Found" }));
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/v1`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
