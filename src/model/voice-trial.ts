import type { VoiceTrial } from "#core/voice/voice-view";
import type { Timing } from "#core/voice/heard-in";
import { toneWav } from "#core/voice/wav";
import { speaker } from "#model/speak";
import { transcriber } from "#model/transcribe";
import type { VoiceConnection } from "#model/voice-connection";

type Way = { readonly reach?: typeof fetch; readonly signal?: AbortSignal };

/** What follows for an interview from how exactly times are told. */
const timings = {
  words: "it tells when each word was said",
  segments: "it tells when each stretch was said, and not each word",
  none: "it does not tell when words were said, so pauses cannot be measured",
} as const satisfies Record<Timing, string>;

/** Sends a second of a quiet tone: what matters is that the service takes it, not what it hears in it. */
export async function tryTranscription(connection: VoiceConnection, { reach = fetch, signal }: Way = {}): Promise<VoiceTrial> {
  const started = performance.now();
  const outcome = await transcriber(connection, { reach }).hear({ wav: toneWav({ ms: 1000 }), prompt: "", ...(signal === undefined ? {} : { signal }) });
  const tookMs = since(started);
  if (!outcome.ok) return { ok: false, says: outcome.failure.message, tookMs, audio: null };
  return { ok: true, says: `It took a recording of one second and answered within ${seconds(tookMs)}; ${timings[outcome.timing]}.`, tookMs, audio: null };
}

/** Has one short sentence said, and reads all of it. */
export async function trySpeech(connection: VoiceConnection, { reach = fetch, signal }: Way = {}): Promise<VoiceTrial> {
  const started = performance.now();
  const outcome = await speaker(connection, { reach }).say({ text: "Tell me about the last thing you built.", speed: 1 }, signal);
  if (!outcome.ok) return { ok: false, says: outcome.failure.message, tookMs: since(started), audio: null };
  const { type, firstByteMs, body, ended } = outcome;
  // Where it breaks off, `ended` says why.
  const bytes = await sizeOf(body).catch(() => 0);
  const found = await ended;
  const tookMs = since(started);
  if (found !== null) return { ok: false, says: found.message, tookMs, audio: null };
  return { ok: true, says: `It said a sentence: ${kilobytes(bytes)} of ${type}, which began after ${seconds(firstByteMs)} and was whole within ${seconds(tookMs)}.`, tookMs, audio: { type, bytes } };
}

async function sizeOf(body: ReadableStream<Uint8Array>): Promise<number> {
  let bytes = 0;
  for await (const chunk of body) bytes += chunk.byteLength;
  return bytes;
}

const since = (started: number): number => Math.round(performance.now() - started);
/** Rounded up: what is said is that it took no longer. */
const seconds = (ms: number): string => `${(Math.ceil(Math.max(1, ms) / 100) / 10).toFixed(ms < 10_000 ? 1 : 0)} s`;
const kilobytes = (bytes: number): string => `${String(Math.max(1, Math.round(bytes / 1000)))} kB`;
