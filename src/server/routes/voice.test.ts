import { afterEach, expect, it } from "vitest";
import { Heard, Vocabulary, VoiceTrial, VoiceView } from "#core/voice/voice-view";
import { toneWav } from "#core/voice/wav";
import { redirect, silent, status, webPage } from "#model/test-server";
import type { VoiceConnection } from "#model/voice-connection";
import { hangsUp, heardInOrder, huge, late, plainOnly, sends, startVoiceTestServer, toneFor, truncated, type Sound, type Transcript, type VoiceTestServer } from "#model/voice-test-server";
import { ProblemBody } from "#server/problem-response";
import { world, type World } from "#server/test-world";
import { voicesInMemory, type KeptVoices, type VoicePlace } from "#server/voice-file";
import { openVoiceKeeper } from "#server/voice-keeper";

const canary = "sk-canary-4f9a1c77e0b2";
const none: KeptVoices = { transcription: null, speech: null };
const servers: VoiceTestServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.stop())));

async function serving(options: Parameters<typeof startVoiceTestServer>[0] = {}): Promise<VoiceTestServer> {
  const server = await startVoiceTestServer(options);
  servers.push(server);
  return server;
}

/** An app whose every answer is searched for the key. */
async function app(place: VoicePlace = voicesInMemory(), environment: KeptVoices = none): Promise<World> {
  const made = await world({ voices: await openVoiceKeeper(place, environment) });
  return {
    ...made,
    async ask(...asked) {
      const response = await made.ask(...asked);
      const copy = response.clone();
      const text = (copy.headers.get("content-type") ?? "").includes("json") ? await copy.text() : "";
      expect(text + JSON.stringify([...response.headers])).not.toContain("canary");
      expect(JSON.stringify(made.reports)).not.toContain("canary");
      return response;
    },
  };
}

const at = (baseUrl: string): VoiceConnection => ({ baseUrl, model: "whisper-1", key: canary, voice: null });
const connectedTo = ({ address }: VoiceTestServer) => app(voicesInMemory({ transcription: at(address()), speech: { ...at(address()), model: "tts-1", voice: "nova" } }));
const viewIn = async (response: Response): Promise<VoiceView> => VoiceView.parse(await response.json());
const problemIn = async (response: Response) => ProblemBody.parse(await response.json());
const trialIn = async (response: Response): Promise<VoiceTrial> => VoiceTrial.parse(await response.json());

const whisper = { baseUrl: "http://127.0.0.1:8000/v1", model: "whisper-1", key: canary } as const;
const wav = toneWav({ ms: 2000 });
const asWav = { "content-type": "audio/wav" };
const both = ["transcription", "speech"] as const;

it("has no service until one is connected", async () => {
  const { ask } = await app();
  expect(await viewIn(await ask("GET", "/api/voice"))).toEqual({ ...none, trouble: null });
  for (const [path, body, headers] of [["/api/voice/heard", wav, asWav], ["/api/voice/speech", { text: "Why?" }, {}], ["/api/voice/speech/test", undefined, {}], ["/api/voice/transcription/test", {}, {}]] as const) {
    const refused = await ask("POST", path, { body, headers });
    expect([path, refused.status, (await problemIn(refused)).code]).toEqual([path, 404, "voice-unknown"]);
  }
});

it("connects each by itself, shows all of it but the key, and disconnects it", async () => {
  const place = voicesInMemory();
  const { ask } = await app(place);
  const shown = { baseUrl: whisper.baseUrl, model: "whisper-1", voice: null, hasKey: true, goesTo: "this machine", isLocal: true, from: "settings" };
  expect(await viewIn(await ask("PUT", "/api/voice/transcription", { body: whisper }))).toEqual({ transcription: shown, speech: null, trouble: null });
  expect((await viewIn(await ask("PUT", "/api/voice/speech", { body: { baseUrl: "https://api.openai.com/v1", model: "tts-1" } }))).speech).toEqual({ baseUrl: "https://api.openai.com/v1", model: "tts-1", voice: "alloy", hasKey: false, goesTo: "api.openai.com", isLocal: false, from: "settings" });
  expect(await place.read()).toMatchObject({ value: { transcription: { key: canary }, speech: { key: null, voice: "alloy" } } });
  expect(await viewIn(await ask("DELETE", "/api/voice/transcription"))).toMatchObject({ transcription: null, speech: { model: "tts-1" } });
  expect(JSON.stringify(await place.read())).not.toContain("canary");
  await ask("DELETE", "/api/voice/speech");
  expect(await place.read()).toEqual({ ok: true, value: null });
});

