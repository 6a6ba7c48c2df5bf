import { afterEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { connect } from "#model/connect";
import type { Connection } from "#model/connection";
import type { Failure, LanguageModel, Question } from "#model/language-model";
import {
  breaksOff, cut, echo, empty, endsEarly, gzipBomb, huge, invalidUtf8, json, malformed, oddly, raw, redirect, refusal, refusesShapes, reply, scriptedModel, silent, slowFirstWord, slowWhole, stall, status, unstreamed,
  webPage, type Script, type ScriptedModel,
} from "#model/test-server";

const canary = "sk-canary-4f9a1c77e0b2";
const servers: ScriptedModel[] = [];
const printed = (["log", "info", "warn", "error", "debug"] as const).map((name) => vi.spyOn(console, name));

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  for (const spy of printed) expect(spy).not.toHaveBeenCalled();
});

type Given = { readonly server: ScriptedModel; readonly model: LanguageModel; readonly ask: (more?: Partial<Question>) => ReturnType<LanguageModel["ask"]>; readonly fails: (more?: Partial<Question>) => Promise<Failure> };

async function given(scripts: readonly Script[], changes: Partial<Connection> = {}): Promise<Given> {
  const server = await scriptedModel(scripts);
  servers.push(server);
  const model = connect({ provider: "openai-compatible", model: "scripted", baseUrl: server.url, key: canary, firstWordMs: 20_000, wholeMs: 30_000, ...changes });
  const ask = (more: Partial<Question> = {}) => model.ask({ system: "Be brief.", user: "What next?", shape: null, longest: 2000, ...more });
  const fails = async (more: Partial<Question> = {}): Promise<Failure> => {
    const outcome = await ask(more);
    if (outcome.ok) throw new Error(`It answered: ${outcome.reply.text}`);
    expect(JSON.stringify(outcome)).not.toContain(canary.slice(0, 14));
    expect(outcome.failure.message).toMatch(/^\S.*[^.]\.$/);
    expect(outcome.failure.message).not.toMatch(/[<>\n]|undefined|null/);
    return outcome.failure;
  };
  return { server, model, ask, fails };
}

const Pick = z.strictObject({ pick: z.int(), words: z.string() });

it("says word by word what the model says, and what it cost", async () => {
  const { server, ask, model } = await given([reply("Why that one? And then?")]);
  const told: string[] = [];
  const outcome = await ask({ onText: (soFar) => told.push(soFar) });
  expect(outcome).toMatchObject({ ok: true, reply: { text: "Why that one? And then?", tokensIn: 12, tokensOut: 7 } });
  expect(told[0]).toBe("Why ");
  expect(told.at(-1)).toBe("Why that one? And then?");
  expect(told).toEqual([...told].sort((a, b) => a.length - b.length));
  expect(server.requests).toMatchObject([{ model: "scripted", stream: true, messages: [{ role: "system", content: "Be brief." }, { role: "user", content: "What next?" }] }]);
  expect(server.headers[0]?.authorization).toBe(`Bearer ${canary}`);
  expect(server.paths).toEqual(["POST /v1/chat/completions"]);
  expect([model.name, model.goesTo, model.isLocal]).toEqual(["openai-compatible/scripted", "this machine", true]);
});

it("sends no key where there is none", async () => {
  const { server, ask } = await given([reply("Yes.")], { key: null });
  await ask();
  expect(server.headers[0]?.authorization).toBeUndefined();
});

it.each([
  ["thoughts in a field of their own", reply("So.", { thinks: "Let me see." }), "So."],
  ["thoughts before the words", reply("<think>Let me see. </think>\n\nSo."), "So."],
  ["a comment and CRLF", oddly("Tell me more.", { crlf: true }), "Tell me more."],
  ["each byte alone", oddly("Über 10 € — 🙂 more.", { eachByte: true }), "Über 10 € — 🙂 more."],
  ["each byte alone, with CRLF", oddly("Über 10 €.", { eachByte: true, crlf: true }), "Über 10 €."],
  ["a content type that is wrong and harmless", oddly("Fine.", { type: "text/plain" }), "Fine."],
  ["NUL and other signs that no text has", reply("a\u0000b\u0007c\u001b[31m"), "abc[31m"],
])("understands %s", async (_, script, text) => {
  const { ask } = await given([script]);
  const told: string[] = [];
  expect(await ask({ onText: (soFar) => told.push(soFar) })).toMatchObject({ ok: true, reply: { text } });
  for (const unheard of ["think", "see", "\u0000"]) expect(told.join("")).not.toContain(unheard);
});

