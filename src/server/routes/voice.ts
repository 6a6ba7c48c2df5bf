import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { ok, refuse, type Problem, type Result } from "#core/problem";
import { promptFrom } from "#core/voice/vocabulary";
import { ConnectVoice, Heard, Say, usualVoice, Vocabulary, VoiceTrial, VoiceView, type VoiceConnected, type VoiceKind } from "#core/voice/voice-view";
import { wavDurationMs } from "#core/voice/wav";
import { faultOf } from "#model/address";
import type { Speaker } from "#model/speak";
import type { Transcriber } from "#model/transcribe";
import type { VoiceConnection } from "#model/voice-connection";
import { voiceDestination } from "#model/voice-request";
import { trySpeech, tryTranscription } from "#model/voice-trial";
import type { Deps } from "#server/deps";
import { otherwise, problem } from "#server/problem-response";
import { createRests } from "#server/rests";
import { router, SessionId } from "#server/router";
import type { Sessions } from "#server/sessions";
import type { Voice, VoiceKeeper } from "#server/voice-keeper";
import { failedVoice, noVoice, restingVoice } from "#server/voice-problem";

const view = { 200: { description: "The services, without their keys", content: { "application/json": { schema: VoiceView } } }, default: otherwise } as const;

const readVoices = createRoute({ method: "get", path: "/api/voice", summary: "Which speech services are connected", responses: view });

const connect = <Path extends string>(path: Path, summary: string) =>
  createRoute({ method: "put", path, summary, request: { body: { required: true, content: { "application/json": { schema: ConnectVoice } } } }, responses: view });

const disconnect = <Path extends string>(path: Path) => createRoute({ method: "delete", path, summary: "Disconnects it, and erases its key", responses: view });

const test = <Path extends string>(path: Path, summary: string) =>
  createRoute({
    method: "post",
    path,
    summary,
    request: { body: { required: false, content: { "application/json": { schema: ConnectVoice.or(z.strictObject({})) } } } },
    responses: { 200: { description: "Whether it works, in a sentence", content: { "application/json": { schema: VoiceTrial } } }, default: otherwise },
  });

const connectTranscription = connect("/api/voice/transcription", "Connects a service that writes down what is said");
const connectSpeech = connect("/api/voice/speech", "Connects a service that says a text aloud");
const disconnectTranscription = disconnect("/api/voice/transcription");
const disconnectSpeech = disconnect("/api/voice/speech");
const testTranscription = test("/api/voice/transcription/test", "Tries transcription with a second of a quiet tone: what is connected, or what is not yet");
const testSpeech = test("/api/voice/speech/test", "Has a sentence said: by what is connected, or what is not yet");

const Bytes = z.string().openapi({ format: "binary" });

const hearRecording = createRoute({
  method: "post",
  path: "/api/voice/heard",
  summary: "Writes down what is said in a recording, of at most 8 MB",
  request: {
    query: z.object({ session: SessionId.shape.id.optional().openapi({ description: "The session whose vocabulary is expected" }) }),
    body: { required: true, content: { "audio/wav": { schema: Bytes } } },
  },
  responses: { 200: { description: "Its words, each with its time", content: { "application/json": { schema: Heard } } }, default: otherwise },
});

const sayAloud = createRoute({
  method: "post",
  path: "/api/voice/speech",
  summary: "Says a text aloud",
  request: { body: { required: true, content: { "application/json": { schema: Say } } } },
  responses: { 200: { description: "The sound as it comes, in the service's own format", content: { "audio/*": { schema: Bytes } } }, default: otherwise },
});

const readVocabulary = createRoute({
  method: "get",
  path: "/api/sessions/{id}/vocabulary",
  summary: "The terms that the session is likely to hold, most useful first",
  request: { params: SessionId },
  responses: { 200: { description: "At most 200", content: { "application/json": { schema: Vocabulary } } }, default: otherwise },
});

type Needs = Pick<Deps, "voices" | "vocabulary" | "now" | "stopping"> & { readonly sessions: Sessions };

