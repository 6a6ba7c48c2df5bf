import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createGzip } from "node:zlib";
import { z } from "zod";

/**
 * A server for language models over real HTTP, for tests: it speaks OpenAI's chat completions with real streaming, and does with
 * each question what the next script says. The last script stays.
 *
 *     const server = await scriptedModel([reply("Why?"), status(429, { retryAfter: 2 })]);
 *     connect({ provider: "openai-compatible", model: "scripted", baseUrl: server.url, key: null, … })
 */

const Asked = z.looseObject({
  model: z.string(),
  messages: z.array(z.looseObject({ role: z.string(), content: z.unknown() })),
  response_format: z.looseObject({ type: z.string() }).optional(),
});
export type Asked = z.infer<typeof Asked>;

export type Exchange = {
  readonly asked: Asked;
  readonly response: ServerResponse;
  /** Aborted when the other side closes. */
  readonly gone: AbortSignal;
};

export type Script = (exchange: Exchange) => void | Promise<void>;

/** One that is the same whatever was asked. */
export type AnyScript = (exchange: Pick<Exchange, "response" | "gone">) => void | Promise<void>;

export type ScriptedModel = {
  /** The base URL of the API. */
  readonly url: string;
  /** The bodies of the questions, in order. */
  readonly requests: readonly Asked[];
  readonly headers: readonly IncomingHttpHeaders[];
  /** Every path that was asked for, with its method. */
  readonly paths: readonly string[];
  /** How many questions the other side closed before their answer had ended. */
  readonly closedEarly: () => number;
  /** Comes when no question is open any more. */
  readonly quiet: () => Promise<void>;
  /** What the next questions get. */
  readonly play: (...scripts: readonly Script[]) => void;
  readonly stop: () => Promise<void>;
};

type Options = { readonly models?: readonly string[]; readonly port?: number };