it.each([
  ["stays with the same place", { baseUrl: "http://127.0.0.1:8000/v2", model: "large" }, canary],
  ["is replaced", { key: "another-one" }, "another-one"],
  ["does not go to another address", { baseUrl: "http://127.0.0.1:9999/v1" }, null],
  ["does not go to another host", { baseUrl: "https://evil.example/v1" }, null],
])("the key that is kept %s", async (_, changes, kept) => {
  const place = voicesInMemory({ transcription: at(whisper.baseUrl), speech: null });
  const { ask } = await app(place);
  expect((await ask("PUT", "/api/voice/transcription", { body: { ...whisper, key: undefined, ...changes } })).status).toBe(200);
  expect(await place.read()).toMatchObject({ value: { transcription: { key: kept } } });
});

it("lends the key of one service to no other", async () => {
  const place = voicesInMemory({ transcription: at(whisper.baseUrl), speech: null });
  const { ask } = await app(place);
  await ask("PUT", "/api/voice/speech", { body: { baseUrl: whisper.baseUrl, model: "tts-1" } });
  expect(await place.read()).toMatchObject({ value: { transcription: { key: canary }, speech: { key: null } } });
});

it.each([
  ["an address of another kind", { baseUrl: "file:///etc/passwd" }, 422, "address-refused"],
  ["an address with a password", { baseUrl: "http://me:canary@127.0.0.1" }, 422, "address-refused"],
  ["no address", { baseUrl: "here" }, 422, "address-refused"],
  ["no model", { model: " " }, 400, "request-malformed"],
  ["a field too many", { keys: canary }, 400, "request-malformed"],
  ["a key without end", { key: "canary".repeat(1000) }, 400, "request-malformed"],
])("refuses %s, and changes nothing", async (_, changes, code, name) => {
  const place = voicesInMemory();
  const { ask } = await app(place);
  for (const kind of both) {
    for (const [method, path] of [["PUT", `/api/voice/${kind}`], ["POST", `/api/voice/${kind}/test`]] as const) {
      const refused = await ask(method, path, { body: { ...whisper, ...changes } });
      expect([path, refused.status, (await problemIn(refused)).code]).toEqual([path, code, name]);
    }
  }
  expect(await place.read()).toEqual({ ok: true, value: null });
});

it("shows what the environment has set, and changes only what it has not", async () => {
  const { ask } = await app(voicesInMemory(), { transcription: at("https://api.openai.com/v1"), speech: null });
  expect((await viewIn(await ask("GET", "/api/voice"))).transcription).toMatchObject({ from: "environment", goesTo: "api.openai.com", isLocal: false, hasKey: true });
  for (const [method, body] of [["PUT", whisper], ["DELETE", undefined]] as const) {
    const refused = await ask(method, "/api/voice/transcription", body === undefined ? {} : { body });
    expect([refused.status, (await problemIn(refused)).code]).toEqual([409, "voice-fixed"]);
  }
  expect((await viewIn(await ask("PUT", "/api/voice/speech", { body: whisper }))).speech).toMatchObject({ from: "settings" });
});

it("says that what was kept cannot be read, and takes a new connection", async () => {
  const place: VoicePlace = { ...voicesInMemory(), read: () => Promise.resolve({ ok: false, problem: { code: "voice-malformed", message: "It is broken.", mend: "Connect again." } }) };
  const { ask } = await app(place);
  expect(await viewIn(await ask("GET", "/api/voice"))).toEqual({ ...none, trouble: { message: "It is broken.", mend: "Connect again." } });
  expect((await viewIn(await ask("PUT", "/api/voice/speech", { body: whisper }))).trouble).toBeNull();
});

it("writes a recording down, with the time of each word, expecting what the session may hold", async () => {
  const server = await serving({ hear: heardInOrder("I wrote it.") });
  const { ask, start } = await connectedTo(server);
  const { id } = await start();
  const heard = Heard.parse(await (await ask("POST", `/api/voice/heard?session=${id}`, { body: wav, headers: asWav })).json());
  expect(heard.text).toBe("I wrote it.");
  expect(heard.words.map(({ text, fromMs, toMs }) => [text, fromMs, toMs])).toEqual([["I", 0, 667], ["wrote", 667, 1333], ["it.", 1333, 2000]]);
  const [request] = server.requests;
  expect(request?.headers.authorization).toBe(`Bearer ${canary}`);
  expect(request?.wav?.equals(wav)).toBe(true);
  const { terms } = Vocabulary.parse(await (await ask("GET", `/api/sessions/${id}/vocabulary`)).json());
  expect(terms.length).toBeGreaterThan(2);
  expect(request?.fields).toEqual({ model: "whisper-1", language: "en", prompt: [...terms].reverse().join(", "), response_format: "verbose_json", "timestamp_granularities[]": "word,segment" });
});