export function voiceRoutes({ voices, vocabulary, sessions, now, stopping }: Needs) {
  const rests = { transcription: createRests<Transcriber>(), speech: createRests<Speaker>() };
  /** Ends with the request, and when the server stops. */
  const until = (c: Context): AbortSignal => AbortSignal.any([c.req.raw.signal, stopping]);

  async function save(c: Context, kind: VoiceKind, asked: ConnectVoice) {
    const connection = connectionFrom(asked, kind, voices[kind]());
    const saved = connection.ok ? await voices.save(kind, connection.value) : connection;
    return saved.ok ? c.json(viewOf(voices), 200) : problem(c, saved.problem);
  }
  async function forget(c: Context, kind: VoiceKind) {
    const forgotten = await voices.forget(kind);
    return forgotten.ok ? c.json(viewOf(voices), 200) : problem(c, forgotten.problem);
  }
  function toTry(kind: VoiceKind, body: unknown): Result<VoiceConnection> {
    const asked = ConnectVoice.safeParse(body);
    const current = voices[kind]();
    if (asked.success) return connectionFrom(asked.data, kind, current);
    return current === null ? noVoice(kind) : ok(current.connection);
  }
  async function termsOf(session: string): Promise<Result<readonly string[]>> {
    const found = await sessions.find(session);
    return found.ok ? ok(vocabulary(found.value.run.started.scenario)) : found;
  }

  return router()
    .openapi(readVoices, (c) => c.json(viewOf(voices), 200))
    .openapi(connectTranscription, (c) => save(c, "transcription", c.req.valid("json")))
    .openapi(connectSpeech, (c) => save(c, "speech", c.req.valid("json")))
    .openapi(disconnectTranscription, (c) => forget(c, "transcription"))
    .openapi(disconnectSpeech, (c) => forget(c, "speech"))
    .openapi(testTranscription, async (c) => {
      const connection = toTry("transcription", c.req.valid("json"));
      if (!connection.ok) return problem(c, connection.problem);
      const current = voices.transcription();
      const tried = await tryTranscription(connection.value, { signal: until(c) });
      if (tried.ok && current?.connection === connection.value) rests.transcription.worked(current.service);
      return c.json(tried, 200);
    })
    .openapi(testSpeech, async (c) => {
      const connection = toTry("speech", c.req.valid("json"));
      if (!connection.ok) return problem(c, connection.problem);
      const current = voices.speech();
      const tried = await trySpeech(connection.value, { signal: until(c) });
      if (tried.ok && current?.connection === connection.value) rests.speech.worked(current.service);
      return c.json(tried, 200);
    })
    .openapi(hearRecording, async (c) => {
      const { session } = c.req.valid("query");
      const terms = session === undefined ? ok([]) : await termsOf(session);
      if (!terms.ok) return problem(c, terms.problem);
      const wav = new Uint8Array(await c.req.arrayBuffer());
      const durationMs = isWav(c.req.header("content-type")) ? wavDurationMs(wav) : null;
      if (durationMs === null) return problem(c, noRecording);
      const current = voices.transcription();
      if (current === null) return problem(c, noVoice("transcription").problem);
      if (durationMs < shortestMs) return c.json({ text: "", words: [], confidence: null }, 200);
      const restLeft = rests.transcription.restLeft(current.service, now());
      if (restLeft > 0) return later(c, restingVoice("transcription", restLeft), restLeft);
      const outcome = await current.service.hear({ wav, prompt: promptFrom(terms.value), signal: until(c) });
      if (!outcome.ok) {
        rests.transcription.failed(current.service, outcome.failure, now());
        return later(c, failedVoice("transcription", outcome.failure), rests.transcription.restLeft(current.service, now()));
      }
      rests.transcription.worked(current.service);
      return c.json(outcome.heard, 200);
    })
    .openapi(sayAloud, async (c) => {
      const current = voices.speech();
      if (current === null) return problem(c, noVoice("speech").problem);
      const restLeft = rests.speech.restLeft(current.service, now());
      if (restLeft > 0) return later(c, restingVoice("speech", restLeft), restLeft);
      const outcome = await current.service.say(c.req.valid("json"), until(c));
      if (!outcome.ok) {
        rests.speech.failed(current.service, outcome.failure, now());
        return later(c, failedVoice("speech", outcome.failure), rests.speech.restLeft(current.service, now()));
      }
      void outcome.ended.then((found) => {
        if (found === null) rests.speech.worked(current.service);
        else rests.speech.failed(current.service, found, now());
      });
      return c.body(outcome.body, 200, { "content-type": outcome.type });
    })
    .openapi(readVocabulary, async (c) => {
      const terms = await termsOf(c.req.valid("param").id);
      return terms.ok ? c.json({ terms: [...terms.value] }, 200) : problem(c, terms.problem);
    });
}

/** Below it nothing can have been said, and services refuse it. */
const shortestMs = 100;

const isWav = (type: string | undefined): boolean => /^audio\/(x-|vnd\.)?wave?\s*(;|$)/i.test(type ?? "");

const noRecording = refuse("request-malformed", "The body is not a recording as WAV.", "Send the bytes of a WAV file, with the header Content-Type: audio/wav.").problem;

/** When it may be asked again stands in `Retry-After`, in seconds. */
function later(c: Context, found: Problem, afterMs: number) {
  if (afterMs > 0) c.header("retry-after", String(Math.ceil(afterMs / 1000)));
  return problem(c, found);
}

function viewOf(voices: VoiceKeeper): VoiceView {
  const trouble = voices.trouble();
  return { transcription: shown(voices.transcription()), speech: shown(voices.speech()), trouble: trouble === null ? null : { message: trouble.message, mend: trouble.mend } };
}

/** All of a connection but its key. */
function shown(current: Voice<unknown> | null): VoiceConnected | null {
  if (current === null) return null;
  const { connection, from } = current;
  const { baseUrl, model, voice, key } = connection;
  return { baseUrl, model, voice, hasKey: key !== null, ...voiceDestination(connection), from };
}

/** What was asked for, with the key that is kept where none is given and it goes to the same place. */
function connectionFrom({ baseUrl, model, key, voice }: ConnectVoice, kind: VoiceKind, current: Voice<unknown> | null): Result<VoiceConnection> {
  const fault = faultOf(baseUrl);
  if (fault !== null) return refuse("address-refused", fault, "Give the base URL of the server's API, such as http://127.0.0.1:8000/v1.");
  const kept = current !== null && new URL(current.connection.baseUrl).origin === new URL(baseUrl).origin ? current.connection.key : null;
  return ok({ baseUrl, model, key: key ?? kept, voice: kind === "speech" ? (voice ?? usualVoice) : null });
}