export async function scriptedModel(scripts: readonly Script[] = [reply("Yes.")], { models = ["scripted"], port = 0 }: Options = {}): Promise<ScriptedModel> {
  let queue = [...scripts];
  let closed = 0;
  let open = 0;
  const requests: Asked[] = [];
  const headers: IncomingHttpHeaders[] = [];
  const paths: string[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    paths.push(`${request.method ?? ""} ${request.url ?? ""}`);
    if (request.url === "/v1/models") return void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ object: "list", data: models.map((id) => ({ id, object: "model" })) }));
    if (request.url !== "/v1/chat/completions") return void response.writeHead(404).end("Not here.");
    const asked = Asked.parse(JSON.parse(await textOf(request)));
    requests.push(asked);
    headers.push(request.headers);
    const script = (queue.length > 1 ? queue.shift() : queue[0]) ?? reply("Yes.");
    const gone = new AbortController();
    open += 1;
    response.once("close", () => {
      open -= 1;
      if (!response.writableEnded && !cutHere.has(response)) closed += 1;
      gone.abort();
    });
    await script({ asked, response, gone: gone.signal });
  }

  const server = createServer((request, response) => {
    response.on("error", () => undefined);
    answer(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(taken)}/v1`,
    requests,
    headers,
    paths,
    closedEarly: () => closed,
    async quiet() {
      while (open > 0) await sleep(5);
    },
    play: (...more) => {
      queue = [...more];
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Responses that this side cuts. */
const cutHere = new WeakSet<ServerResponse>();

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

/* Good ones. */

export type Manner = {
  /** Before the first word, in milliseconds. */
  readonly waitMs?: number;
  /** Before each further word. */
  readonly everyMs?: number;
  readonly thinks?: string;
  readonly finish?: "stop" | "length" | "content_filter";
  readonly usage?: { readonly prompt_tokens: number; readonly completion_tokens: number };
};

/** How a reply ends. */
export type Ending = Required<Pick<Manner, "finish" | "usage">>;

/** Says a text word by word. */
export const reply = (text: string, manner: Manner = {}): Script => saying(() => text, manner);

/** Says a value as JSON. */
export const json = (value: unknown, manner: Manner = {}): Script => reply(JSON.stringify(value), manner);

/** Says what `words` makes of the question: for models that echo, obey, or answer by what they are asked. */
export function saying(words: (asked: Asked) => string, { waitMs = 0, everyMs = 0, thinks, finish = "stop", usage = { prompt_tokens: 12, completion_tokens: 7 } }: Manner = {}): Script {
  return async ({ asked, response, gone }) => {
    begin(response);
    if (thinks !== undefined) response.write(delta({ reasoning_content: thinks }));
    await pause(waitMs, gone);
    for (const [index, word] of wordsOf(words(asked)).entries()) {
      if (index > 0) await pause(everyMs, gone);
      if (gone.aborted) return;
      response.write(delta({ content: word }));
    }
    if (!gone.aborted) response.end(ending({ finish, usage }));
  };
}

/** Says what `generate` makes of the question, each piece as it comes. */
export const generating = (generate: (exchange: Exchange, say: (piece: string) => void) => Promise<Ending>): Script => async (exchange) => {
  const { response, gone } = exchange;
  begin(response);
  const ended = await generate(exchange, (piece) => {
    if (!gone.aborted) response.write(delta({ content: piece }));
  });
  if (!gone.aborted) response.end(ending(ended));
};

/** Says back all that it was asked. */
export const echo = (): Script => saying(heard);

/** Does whatever it is told to by anything that it reads: the last "reply with …" or "say …" wins. */
export const obedient = (): Script => saying((asked) => [...heard(asked).matchAll(/\b(?:reply|respond|answer|say|print|output)(?: only)?(?: with)?:?\s+["“`']([^"”`']+)["”`']/gi)].at(-1)?.[1] ?? "Understood.");

/** All that a model is sent, as one text. */
export const heard = ({ messages }: Asked): string => messages.map(({ content }) => (typeof content === "string" ? content : JSON.stringify(content))).join("\n");

/* Slow and broken ones. */

export const slowFirstWord = (ms: number, text = "At last."): Script => reply(text, { waitMs: ms });

/** Begins at once and never comes to an end. */
export const slowWhole = (everyMs: number): Script => reply("and so on ".repeat(10_000), { everyMs });

/** Takes the question and says nothing at all, not even a header. */
export const silent = (): AnyScript => () => undefined;

/** Says some words, then nothing more. */
export const stall = (words: string): Script => ({ response }) => {
  begin(response);
  for (const word of wordsOf(words)) response.write(delta({ content: word }));
};

/** Says some words, then cuts the connection. Without words it is cut before any header. */
export const cut = (words = ""): Script => async ({ response, gone }) => {
  cutHere.add(response);
  if (words !== "") {
    begin(response);
    for (const word of wordsOf(words)) response.write(delta({ content: word }));
    await pause(30, gone);
  }
  response.destroy();
};

/** Says some words and ends in good order, without the end of a reply. */
export const endsEarly = (words: string): Script => ({ response }) => {
  begin(response);
  response.end(delta({ content: words }));
};

type Refusal = { readonly retryAfter?: number | string; readonly says?: string; readonly html?: boolean };

export const status = (code: number, { retryAfter, says = "no", html = false }: Refusal = {}): AnyScript => ({ response }) => {
  response
    .writeHead(code, { "content-type": html ? "text/html" : "application/json", ...(retryAfter === undefined ? {} : { "retry-after": String(retryAfter) }) })
    .end(html ? `<!doctype html><html><head><title>${String(code)}</title></head><body><h1>${says}</h1><script>alert(1)</script></body></html>` : JSON.stringify({ error: { message: says, type: "error", code } }));
};

/** Takes no `response_format`, as some servers do; without one it says `text`. */
export const refusesShapes = (text: string): Script => (exchange) =>
  exchange.asked.response_format === undefined ? reply(text)(exchange) : status(400, { says: "response_format of type json_schema is not supported" })(exchange);

/** Breaks off with an error of its own in the middle. */
export const breaksOff = (words: string, says: string): Script => ({ response }) => {
  begin(response);
  response.end(`${delta({ content: words })}${event({ error: { message: says, type: "server_error" } })}`);
};

/** Events that are no JSON. */
export const malformed = (): Script => raw("data: {\"choices\":[{\"delta\"\n\ndata: not json at all\n\n");

export const empty = (): Script => reply("");

/** Refuses in the protocol's own field. */
export const refusal = (words = "I cannot help with that."): Script => ({ response }) => {
  begin(response);
  response.end(`${delta({ refusal: words })}${event({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] })}data: [DONE]\n\n`);
};

/** Goes on until `bytes` are said or nobody listens. */
export const huge = (bytes = 10_000_000): Script => async ({ response, gone }) => {
  begin(response);
  const piece = delta({ content: "word ".repeat(200) });
  for (let sent = 0; sent < bytes && !gone.aborted; sent += piece.length) await written(response, piece, gone);
  if (!gone.aborted) response.end("data: [DONE]\n\n");
};

/** A few kilobytes that unfold into `megabytes` of one event without an end. */
export const gzipBomb = (megabytes = 200): Script => async ({ response, gone }) => {
  begin(response, { "content-encoding": "gzip" });
  const gzip = createGzip({ level: 9 });
  gzip.pipe(response);
  gzip.on("error", () => undefined);
  gzip.write('data: {"choices":[{"index":0,"delta":{"content":"');
  const piece = Buffer.alloc(1_000_000, 97);
  for (let sent = 0; sent < megabytes && !gone.aborted; sent += 1) await written(gzip, piece, gone);
  gzip.destroy();
  if (!gone.aborted) response.end();
};

export const invalidUtf8 = (): Script => raw(Buffer.concat([Buffer.from('data: {"choices":[{"index":0,"delta":{"content":"caf'), Buffer.from([0xc3, 0x28, 0xff, 0xfe]), Buffer.from(`"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n`)]));

/** A text as one good stream, cut as `how` says: with CRLF, byte by byte, or under another content type. */
export const oddly = (text: string, how: { readonly crlf?: boolean; readonly eachByte?: boolean; readonly type?: string }): Script => async ({ response, gone }) => {
  const stream = `: a comment\n\n${wordsOf(text).map((content) => delta({ content })).join("")}${event({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] })}data: [DONE]\n\n`;
  const bytes = Buffer.from(how.crlf === true ? stream.replaceAll("\n", "\r\n") : stream);
  begin(response, how.type === undefined ? {} : { "content-type": how.type });
  response.socket?.setNoDelay(true);
  for (const piece of how.eachByte === true ? bytes : [bytes]) {
    if (gone.aborted) return;
    response.write(typeof piece === "number" ? Buffer.from([piece]) : piece);
    if (how.eachByte === true) await new Promise(setImmediate);
  }
  response.end();
};

/** Answers in one piece, as if streaming had not been asked for. */
export const unstreamed = (text: string): Script => ({ response }) => {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ choices: [{ message: { role: "assistant", content: text }, finish_reason: "stop" }] }));
};

