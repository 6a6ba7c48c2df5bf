import { afterEach, describe, expect, it } from "vitest";
import { SessionView } from "#core/session/view";
import { Connection } from "#model/connection";
import { cut, heard, json, reply, saying, scriptedModel, silent, slowFirstWord, stall, status, type Script, type ScriptedModel } from "#model/test-server";
import { modelInMemory } from "#server/model-file";
import { openModelKeeper, type ModelKeeper } from "#server/model-keeper";
import { world, type World } from "#server/test-world";
import { interviewer } from "../../test/shipped-content";

/** Sessions with a language model beside them, over real HTTP, with the real content. */

const said = "I'd put a cache in front of the counters, because a check must take two milliseconds. The cache keeps the newest window only.";
const question = "You put a cache in front of the counters. What does a client see when the cached counter is wrong?";
const isWording = (asked: Parameters<typeof heard>[0]): boolean => heard(asked).includes("Reply with the number");

/** Words with one script, reads with another. */
const by = (wording: Script, reading: Script = json({ evidence: [] })): Script => (exchange) => (isWording(exchange.asked) ? wording(exchange) : reading(exchange));

const started: ScriptedModel[] = [];
afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
});

async function withModel(script: Script, { firstWordMs = 5000, wholeMs = 20_000 } = {}): Promise<World & { readonly server: ScriptedModel; readonly models: ModelKeeper; readonly open: () => Promise<string> }> {
  const server = await scriptedModel([script]);
  started.push(server);
  const models = await openModelKeeper(modelInMemory(), null);
  await models.save(Connection.parse({ provider: "openai-compatible", model: "scripted", baseUrl: server.url, key: null, firstWordMs, wholeMs }));
  const here = await world({ interviewer, models });
  const open = async () => SessionView.parse(await (await here.ask("POST", "/api/sessions", { body: { round: "system-design", scenario: "rate-limiter" } })).json()).id;
  return { ...here, server, models, open };
}