it.each<[string, Script, Failure["kind"], RegExp]>([
  ["401", status(401, { says: `Incorrect API key provided: ${canary}` }), "unauthorised", /does not accept the key \(401\)/],
  ["403", status(403), "unauthorised", /403/],
  ["404", status(404, { says: 'model "scripted" not found, try pulling it first' }), "not-found", /the model scripted.*try pulling it first/],
  ["408", status(408), "timeout", /408/],
  ["413", status(413), "too-long", /more than .* takes/],
  ["a context that is too small", status(400, { says: "This model's maximum context length is 4096 tokens" }), "too-long", /more than/],
  ["a question that it does not take", status(400, { says: `Bad Bearer ${canary} <b>here</b>` }), "malformed", /did not take the question \(400\): Bad/],
  ["429", status(429, { says: "Slow down" }), "limited", /429\): Slow down/],
  ["500", status(500), "server", /500/],
  ["502 with a page", status(502, { html: true, says: "Bad gateway" }), "server", /fault of its own \(502\)\.$/],
  ["503", status(503), "server", /503/],
  ["a redirect", redirect("http://169.254.169.254/latest"), "unreachable", /sends on to another address/],
  ["a page where a reply should be", webPage(), "malformed", /web page/],
  ["a reply in one piece", unstreamed("Yes."), "malformed", /word by word/],
  ["a connection cut before any header", cut(), "unreachable", /closed the connection/],
  ["a connection cut in the reply", cut("So far "), "cut", /cut/],
  ["a reply without its end", endsEarly("So far "), "cut", /cut/],
  ["a reply cut by the server's limit", reply("So far", { finish: "length" }), "cut", /limit of length/],
  ["an error in the reply", breaksOff("So far ", `out of memory, key=${canary}`), "server", /broke off: out of memory/],
  ["events that are no JSON", malformed(), "malformed", /no reply of a language model/],
  ["other JSON", raw('data: {"hello":1}\n\n'), "malformed", /no reply of a language model/],
  ["no events at all", raw("hello\n"), "cut", /cut/],
  ["nothing", empty(), "empty", /nothing/],
  ["only thoughts", reply("", { thinks: "Hm.", finish: "length" }), "empty", /thinking/],
  ["only spaces", reply(" \n\n "), "empty", /nothing/],
  ["a refusal in the protocol's field", refusal(), "refused", /refused/],
  ["a filter", reply("Well", { finish: "content_filter" }), "refused", /refused/],
  ["bytes that are no UTF-8", invalidUtf8(), "malformed", /damaged/],
  ["half of a pair", raw('data: {"choices":[{"index":0,"delta":{"content":"a\\ud83d"},"finish_reason":"stop"}]}\n\n'), "malformed", /damaged/],
  ["the key in the reply", reply(`Your key is ${canary} indeed`), "malformed", /repeats the key/],
])("turns %s into a failure", async (_, script, kind, message) => {
  const { fails, server } = await given([script]);
  expect(await fails()).toMatchObject({ kind, message: expect.stringMatching(message) });
  expect(server.requests).toHaveLength(1);
});

it("follows no redirect, the words and the key stay where they were sent", async () => {
  const elsewhere = await scriptedModel([reply("Got it.")]);
  servers.push(elsewhere);
  for (const code of [301, 302, 307, 308]) {
    const { fails } = await given([redirect(`${elsewhere.url}/chat/completions`, code)]);
    expect((await fails()).kind).toBe("unreachable");
  }
  expect(elsewhere.paths).toEqual([]);
});

it.each([["2", 2000], ["0", 0], ["1.5", 1500], ["soon", null], [new Date(Date.now() + 3_600_000).toUTCString(), 3_600_000], [new Date(0).toUTCString(), 0]])("reads Retry-After: %s", async (retryAfter, ms) => {
  const { fails } = await given([status(429, { retryAfter })]);
  const { kind, retryAfterMs } = await fails();
  expect(kind).toBe("limited");
  if (ms !== 3_600_000) expect(retryAfterMs).toBe(ms);
  else expect(Math.abs((retryAfterMs ?? 0) - ms)).toBeLessThan(60_000);
});

it.each<[string, Script, Partial<Connection>, RegExp, string]>([
  ["no header comes", silent(), { firstWordMs: 60 }, /not say a word within 0.06 s/, ""],
  ["the first word does not come", slowFirstWord(60_000), { firstWordMs: 60 }, /not say a word/, ""],
  ["it only thinks", reply("At last.", { thinks: "Hm.", waitMs: 60_000 }), { firstWordMs: 60 }, /not say a word/, ""],
  ["it stalls after some words", stall("So far "), { wholeMs: 400 }, /not come to an end within 0.4 s/, "So far "],
  ["it never comes to an end", slowWhole(20), { wholeMs: 600 }, /not come to an end/, "and so"],
])("gives up in time when %s, and closes the request", async (_, script, changes, message, soFar) => {
  const { fails, server } = await given([script], changes);
  const failure = await fails({ longest: 200_000 });
  expect(failure).toMatchObject({ kind: "timeout", message: expect.stringMatching(message) });
  expect(failure.soFar.startsWith(soFar)).toBe(true);
  await server.quiet();
  expect(server.closedEarly()).toBe(1);
});