it("asks a service that knows plain JSON only for no more, from then on", async () => {
  const server = await serving({ hear: plainOnly("Two words") });
  const { ask } = await connectedTo(server);
  for (const count of [3, 4]) {
    const heard = Heard.parse(await (await ask("POST", "/api/voice/heard", { body: wav, headers: asWav })).json());
    expect(heard).toEqual({ text: "Two words", words: [{ text: "Two", fromMs: 0, toMs: 750, confidence: null }, { text: "words", fromMs: 750, toMs: 2000, confidence: null }], confidence: null });
    expect(server.requests).toHaveLength(count);
  }
  expect(server.requests[0]?.fields["prompt"]).toBeUndefined();
});

it("waits for a service that is slow", async () => {
  const server = await serving({ hear: () => late(400, sends("application/json", '{"text":"Yes."}')), say: (asked) => late(400, sends("audio/mpeg", toneFor(asked))) });
  const { ask } = await connectedTo(server);
  expect(await (await ask("POST", "/api/voice/heard", { body: wav, headers: asWav })).json()).toMatchObject({ text: "Yes." });
  expect((await ask("POST", "/api/voice/speech", { body: { text: "Why?" } })).headers.get("content-type")).toBe("audio/mpeg");
});

const breakages: readonly (readonly [name: string, script: Exclude<Transcript & Sound, string>, says: RegExp])[] = [
  ["does not accept the key", status(401, { says: `Incorrect API key provided: ${canary}` }), /^The server on this machine does not accept the key \(401\)\.$/],
  ["has no such model", status(404, { says: "The model `whisper-1` does not exist" }), /does not have the model .* \(404\): The model `whisper-1` does not exist\.$/],
  ["takes less at once", status(413), /^What was sent is more than the server on this machine takes at once \(413\)\.$/],
  ["is at its limit", status(429, { retryAfter: 7, says: "Slow down." }), /takes no more for now \(429\): Slow down\.$/],
  ["has a fault", status(500, { says: "CUDA out of memory" }), /has a fault of its own \(500\): CUDA out of memory\.$/],
  ["stands behind a broken gateway", status(502, { html: true, says: "<script>" }), /has a fault of its own \(502\)\.$/],
  ["answers with a web page", webPage(), /answers with a web page: see the address\.$/],
  ["hangs up", hangsUp(), /closed the connection before it answered\.$/],
  ["sends on elsewhere", redirect("http://evil.example/v1"), /sends on to another address \(307\), and none but the address that was set up is asked\.$/],
];

/** When it may be asked again, in seconds, where that is not after the usual rest. */
const restsFor: Readonly<Record<string, string>> = { "does not accept the key": "300", "has no such model": "300", "is at its limit": "7" };
const askedAgainAtOnce = ["takes less at once", "answers with a web page"];

it.each(breakages)("says in a sentence that a service %s, for both, and lets it rest", async (name, script, says) => {
  const server = await serving({ hear: () => script, say: () => script });
  const { ask, pass } = await connectedTo(server);
  for (const [path, body, headers] of [["/api/voice/heard", wav, asWav], ["/api/voice/speech", { text: "Why?" }, {}]] as const) {
    const failed = await ask("POST", path, { body, headers });
    expect(failed.status).toBe(502);
    const { detail, mend, code } = await problemIn(failed);
    expect([code, detail]).toEqual(["voice-failed", expect.stringMatching(says)]);
    expect(mend).toMatch(/meanwhile\.$/);
    expect(failed.headers.get("retry-after")).toBe(askedAgainAtOnce.includes(name) ? null : (restsFor[name] ?? "15"));
    const asked = server.requests.length;
    const again = await ask("POST", path, { body, headers });
    if (askedAgainAtOnce.includes(name)) continue;
    expect([again.status, (await problemIn(again)).code, server.requests.length]).toEqual([503, "voice-resting", asked]);
    expect(Number(again.headers.get("retry-after"))).toBeGreaterThan(0);
    pass(10 * 60_000);
    expect((await ask("POST", path, { body, headers })).status).toBe(502);
  }
});

