import { createServer, type IncomingHttpHeaders } from "node:http";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { z } from "zod";
import type { Provider } from "#core/connection/connection-view";
import { connect } from "#model/connect";
import type { LanguageModel } from "#model/language-model";

/** The protocols of the other three providers, as far as they matter here: words, key, failure, refusal, and what is not to be kept. */

const canary = "sk-canary-4f9a1c77e0b2";
type Asked = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: unknown };
type Answer = { readonly status?: number; readonly events?: readonly object[]; readonly body?: object };

const closing: (() => void)[] = [];
beforeEach(() => {
  for (const name of ["OPENAI", "ANTHROPIC", "GOOGLE_GENERATIVE_AI"]) {
    vi.stubEnv(`${name}_API_KEY`, "from-the-environment");
    vi.stubEnv(`${name}_BASE_URL`, "http://127.0.0.1:1/elsewhere");
  }
});
afterEach(() => {
  vi.unstubAllEnvs();
  for (const close of closing.splice(0)) close();
});

async function given(provider: Provider, { status = 200, events, body }: Answer, key: string | null = canary): Promise<{ readonly model: LanguageModel; readonly asked: readonly Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      asked.push({ path: request.url ?? "", headers: request.headers, body: JSON.parse(text) });
      response.writeHead(status, { "content-type": events === undefined ? "application/json" : "text/event-stream" });
      response.end(events === undefined ? JSON.stringify(body) : events.map((event) => `${"type" in event ? `event: ${String(event.type)}\n` : ""}data: ${JSON.stringify(event)}\n\n`).join(""));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { asked, model: connect({ provider, model: "scripted", baseUrl: `http://127.0.0.1:${String(port)}/v1/`, key, firstWordMs: 20_000, wholeMs: 20_000 }) };
}

const ask = (model: LanguageModel, shape: z.ZodType | null = null) => model.ask({ system: "Be brief.", user: "What next?", shape, longest: 1000 });

const claude = (text: string, stop_reason: string) => [
  { type: "message_start", message: { id: "m", type: "message", role: "assistant", model: "scripted", content: [], stop_reason: null, stop_sequence: null, usage: { input_tokens: 12, output_tokens: 1 } } },
  { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
  { type: "content_block_delta", index: 0, delta: { type: "text_delta", text } },
  { type: "content_block_stop", index: 0 },
  { type: "message_delta", delta: { stop_reason, stop_sequence: null }, usage: { output_tokens: 7 } },
  { type: "message_stop" },
];

const gpt = (text: string) => [
  { type: "response.created", response: { id: "r", created_at: 0, model: "scripted" } },
  { type: "response.output_item.added", output_index: 0, item: { type: "message", id: "i" } },
  { type: "response.output_text.delta", item_id: "i", delta: text },
  { type: "response.output_item.done", output_index: 0, item: { type: "message", id: "i" } },
  { type: "response.completed", response: { usage: { input_tokens: 12, output_tokens: 7 } } },
];

const gemini = (text: string, finishReason: string) => [{ candidates: [{ content: { parts: [{ text }], role: "model" }, finishReason, index: 0 }], usageMetadata: { promptTokenCount: 12, candidatesTokenCount: 7, totalTokenCount: 19 } }];

it.each([
  ["anthropic", claude("Why?", "end_turn"), "/v1/messages", "x-api-key", canary],
  ["openai", gpt("Why?"), "/v1/responses", "authorization", `Bearer ${canary}`],
  ["google", gemini("Why?", "STOP"), "/v1/models/scripted:streamGenerateContent?alt=sse", "x-goog-api-key", canary],
] as const)("asks %s at the address that was set, with the key in a header only", async (provider, events, path, header, value) => {
  const { model, asked } = await given(provider, { events });
  expect(await ask(model)).toMatchObject({ ok: true, reply: { text: "Why?", tokensIn: 12, tokensOut: 7 } });
  expect(asked.map((one) => one.path)).toEqual([path]);
  expect(asked[0]?.headers[header]).toBe(value);
  expect(JSON.stringify(asked[0]?.body)).toContain("Be brief.");
  expect(JSON.stringify([asked[0]?.body, path])).not.toContain("canary");
});

it.each([["anthropic", claude("Why?", "end_turn")], ["openai", gpt("Why?")], ["google", gemini("Why?", "STOP")]] as const)("sends %s no key of the environment's where none was set", async (provider, events) => {
  const { model, asked } = await given(provider, { events }, null);
  await ask(model);
  expect(JSON.stringify(asked)).not.toContain("from-the-environment");
});

it("tells OpenAI not to keep what it is sent", async () => {
  const { model, asked } = await given("openai", { events: gpt("Why?") });
  await ask(model);
  expect(asked[0]?.body).toMatchObject({ store: false });
});

it.each([["anthropic", claude("", "refusal")], ["google", gemini("", "SAFETY")]] as const)("knows a refusal of %s", async (provider, events) => {
  const { model } = await given(provider, { events });
  expect(await ask(model)).toMatchObject({ ok: false, failure: { kind: "refused" } });
});

it.each([
  ["anthropic", 401, { type: "error", error: { type: "authentication_error", message: `invalid x-api-key ${canary}` } }, "unauthorised"],
  ["anthropic", 529, { type: "error", error: { type: "overloaded_error", message: "Overloaded" } }, "server"],
  ["openai", 429, { error: { message: "Rate limit reached", type: "requests", code: "rate_limit_exceeded" } }, "limited"],
  ["openai", 404, { error: { message: "The model does not exist", code: "model_not_found" } }, "not-found"],
  ["google", 400, { error: { code: 400, message: "API key not valid. Please pass a valid API key.", status: "INVALID_ARGUMENT" } }, "unauthorised"],
] as const)("turns a failure of %s (%i) into one of ours", async (provider, status, body, kind) => {
  const { model } = await given(provider, { status, body });
  const outcome = await ask(model);
  expect(outcome).toMatchObject({ ok: false, failure: { kind } });
  expect(JSON.stringify(outcome)).not.toContain("canary");
});

it.each([["anthropic", claude('{"pick":1}', "end_turn"), /json_schema|"pick"/], ["openai", gpt('{"pick":1}'), /json_schema/], ["google", gemini('{"pick":1}', "STOP"), /responseSchema|responseJsonSchema/]] as const)("asks %s for a shape in its own way", async (provider, events, field) => {
  const { model, asked } = await given(provider, { events });
  const outcome = await ask(model, z.strictObject({ pick: z.int() }));
  expect(JSON.stringify(asked[0]?.body)).toMatch(field);
  expect(outcome).toMatchObject({ ok: true, reply: { text: '{"pick":1}' } });
});