it("stops reading a reply that is absurdly long", async () => {
  const { fails, server } = await given([huge()]);
  const failure = await fails();
  expect(failure.kind).toBe("too-long");
  expect(failure.soFar).toHaveLength(2000);
  await server.quiet();
  expect(server.closedEarly()).toBe(1);
});

it("stops unfolding a gzip bomb", async () => {
  const before = process.memoryUsage().rss;
  const { fails, server } = await given([gzipBomb()]);
  expect(await fails()).toMatchObject({ kind: "too-long", message: expect.stringContaining("far more") });
  await server.quiet();
  expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(150);
});

it.each([["before its answer", silent()], ["in the middle", stall("So far ")]])("closes the request when the question is taken back %s", async (_, script) => {
  const { fails, server } = await given([script]);
  const taken = new AbortController();
  const failing = fails({ signal: taken.signal });
  while (server.requests.length === 0) await new Promise(setImmediate);
  taken.abort();
  expect((await failing).kind).toBe("cancelled");
  await server.quiet();
  expect(server.closedEarly()).toBe(1);
  expect((await fails({ signal: taken.signal })).kind).toBe("cancelled");
  expect(server.requests).toHaveLength(1);
});

it("says what cannot be reached", async () => {
  const gone = await scriptedModel();
  await gone.stop();
  const { fails } = await given([reply("")], { baseUrl: gone.url });
  expect(await fails()).toMatchObject({ kind: "unreachable", message: "The server on this machine does not answer: nothing listens at that address." });
  const nowhere = await given([reply("")], { baseUrl: "http://nowhere.invalid/v1" });
  expect((await nowhere.fails()).kind).toBe("unreachable");
  const { server } = nowhere;
  const noTls = await given([reply("")], { baseUrl: server.url.replace("http:", "https:") });
  expect(await noTls.fails()).toMatchObject({ kind: "unreachable", message: expect.stringContaining("cannot be trusted") });
});

it.each(["line\nbreak-secret", "schlüssel-geheim", "with space"])("does not repeat a key that cannot be sent: %j", async (key) => {
  const { fails, server } = await given([reply("Yes.")], { key });
  const failure = await fails();
  expect(failure.kind).toBe("unauthorised");
  expect(JSON.stringify(failure)).not.toContain(key.slice(0, 6));
  expect(server.requests).toEqual([]);
});

it("asks for a shape in the protocol's own field, and takes nothing that does not fit", async () => {
  const { ask, server } = await given([json({ pick: 1, words: "Why?" }), reply('```json\n{"pick":2,"words":"How?"}\n```')]);
  expect(await ask({ shape: Pick })).toMatchObject({ ok: true, reply: { text: '{"pick":1,"words":"Why?"}' } });
  expect(server.requests[0]?.response_format).toMatchObject({ type: "json_schema", json_schema: { schema: { type: "object", required: ["pick", "words"] } } });
  expect((await ask({ shape: Pick })).ok).toBe(true);
});

it.each([["prose", "I would pick the first."], ["a wrong type", '{"pick":"1","words":"x"}'], ["a field too many", '{"pick":1,"words":"x","tool":"rm"}'], ["half of it", '{"pick":1,"wor'], ["the schema itself", '{"type":"object","properties":{"pick":{"type":"integer"}}}']])(
  "refuses %s where a shape was asked for, and says the shape in words from then on",
  async (_, text) => {
    const { fails, ask, server } = await given([reply(text), json({ pick: 1, words: "Why?" })]);
    expect((await fails({ shape: Pick })).kind).toBe("malformed");
    expect((await ask({ shape: Pick })).ok).toBe(true);
    expect(JSON.stringify(server.requests[1]?.messages[0])).toContain("JSON Schema");
  },
);

it("asks a server that takes no shapes once more without, and remembers that", async () => {
  const { ask, server } = await given([refusesShapes('{"pick":1,"words":"Why?"}')]);
  for (const times of [1, 2]) expect([times, await ask({ shape: Pick })]).toMatchObject([times, { ok: true }]);
  expect(server.requests.map(({ response_format }) => response_format?.type)).toEqual(["json_schema", undefined, undefined]);
  expect(JSON.stringify(server.requests[1]?.messages)).toContain("JSON Schema");
});

it("is asked many things at once without mixing them up", async () => {
  const { ask } = await given([echo()]);
  const replies = await Promise.all(Array.from({ length: 20 }, (_, index) => ask({ user: `Question ${String(index)}.` })));
  expect(replies.map((outcome) => (outcome.ok ? outcome.reply.text : outcome.failure.kind))).toEqual(replies.map((_, index) => `Be brief.\nQuestion ${String(index)}.`));
});