async function until<T>(look: () => Promise<T>, isThere: (seen: T) => boolean): Promise<T> {
  for (;;) {
    const seen = await look();
    if (isThere(seen)) return seen;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe("a model that works", () => {
  it("words the next question, which stands in the session as it was said", async () => {
    const here = await withModel(by(reply(`1: ${question}`)));
    const id = await here.open();
    expect((await here.answer(id, "a", said)).move.text).toBe(question);
    expect(await here.view(id)).toMatchObject({ model: { name: "openai-compatible/scripted", goesTo: "this machine", isLocal: true, trouble: null, tokensIn: 12, tokensOut: 7 } });
    expect((await here.view(id)).turns.at(-1)?.text).toBe(question);
  });

  it("is heard word by word by whoever follows the session, and the words are kept nowhere before they are whole", async () => {
    const here = await withModel(by(reply(`1: ${question}`, { everyMs: 3 })));
    const id = await here.open();
    const stream = await here.ask("GET", `/api/sessions/${id}/events?after=3`);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    const answering = here.answer(id, "a", said);
    let text = "";
    while (!text.includes("event: model-asked")) text += (await reader?.read())?.value ?? "";
    await reader?.cancel();
    await answering;
    const words = [...text.matchAll(/event: wording\ndata: (\{.*\})/g)].map((match) => JSON.parse(match[1] ?? "null"));
    expect(words.length).toBeGreaterThan(1);
    expect(words[0]?.key).toBe("a");
    for (const { text: soFar } of words) expect(question.startsWith(soFar)).toBe(true);
    expect(text).not.toMatch(/id: \d+\nevent: wording/);
  });

  it("gives the same bytes for the same key, and is not asked again", async () => {
    const here = await withModel(by(reply(`1: ${question}`)));
    const id = await here.open();
    const first = await here.answer(id, "a", said);
    const asked = here.server.requests.filter(isWording).length;
    expect(await here.answer(id, "a", said)).toEqual(first);
    expect(here.server.requests.filter(isWording)).toHaveLength(asked);
  });

  it("reads each answer in the background, and the report says what it would change", async () => {
    const quote = "The cache keeps the newest window only";
    const here = await withModel(by(reply(`1: ${question}`), json({ evidence: [{ signal: "tradeoff-named", quote }, { signal: "tradeoff-named", quote: "never said by anybody" }] })));
    const id = await here.open();
    await here.answer(id, "a", said);
    await until(() => here.view(id), ({ model }) => model?.unread === 0);
    await here.ask("POST", `/api/sessions/${id}/finish`);
    expect(await (await here.ask("GET", `/api/sessions/${id}/assessment`)).json()).toMatchObject({
      extractor: "openai-compatible/scripted",
      evidence: expect.arrayContaining([expect.objectContaining({ quote, by: "openai-compatible/scripted", confirmed: false, strength: "named" })]),
      assisted: { refused: [{ fault: "quote-absent" }] },
    });
  });

  it("replays without the model", async () => {
    const here = await withModel(by(reply(`1: ${question}`)));
    const id = await here.open();
    await here.answer(id, "a", said);
    const { model, ...before } = await until(() => here.view(id), (view) => view.model?.unread === 0);
    const alone = await world({ interviewer, store: here.store });
    expect(model).not.toBeNull();
    expect(await alone.view(id)).toMatchObject(before);
  });

  it("is not asked where the session was set up without it", async () => {
    const here = await withModel(by(reply(`1: ${question}`)));
    const { id } = SessionView.parse(await (await here.ask("POST", "/api/sessions", { body: { round: "system-design", scenario: "rate-limiter", interviewer: "built-in" } })).json());
    await here.answer(id, "a", said);
    await here.ask("POST", `/api/sessions/${id}/finish`);
    expect((await here.view(id)).model).toBeNull();
    expect(here.server.paths).toEqual([]);
  });
});

describe("a model that fails", () => {
  it.each([
    ["says nothing in time", silent()],
    ["is too slow for a first word", slowFirstWord(5000)],
    ["stops in the middle", stall("1: You put a cache")],
    ["is cut off", cut("1: You put")],
    ["refuses the key", status(401)],
    ["has had enough", status(429, { retryAfter: 30 })],
    ["is broken", status(500, { html: true })],
    ["answers with nothing", reply("")],
  ])("costs neither the answer nor the interview when it %s", async (_, script) => {
    const here = await withModel(by(script), { firstWordMs: 200, wholeMs: 600 });
    const id = await here.open();
    const { move } = await here.answer(id, "a", said);
    expect(move.text).not.toBe("");
    const view = await here.view(id);
    expect(view.turns.map(({ key }) => key)).toContain("a");
    expect(view.model?.trouble).toMatch(/\w.*\.$/);
    expect(here.reports).toEqual([]);
  });

  it("is left alone as long as it asks to be, and then taken up again", async () => {
    const here = await withModel(by(status(429, { retryAfter: 30 }), status(429, { retryAfter: 30 })));
    const id = await here.open();
    await here.answer(id, "a", said);
    await here.server.quiet();
    const before = here.server.requests.length;
    here.server.play(by(reply(`1: ${question}`)));
    here.pass(29_000);
    await here.answer(id, "b", "The cache drops the oldest window first, because memory is small.");
    expect(here.server.requests).toHaveLength(before);
    here.pass(120_000);
    await here.answer(id, "c", "If a node of the cache dies, the counters start from the table again.");
    expect(here.server.requests.length).toBeGreaterThan(before);
  });

  it("has its words dropped where they will not do, without paying for the rest of them", async () => {
    const here = await withModel(by(saying(() => `1: Great answer! ${"Have you thought of Redis and of many other things? ".repeat(30)}`, { everyMs: 2 })));
    const id = await here.open();
    const { move } = await here.answer(id, "a", said);
    expect(move.text).not.toContain("Great");
    await here.server.quiet();
    expect(here.server.closedEarly()).toBe(1);
    expect((await here.view(id)).model?.trouble).toBeNull();
  });
});

describe("somebody who goes on", () => {
  it.each(["pause", "silence"])("asks for %s while the model still looks for words, and the answer stands first", async (what) => {
    const here = await withModel(by(silent()), { firstWordMs: 60_000, wholeMs: 60_000 });
    const id = await here.open();
    here.pass(14 * 60_000);
    const answering = here.answer(id, "a", said);
    await until(() => Promise.resolve(here.server.requests.length), (asked) => asked > 0);
    here.pass(5 * 60_000);
    expect((await here.ask("POST", `/api/sessions/${id}/${what}`)).status).toBe(200);
    expect((await answering).key).toBe("a");
    expect((await here.view(id)).turns.filter(({ key }) => key !== null).map(({ text }) => text)).toEqual([said]);
  });

  it("answers twice, and what was said first stays first", async () => {
    const here = await withModel(by(silent()), { firstWordMs: 60_000, wholeMs: 60_000 });
    const id = await here.open();
    const first = here.answer(id, "a", said);
    await until(() => Promise.resolve(here.server.requests.length), (asked) => asked > 0);
    const second = here.answer(id, "b", "And one thing more: the table keeps every count for a day.");
    await first;
    await here.ask("POST", `/api/sessions/${id}/finish`);
    await second;
    expect((await here.view(id)).turns.flatMap(({ key }) => (key === null ? [] : [key]))).toEqual(["a", "b"]);
  });

  it("connects another model: what was said with the first goes to no other", async () => {
    const here = await withModel(by(reply(`1: ${question}`)));
    const id = await here.open();
    const other = await scriptedModel([by(reply(`1: ${question}`))]);
    started.push(other);
    await here.models.save(Connection.parse({ provider: "openai-compatible", model: "another", baseUrl: other.url, key: null }));
    await here.answer(id, "a", said);
    await here.view(id);
    await here.ask("POST", `/api/sessions/${id}/finish`);
    await here.view(id);
    expect(other.requests).toEqual([]);
  });

  it("finishes while the model still looks for words, and the answer stands", async () => {
    const here = await withModel(by(silent()), { firstWordMs: 60_000, wholeMs: 60_000 });
    const id = await here.open();
    const answering = here.answer(id, "a", said);
    await until(() => Promise.resolve(here.server.requests.length), (asked) => asked > 0);
    await here.ask("POST", `/api/sessions/${id}/finish`);
    await answering;
    expect(await here.view(id)).toMatchObject({ status: "finished", turns: expect.arrayContaining([expect.objectContaining({ key: "a", text: said })]) });
    await until(() => Promise.resolve(here.server.closedEarly()), (closed) => closed > 0);
  });

  it("erases the session, and nothing is asked for it any more", async () => {
    const here = await withModel(by(reply(`1: ${question}`), silent()), { firstWordMs: 60_000, wholeMs: 60_000 });
    const id = await here.open();
    await here.answer(id, "a", said);
    await until(() => Promise.resolve(here.server.requests.length), (asked) => asked > 1);
    await here.ask("DELETE", `/api/sessions/${id}`);
    await here.server.quiet();
    expect(here.server.closedEarly()).toBe(1);
    expect(here.reports).toEqual([]);
  });
});
