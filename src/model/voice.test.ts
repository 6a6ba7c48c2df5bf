import { afterEach, expect, it } from "vitest";
import { toneWav } from "#core/voice/wav";
import { guardedFetch } from "#model/guarded-fetch";
import { speaker } from "#model/speak";
import { silent, status, type AnyScript } from "#model/test-server";
import { transcriber } from "#model/transcribe";
import { hashOf, heardByHash, late, segmentsOnly, sends, startVoiceTestServer, type VoiceTestServer } from "#model/voice-test-server";

/** Speech services over real HTTP, where the routes' own tests would have to wait. */

const servers: VoiceTestServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.stop())));

async function serving(options: Parameters<typeof startVoiceTestServer>[0] = {}): Promise<VoiceTestServer> {
  const server = await startVoiceTestServer(options);
  servers.push(server);
  return server;
}

const at = (server: VoiceTestServer, key: string | null = "canary-key-123") => ({ baseUrl: server.address(), model: "whisper-1", key, voice: null });
const wav = toneWav({ ms: 500 });
const say = { text: "Why a queue?", speed: 1 };

/** Begins to speak, and goes on for ever a little at a time. */
const endless = (everyMs: number): AnyScript => async ({ response, gone }) => {
  response.writeHead(200, { "content-type": "audio/mpeg" });
  while (!gone.aborted) {
    response.write(Buffer.alloc(100));
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
};

/** Waits until what is counted has come to it. */
async function until(count: () => number, wanted: number): Promise<void> {
  while (count() < wanted) await new Promise((resolve) => setTimeout(resolve, 5));
}

it("tells recordings apart", async () => {
  const other = toneWav({ ms: 300 });
  const server = await serving({ hear: heardByHash({ [hashOf(wav)]: "The first.", [hashOf(other)]: "The second." }) });
  const { hear } = transcriber(at(server));
  for (const [recording, text] of [[other, "The second."], [wav, "The first."], [toneWav({ ms: 200 }), "Yes."]] as const) expect(await hear({ wav: recording, prompt: "" })).toMatchObject({ ok: true, heard: { text } });
});

it("asks a service that refuses to tell the time of words for segments, and remembers it", async () => {
  const server = await serving({ hear: segmentsOnly({ text: "Two words", segments: [{ start: 0, end: 0.5, text: " Two words", avg_logprob: -0.1, no_speech_prob: 0 }] }) });
  const { hear } = transcriber(at(server));
  for (const requests of [2, 3]) {
    expect(await hear({ wav, prompt: "" })).toMatchObject({ ok: true, timing: "segments", heard: { words: [{ text: "Two", toMs: 188 }, { text: "words", toMs: 500 }] } });
    expect(server.requests).toHaveLength(requests);
  }
});

it("does not ask again in another manner what is refused for another reason", async () => {
  const server = await serving({ hear: () => status(400, { says: "Audio file is too short." }) });
  expect(await transcriber(at(server)).hear({ wav, prompt: "" })).toMatchObject({ ok: false, failure: { kind: "malformed", message: "The server on this machine did not take the recording (400): Audio file is too short." } });
  expect(server.requests).toHaveLength(1);
});

it.each<[string, AnyScript]>([["says nothing", silent()], ["takes too long", late(2000, sends("application/json", '{"text":"late"}'))], ["begins and stalls", ({ response }) => void response.writeHead(200, { "content-type": "application/json" }).write('{"text":')]])("waits no longer than it may for a transcription that %s", async (_, script) => {
  const server = await serving({ hear: () => script });
  expect(await transcriber(at(server), { waitMs: 150 }).hear({ wav, prompt: "" })).toEqual({ ok: false, failure: { kind: "timeout", message: "The server on this machine did not write the recording down within 0.15 s.", retryAfterMs: null } });
  await until(server.closedEarly, 1);
});

it("takes a recording back", async () => {
  const server = await serving({ hear: () => silent() });
  const back = new AbortController();
  const asked = transcriber(at(server)).hear({ wav, prompt: "", signal: back.signal });
  await until(() => server.requests.length, 1);
  back.abort();
  expect(await asked).toMatchObject({ ok: false, failure: { kind: "cancelled" } });
  await until(server.closedEarly, 1);
  expect(await transcriber(at(server)).hear({ wav, prompt: "", signal: back.signal })).toMatchObject({ failure: { kind: "cancelled" } });
  expect(server.requests).toHaveLength(1);
});

it.each<[string, AnyScript]>([["nothing at all", silent()], ["a header and no sound", ({ response }) => void response.writeHead(200, { "content-type": "audio/mpeg" }).flushHeaders()]])("waits no longer than it may for the first sound where there is %s", async (_, script) => {
  const server = await serving({ say: () => script });
  expect(await speaker(at(server), { waits: { firstWordMs: 150, wholeMs: 5000 } }).say(say)).toMatchObject({ ok: false, failure: { kind: "timeout", message: "The server on this machine did not say a word within 0.15 s." } });
  await until(server.closedEarly, 1);
});

it("hands sound on before it is whole, and ends one that never ends", async () => {
  const server = await serving({ say: () => endless(5) });
  const outcome = await speaker(at(server), { waits: { firstWordMs: 1000, wholeMs: 300 } }).say(say);
  if (!outcome.ok) throw new Error(outcome.failure.message);
  const reader = outcome.body.getReader();
  expect((await reader.read()).value?.byteLength).toBeGreaterThan(0);
  await expect((async () => { while (!(await reader.read()).done); })()).rejects.toThrow("did not come to an end within 0.3 s");
  expect(await outcome.ended).toMatchObject({ kind: "timeout" });
  await until(server.closedEarly, 1);
});

it("does not wait for the end of a sound that stalls after it began", async () => {
  const server = await serving({ say: () => ({ response }) => void response.writeHead(200, { "content-type": "audio/mpeg" }).write(Buffer.alloc(100)) });
  const outcome = await speaker(at(server), { waits: { firstWordMs: 5000, wholeMs: 300_000, betweenMs: 150 } }).say(say);
  if (!outcome.ok) throw new Error(outcome.failure.message);
  await expect(new Response(outcome.body).arrayBuffer()).rejects.toThrow("The server on this machine stopped in the middle of the sound for 0.15 s.");
  expect(await outcome.ended).toMatchObject({ kind: "timeout" });
});

it("lets sound last longer than its first byte may take", async () => {
  const server = await serving({ say: () => async ({ response }) => {
    response.writeHead(200, { "content-type": "audio/mpeg" }).write(Buffer.alloc(10));
    await new Promise((resolve) => setTimeout(resolve, 900));
    response.end(Buffer.alloc(10));
  } });
  const outcome = await speaker(at(server), { waits: { firstWordMs: 600, wholeMs: 20_000 } }).say(say);
  if (!outcome.ok) throw new Error(outcome.failure.message);
  expect((await new Response(outcome.body).arrayBuffer()).byteLength).toBe(20);
  expect(await outcome.ended).toBeNull();
});

it("stops asking for sound that nobody takes any more", async () => {
  const server = await serving({ say: () => endless(5) });
  const outcome = await speaker(at(server)).say(say);
  if (!outcome.ok) throw new Error(outcome.failure.message);
  await outcome.body.cancel();
  expect(await outcome.ended).toBeNull();
  await until(server.closedEarly, 1);
});

it("asks a service that makes no MP3 for WAV, and remembers it", async () => {
  const server = await serving({ say: ({ response_format }) => (response_format === "mp3" ? status(422, { says: "response_format: mp3 is not supported" }) : sends("audio/wav", "sound")) });
  const { say: speak } = speaker(at(server));
  for (const requests of [2, 3]) {
    const outcome = await speak(say);
    expect(outcome).toMatchObject({ ok: true, type: "audio/wav" });
    if (outcome.ok) await outcome.body.cancel();
    expect(server.requests).toHaveLength(requests);
  }
});

it("sends no key where there is none, and none that no header can carry", async () => {
  const server = await serving();
  await transcriber(at(server, null)).hear({ wav, prompt: "" });
  expect(server.requests[0]?.headers.authorization).toBeUndefined();
  expect(await transcriber(at(server, "a\nb")).hear({ wav, prompt: "" })).toMatchObject({ failure: { kind: "unauthorised" } });
  expect(await speaker(at(server, "schlüssel")).say(say)).toMatchObject({ failure: { kind: "unauthorised" } });
  expect(server.requests).toHaveLength(1);
});

it("reaches no private network where many share a server", async () => {
  const server = await serving();
  const outcome = await transcriber(at(server), { reach: await guardedFetch() }).hear({ wav, prompt: "" });
  expect(outcome).toMatchObject({ ok: false, failure: { message: "That address leads into a private network, which may not be used here." } });
  expect(server.requests).toEqual([]);
});
