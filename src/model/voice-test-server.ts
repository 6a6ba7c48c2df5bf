import { createHash } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { toneWav, wavDurationMs } from "#core/voice/wav";
import type { AnyScript } from "#model/test-server";

/**
 * Speech services over real HTTP, for tests: transcription and speech as OpenAI's protocol has them, good, slow or broken as told.
 *
 *     const server = await startVoiceTestServer({ hear: heardInOrder("I wrote it.", status(429, { retryAfter: 2 })) });
 *     transcriber({ baseUrl: server.address(), model: "whisper-1", key: null, voice: null })
 */

/** The fields of a form beside its file; `timestamp_granularities[]` with commas between. */
export type Fields = Readonly<Record<string, string>>;

const Asked = z.looseObject({ model: z.string(), input: z.string(), voice: z.string(), response_format: z.string().optional(), speed: z.number().optional() });
export type AskedToSay = z.infer<typeof Asked>;

/** A text, whose words are then spread over the recording; a reply as it is, such as `{ text, words }`; or what is done instead. */
export type Transcript = string | Readonly<Record<string, unknown>> | AnyScript;

/** A sound as a WAV file, or what is done instead. */
export type Sound = Buffer | AnyScript;

export type VoiceTestServer = {
  /** The base URL of the API. */
  readonly address: () => string;
  readonly requests: readonly VoiceTestRequest[];
  /** How many requests the other side closed before their answer had ended. */
  readonly closedEarly: () => number;
  readonly stop: () => Promise<void>;
};

export type VoiceTestRequest = {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Of a transcription; empty for speech. */
  readonly fields: Fields;
  readonly wav: Buffer | null;
  readonly said: AskedToSay | null;
};

type Options = {
  readonly hear?: (wav: Buffer, fields: Fields) => Transcript | Promise<Transcript>;
  readonly say?: (asked: AskedToSay) => Sound | Promise<Sound>;
  /** What the sound is called. */
  readonly soundType?: string;
  readonly port?: number;
};

export async function startVoiceTestServer({ hear = () => "Yes.", say = toneFor, soundType = "audio/wav", port = 0 }: Options = {}): Promise<VoiceTestServer> {
  const requests: VoiceTestRequest[] = [];
  let closed = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? "";
    const gone = new AbortController();
    response.once("close", () => {
      if (!response.writableFinished && !cutHere.has(response)) closed += 1;
      gone.abort();
    });
    const body = await bytesOf(request);
    if (path === "/v1/audio/transcriptions") {
      const { fields, wav } = await formIn(body, request.headers);
      requests.push({ path, headers: request.headers, fields, wav, said: null });
      const transcript = await hear(wav, fields);
      if (typeof transcript === "function") return transcript({ response, gone: gone.signal });
      const reply = typeof transcript !== "string" ? transcript : fields["response_format"] === "verbose_json" ? verbose(transcript, wavDurationMs(wav) ?? 0) : { text: transcript };
      return void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(reply));
    }
    if (path === "/v1/audio/speech") {
      const said = Asked.parse(JSON.parse(body.toString("utf8")));
      requests.push({ path, headers: request.headers, fields: {}, wav: null, said });
      const sound = await say(said);
      if (typeof sound === "function") return sound({ response, gone: gone.signal });
      response.writeHead(200, { "content-type": soundType });
      for (let at = 0; at < sound.length && !gone.signal.aborted; at += 8192) response.write(sound.subarray(at, at + 8192));
      return void response.end();
    }
    requests.push({ path, headers: request.headers, fields: {}, wav: null, said: null });
    response.writeHead(404, { "content-type": "application/json" }).end('{"detail":"Not Found"}');
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
    address: () => `http://127.0.0.1:${String(taken)}/v1`,
    requests,
    closedEarly: () => closed,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/* What is heard. */

/** One after the other; the last one stays. */
export function heardInOrder(...transcripts: readonly Transcript[]): () => Transcript {
  const queue = [...transcripts];
  return () => (queue.length > 1 ? queue.shift() : queue[0]) ?? "Yes.";
}

/** By the recording itself, whichever comes first. */
export const heardByHash = (transcripts: Readonly<Record<string, Transcript>>, otherwise: Transcript = "Yes.") => (wav: Buffer): Transcript => transcripts[hashOf(wav)] ?? otherwise;