it.each<[string, Transcript, RegExp]>([
  ["no JSON", sends("application/json", "Yes."), /sends what is no transcription/],
  ["another JSON", sends("application/json", '["Yes."]'), /sends what is no transcription/],
  ["sound", sends("audio/wav", Buffer.from(wav)), /sends what is no transcription/],
  ["nothing", sends("application/json", ""), /answered with nothing/],
  ["an error as if it were none", sends("application/json", '{"error":"failed to read WAV file"}'), /broke off: failed to read WAV file/],
  ["ten megabytes", huge(), /sent far more than was asked for/],
  ["a part of it", truncated("application/json", '{"text":"Ye'), /was cut in the middle of the reply/],
  ["the key", sends("application/json", JSON.stringify({ text: `The key is ${canary}` })), /repeats the key in its reply/],
])("says that a transcription service sends %s", async (_, transcript, says) => {
  const { ask } = await connectedTo(await serving({ hear: () => transcript }));
  const failed = await ask("POST", "/api/voice/heard", { body: wav, headers: asWav });
  expect([failed.status, (await problemIn(failed)).detail]).toEqual([502, expect.stringMatching(says)]);
});

it("says that nothing listens, and that an address is no server of that kind", async () => {
  const server = await serving();
  const gone = await startVoiceTestServer();
  await gone.stop();
  const { ask } = await app();
  for (const [baseUrl, says] of [[gone.address(), /nothing listens at that address\.$/], [server.address().replace("/v1", ""), /or nothing at that address \(404\)/]] as const) {
    for (const kind of both) {
      const tried = await trialIn(await ask("POST", `/api/voice/${kind}/test`, { body: { ...whisper, baseUrl } }));
      expect(tried).toMatchObject({ ok: false, says: expect.stringMatching(says), audio: null });
    }
  }
});

it("refuses what is no recording, and one that is too large, and sends neither anywhere", async () => {
  const server = await serving();
  const { ask } = await connectedTo(server);
  const largest = toneWav({ ms: 250_200 });
  for (const [body, headers, code, name] of [
    [wav, { "content-type": "application/octet-stream" }, 400, "request-malformed"],
    [Buffer.from("RIFF and so on"), asWav, 400, "request-malformed"],
    [new Uint8Array(), asWav, 400, "request-malformed"],
    [largest, asWav, 413, "request-too-large"],
    [largest, { ...asWav, "content-length": String(largest.byteLength) }, 413, "request-too-large"],
  ] as const) {
    const refused = await ask("POST", "/api/voice/heard", { body, headers });
    expect([refused.status, (await problemIn(refused)).code]).toEqual([code, name]);
  }
  expect(server.requests).toEqual([]);
  expect((await ask("POST", "/api/voice/heard", { body: toneWav({ ms: 249_000 }), headers: asWav })).status).toBe(200);
  expect((await ask("POST", "/api/voice/speech", { body: `{"text":"${"a".repeat(1_100_000)}"}` })).status).toBe(413);
});

it("asks nobody what is said in less than a tenth of a second", async () => {
  const server = await serving();
  const { ask } = await connectedTo(server);
  expect(await (await ask("POST", "/api/voice/heard", { body: toneWav({ ms: 90 }), headers: asWav })).json()).toEqual({ text: "", words: [], confidence: null });
  expect(server.requests).toEqual([]);
});

it("knows no vocabulary of a session that is not there", async () => {
  const { ask } = await connectedTo(await serving());
  for (const [method, path, body] of [["GET", "/api/sessions/gone/vocabulary", undefined], ["POST", "/api/voice/heard?session=gone", wav]] as const) {
    const refused = await ask(method, path, body === undefined ? {} : { body, headers: asWav });
    expect([refused.status, (await problemIn(refused)).code]).toEqual([404, "session-unknown"]);
  }
});

it("passes on what is said as it comes, in the voice that was chosen", async () => {
  const server = await serving({ soundType: "audio/mpeg; rate=24000" });
  const { ask } = await connectedTo(server);
  const said = await ask("POST", "/api/voice/speech", { body: { text: "Why a queue?", speed: 1.25 } });
  expect([said.status, said.headers.get("content-type"), said.headers.get("x-content-type-options")]).toEqual([200, "audio/mpeg", "nosniff"]);
  const asked = { model: "tts-1", input: "Why a queue?", voice: "nova", response_format: "mp3", speed: 1.25 };
  expect(Buffer.from(await said.arrayBuffer()).equals(toneFor(asked))).toBe(true);
  expect(server.requests[0]?.said).toEqual(asked);
  await ask("POST", "/api/voice/speech", { body: { text: "Why?", voice: "onyx" } });
  expect(server.requests[1]?.said).toMatchObject({ voice: "onyx", speed: 1 });
});