export const webPage = (): AnyScript => ({ response }) => {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end("<!doctype html><title>Sign in</title>");
};

export const redirect = (to: string, code = 307): AnyScript => ({ response }) => {
  response.writeHead(code, { location: to }).end();
};

/** Exactly these bytes under the usual header. */
export const raw = (bytes: string | Buffer): Script => ({ response }) => {
  begin(response);
  response.end(bytes);
};

/* How they do it. */

const begin = (response: ServerResponse, more: Readonly<Record<string, string>> = {}): void => {
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache", ...more });
  response.flushHeaders();
};

const event = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`;

const ending = ({ finish, usage }: Ending): string => `${event({ choices: [{ index: 0, delta: {}, finish_reason: finish }] })}${event({ choices: [], usage })}data: [DONE]\n\n`;

const delta = (parts: Readonly<Record<string, string>>): string => event({ id: "chatcmpl-1", object: "chat.completion.chunk", created: 0, model: "scripted", choices: [{ index: 0, delta: parts, finish_reason: null }] });

const wordsOf = (text: string): readonly string[] => text.match(/\s*\S+\s*/g) ?? (text === "" ? [] : [text]);

const pause = (ms: number, gone: AbortSignal): Promise<unknown> => (ms === 0 ? Promise.resolve() : sleep(ms, undefined, { signal: gone }).catch(() => undefined));

/** Writes, and waits until there is room for more or nobody is left to read it. */
async function written(to: NodeJS.WritableStream, piece: string | Buffer, gone: AbortSignal): Promise<void> {
  if (to.write(piece) || gone.aborted) return;
  const waiting = new AbortController();
  const settle = { signal: AbortSignal.any([waiting.signal, gone]) };
  await Promise.race([once(to, "drain", settle), once(gone, "abort", settle)]).catch(() => undefined);
  waiting.abort();
}