/** SHA-256 in hexadecimal. */
export const hashOf = (wav: Uint8Array): string => createHash("sha256").update(wav).digest("hex");

/** Knows plain JSON only, and refuses all else as OpenAI's newer models do. */
export const plainOnly = (text: string) => (_: Buffer, fields: Fields): Transcript =>
  fields["response_format"] === "json" ? { text } : refusal(400, `response_format '${fields["response_format"] ?? ""}' is not compatible with model '${fields["model"] ?? ""}'. Use 'json' or 'text' instead.`);

/** Knows segments and refuses to be asked for words. */
export const segmentsOnly = (reply: Readonly<Record<string, unknown>>) => (_: Buffer, fields: Fields): Transcript => ("timestamp_granularities[]" in fields ? refusal(422, "timestamp_granularities is not supported") : reply);

/** A text as a server gives it that knows the time of each word: all alike, over the whole recording. */
function verbose(text: string, durationMs: number): Readonly<Record<string, unknown>> {
  const words = text.split(/\s+/).filter((word) => word !== "");
  const each = durationMs / 1000 / Math.max(1, words.length);
  return {
    task: "transcribe",
    language: "english",
    duration: durationMs / 1000,
    text,
    segments: words.length === 0 ? [] : [{ id: 0, start: 0, end: durationMs / 1000, text: ` ${text}`, avg_logprob: -0.1, no_speech_prob: 0.01, temperature: 0 }],
    words: words.map((word, index) => ({ word, start: index * each, end: (index + 1) * each })),
  };
}

/* What is said. */

/** A quiet tone, as long as the text would take at some fourteen letters a second. */
export const toneFor = ({ input, speed = 1 }: AskedToSay): Buffer => Buffer.from(toneWav({ ms: Math.max(300, (input.length * 70) / speed), hertz: 220 }));

/* Slow and broken ones, beside those of `test-server.ts` that are the same whatever was asked. */

/** Says nothing for a while, then does it. */
export const late = (ms: number, then: AnyScript): AnyScript => async (exchange) => {
  await sleep(ms, undefined, { signal: exchange.gone }).catch(() => undefined);
  if (!exchange.gone.aborted) await then(exchange);
};

/** Sends this under that name. */
export const sends = (type: string, body: string | Buffer, more: Readonly<Record<string, string>> = {}): AnyScript => ({ response }) => {
  response.writeHead(200, { "content-type": type, ...more }).end(body);
};

/** Sends a part of what it says it will, then cuts the connection. */
export const truncated = (type: string, part: string | Buffer): AnyScript => async ({ response, gone }) => {
  cutHere.add(response);
  response.writeHead(200, { "content-type": type, "content-length": String(part.length * 2) });
  response.write(part);
  await sleep(50, undefined, { signal: gone }).catch(() => undefined);
  response.destroy();
};

/** Cuts the connection without a word. */
export const hangsUp = (): AnyScript => ({ response }) => {
  cutHere.add(response);
  response.destroy();
};

/** A reply in the right form that is so many bytes long. */
export const huge = (bytes = 10_000_000): AnyScript => sends("application/json", JSON.stringify({ text: "word ".repeat(bytes / 5) }));

/* How they do it. */

/** Responses that this side cuts. */
const cutHere = new WeakSet<ServerResponse>();

const refusal = (code: number, message: string): AnyScript => ({ response }) => {
  response.writeHead(code, { "content-type": "application/json" }).end(JSON.stringify({ error: { message, type: "invalid_request_error" } }));
};

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

async function formIn(body: Buffer, headers: IncomingHttpHeaders): Promise<{ readonly fields: Fields; readonly wav: Buffer }> {
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": headers["content-type"] ?? "" } }).formData();
  const fields = new Map<string, string>();
  let wav = Buffer.alloc(0);
  for (const [name, value] of form) {
    if (typeof value !== "string") wav = Buffer.from(await value.arrayBuffer());
    else fields.set(name, fields.has(name) ? `${fields.get(name) ?? ""},${value}` : value);
  }
  return { fields: Object.fromEntries(fields), wav };
}