it.each<[string, Sound, RegExp]>([
  ["JSON", sends("application/json", "{}"), /does not send sound: it sends application\/json\./],
  ["text that is named after the key", sends(`text/${canary}`, "no"), /does not send sound: it sends/],
  ["no sound", sends("audio/mpeg", ""), /answered with no sound\./],
])("says that a speech service sends %s", async (_, sound, says) => {
  const { ask } = await connectedTo(await serving({ say: () => sound }));
  const failed = await ask("POST", "/api/voice/speech", { body: { text: "Why?" } });
  expect([failed.status, (await problemIn(failed)).detail]).toEqual([502, expect.stringMatching(says)]);
});

it("breaks off where speech does, so that nobody takes a part for the whole", async () => {
  const { ask } = await connectedTo(await serving({ say: () => truncated("audio/mpeg", Buffer.alloc(5000)) }));
  const said = await ask("POST", "/api/voice/speech", { body: { text: "Why?" } });
  expect(said.status).toBe(200);
  await expect(said.arrayBuffer()).rejects.toThrow("was cut in the middle");
  const again = await ask("POST", "/api/voice/speech", { body: { text: "Why?" } });
  expect((await problemIn(again)).code).toBe("voice-resting");
});

it.each([["no text", { text: "" }], ["blanks", { text: " \n" }], ["too much text", { text: "a".repeat(4097) }], ["a speed that nobody follows", { text: "a", speed: 3 }], ["a field too many", { text: "a", ssml: "<speak>" }]])("refuses %s to be said", async (_, body) => {
  const { ask } = await connectedTo(await serving());
  expect((await ask("POST", "/api/voice/speech", { body })).status).toBe(400);
});

it("tries what is not connected yet, and connects nothing by it", async () => {
  const server = await serving({ hear: () => "" });
  const { ask } = await app();
  const heard = await trialIn(await ask("POST", "/api/voice/transcription/test", { body: { ...whisper, baseUrl: server.address() } }));
  expect(heard).toMatchObject({ ok: true, says: expect.stringMatching(/^It took a recording of one second and answered within \d+\.\d s; it tells when each word was said\.$/), audio: null });
  const said = await trialIn(await ask("POST", "/api/voice/speech/test", { body: { ...whisper, baseUrl: server.address(), voice: "nova" } }));
  expect(said).toMatchObject({ ok: true, says: expect.stringMatching(/^It said a sentence: \d+ kB of audio\/wav, which began after \d+\.\d s and was whole within \d+\.\d s\.$/), audio: { type: "audio/wav" } });
  expect(server.requests[1]?.said?.voice).toBe("nova");
  expect(await viewIn(await ask("GET", "/api/voice"))).toEqual({ ...none, trouble: null });
});

it("takes up at once what was tried and works again", async () => {
  const server = await serving({ hear: heardInOrder(status(500), "Yes.") });
  const { ask } = await connectedTo(server);
  const hear = () => ask("POST", "/api/voice/heard", { body: wav, headers: asWav });
  expect([(await hear()).status, (await hear()).status]).toEqual([502, 503]);
  expect(await trialIn(await ask("POST", "/api/voice/transcription/test"))).toMatchObject({ ok: true });
  expect((await hear()).status).toBe(200);
});

it("says of a trial of speech that it was cut", async () => {
  const { ask } = await connectedTo(await serving({ say: () => truncated("audio/mpeg", Buffer.alloc(100)) }));
  expect(await trialIn(await ask("POST", "/api/voice/speech/test"))).toMatchObject({ ok: false, says: expect.stringContaining("was cut"), audio: null });
});

it("stops waiting when the server stops", async () => {
  const { ask, stop } = await connectedTo(await serving({ hear: () => silent() }));
  const asked = ask("POST", "/api/voice/heard", { body: wav, headers: asWav });
  setTimeout(stop, 50);
  expect((await asked).status).toBe(502);
});

it.each([["GET", "/api/voice"], ["PUT", "/api/voice/speech"], ["DELETE", "/api/voice/transcription"], ["POST", "/api/voice/heard"], ["POST", "/api/voice/speech"], ["POST", "/api/voice/speech/test"], ["GET", "/api/sessions/x/vocabulary"]])("lets no page elsewhere %s %s", async (method, path) => {
  const { ask } = await connectedTo(await serving());
  expect((await ask(method, path, { headers: { origin: "http://evil.example" } })).status).toBe(403);
  expect((await ask(method, path, { headers: { host: "evil.example" } })).status).toBe(421);
});
