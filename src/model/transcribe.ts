import { heardIn, type Timing } from "#core/voice/heard-in";
import type { Heard } from "#core/voice/voice-view";
import { wavDurationMs } from "#core/voice/wav";
import { holdsKey } from "#model/scrub";
import { cancelled, stopping } from "#model/stopping";
import { trouble, troubleOfConnection, troubleOfWords, wordsIn, type Refusal, type Trouble } from "#model/trouble";
import type { VoiceConnection } from "#model/voice-connection";
import { lineTo, post, type VoiceLine } from "#model/voice-request";

export type HearOutcome = { readonly ok: true; readonly heard: Heard; readonly timing: Timing; readonly tookMs: number } | { readonly ok: false; readonly failure: Trouble };

export type Recording = {
  /** The bytes of a WAV file. */
  readonly wav: Uint8Array;
  /** Terms that may well be in it, the most useful last; empty for none. */
  readonly prompt: string;
  readonly signal?: AbortSignal;
};

/** Writes down what was said. It never throws. */
export type Transcriber = { readonly hear: (recording: Recording) => Promise<HearOutcome> };

/** For one utterance, in milliseconds. */
const patienceMs = 15_000;

/** Of a reply, in bytes: eight megabytes of speech make some tens of thousands. */
const longest = 1_000_000;

type Field = readonly [name: string, value: string];

/** Ways of asking, the one that tells most first. A server that does not know one is asked in the next from then on. */
const manners: readonly (readonly Field[])[] = [
  [["response_format", "verbose_json"], ["timestamp_granularities[]", "word"], ["timestamp_granularities[]", "segment"]],
  [["response_format", "verbose_json"]],
  [["response_format", "json"]],
];

/** A transcription service that speaks OpenAI's protocol. Nothing is sent before it is asked. */
export function transcriber(connection: VoiceConnection, { reach = fetch, waitMs = patienceMs }: { readonly reach?: typeof fetch; readonly waitMs?: number } = {}): Transcriber {
  const line = lineTo(connection, "the recording", reach);
  let manner = 0;

  async function hear({ wav, prompt, signal }: Recording): Promise<HearOutcome> {
    if (signal?.aborted === true) return { ok: false, failure: cancelled };
    const started = performance.now();
    const stop = stopping({ firstWordMs: waitMs, wholeMs: waitMs }, line.teller, signal);
    try {
      for (;;) {
        const fields: readonly Field[] = [["model", connection.model], ["language", "en"], ...(prompt === "" ? [] : [["prompt", prompt] as const]), ...(manners[manner] ?? [])];
        const { body, type } = await packed(wav, fields);
        const posted = await post(line, { path: "audio/transcriptions", type, body, stop });
        if (posted.ok) {
          const found = await read(posted.response, line, wavDurationMs(wav) ?? 0);
          return "kind" in found ? failed(stop.why() ?? found) : { ok: true, ...found, tookMs: Math.round(performance.now() - started) };
        }
        if (posted.refusal === null || !isAboutManner(posted.refusal) || manner + 1 >= manners.length) return failed(posted.trouble);
        manner += 1;
      }
    } finally {
      stop.end();
    }
  }

  /** Waiting for a word is said of speech. */
  const failed = (failure: Trouble): HearOutcome => ({ ok: false, failure: failure.kind === "timeout" && failure.retryAfterMs === null ? trouble("timeout", `${line.teller.who} did not write the recording down within ${String(waitMs / 1000)} s.`) : failure });

  return { hear };
}

/** The form as bytes of a known length: not every server takes one that has none. */
async function packed(wav: Uint8Array, fields: readonly Field[]): Promise<{ readonly body: Uint8Array; readonly type: string }> {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  form.append("file", new Blob([Uint8Array.from(wav)], { type: "audio/wav" }), "recording.wav");
  const response = new Response(form);
  return { body: new Uint8Array(await response.arrayBuffer()), type: response.headers.get("content-type") ?? "multipart/form-data" };
}

const isAboutManner = ({ status, body }: Refusal): boolean => [400, 404, 415, 422, 500, 501].includes(status) && /response_?format|verbose_?json|granularit/i.test(body);

async function read(response: Response, { teller }: VoiceLine, durationMs: number): Promise<{ readonly heard: Heard; readonly timing: Timing } | Trouble> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > longest) return trouble("too-long", `${teller.who} sent far more than was asked for.`);
      chunks.push(chunk);
    }
  } catch (error) {
    return troubleOfConnection(error, teller, true);
  }
  const text = Buffer.concat(chunks).toString("utf8");
  if (holdsKey(text, teller.key)) return trouble("malformed", `${teller.who} repeats the key in its reply.`);
  const reply = parsed(text);
  const found = heardIn(reply, durationMs);
  if (found !== null) return found;
  if (typeof reply === "object" && reply !== null && "error" in reply) return troubleOfWords(wordsIn(reply), teller);
  return text.trim() === "" ? trouble("empty", `${teller.who} answered with nothing.`) : trouble("malformed", `${teller.who} sends what is no transcription.`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
