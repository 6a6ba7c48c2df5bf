import { afterEach, expect, it, vi } from "vitest";
import type { Heard } from "#core/voice/voice-view";
import { status } from "#model/test-server";
import { startVoiceTestServer, type Transcript, type VoiceTestServer } from "#model/voice-test-server";
import { world } from "#server/test-world";
import { voicesInMemory } from "#server/voice-file";
import { openVoiceKeeper } from "#server/voice-keeper";
import { frameMs, frameSamples } from "../src/web/voice/frame-shape";

/* The page's recogniser against the server's own routes, and a service over HTTP that fails: neither side's idea of the other is made up. */

type Recogniser = { readonly start: () => void; readonly stop: () => void; readonly again: () => void; readonly take: (frame: { readonly samples: Float32Array; readonly atMs: number; readonly probability: null }) => void };
type Needs = { readonly isHandsFree: boolean; readonly write: (wav: Blob, signal: AbortSignal) => Promise<Heard>; readonly wait: (ms: number) => Promise<void>; readonly keeper: { readonly keep: () => Promise<boolean>; readonly letGo: () => void }; readonly events: Readonly<Record<string, (told: never) => void>> };

// Loaded without its types: those of a page and those of Node cannot be had at once.
const { endpointRecogniser } = await vi.importActual<{ readonly endpointRecogniser: (needs: Needs) => Recogniser }>("../src/web/voice/endpoint-recogniser");
const { writeDown } = await vi.importActual<{ readonly writeDown: (session: string, wav: Blob, signal: AbortSignal) => Promise<Heard> }>("../src/web/voice/voice-api");

const words = "I would put a cache there.";
let service: VoiceTestServer | null = null;

afterEach(async () => {
  vi.unstubAllGlobals();
  await service?.stop();
});

async function room(hear: (nth: number) => Transcript) {
  let nth = 0;
  const server = await startVoiceTestServer({ hear: () => hear(nth++) });
  service = server;
  const connection = { baseUrl: server.address(), model: "whisper-1", key: "key-of-the-test", voice: null };
  const { ask, start, pass } = await world({ voices: await openVoiceKeeper(voicesInMemory({ transcription: connection, speech: null }), { transcription: null, speech: null }) });
  const { id } = await start();
  const outside = fetch;
  vi.stubGlobal("fetch", async (path: string, init: { readonly method: string; readonly body: Blob; readonly headers: Readonly<Record<string, string>> }) =>
    path.startsWith("/api/") ? ask(init.method, path, { body: new Uint8Array(await new Response(init.body).arrayBuffer()), headers: init.headers }) : outside(path, init),
  );
  const waits: { readonly ms: number; readonly end: () => void }[] = [];
  const told = { onPartial: vi.fn(), onFinal: vi.fn(), onPending: vi.fn(), onShelved: vi.fn(), onTrouble: vi.fn() };
  const recogniser = endpointRecogniser({
    isHandsFree: false,
    write: (wav, signal) => writeDown(id, wav, signal),
    wait: (ms) => new Promise((resolve) => waits.push({ ms, end: resolve })),
    keeper: { keep: () => Promise.resolve(false), letGo: () => undefined },
    events: told,
  });
  const heard = (): readonly string[] => told.onFinal.mock.calls.map(([found]: readonly { readonly text: string }[][]) => found?.map(({ text }) => text).join(" ") ?? "");
  return {
    server,
    pass,
    recogniser,
    waits,
    heard,
    says: (): string | null | undefined => told.onTrouble.mock.calls.at(-1)?.map((one: { readonly says: string } | null) => one?.says ?? null)[0],
    speak() {
      recogniser.start();
      for (let at = 0; at < 30; at += 1) recogniser.take({ samples: new Float32Array(frameSamples), atMs: at * frameMs, probability: null });
      recogniser.stop();
    },
    /** The newest wait is over, on both clocks. */
    waitIsOver() {
      const last = waits.at(-1);
      pass(last?.ms ?? 0);
      last?.end();
    },
  };
}

it("says why a service failed, waits for as long as the server lets it rest, and goes on by itself", async () => {
  const { server, speak, says, heard, waits, waitIsOver } = await room((nth) => (nth === 0 ? status(500, { says: "CUDA busy" }) : words));
  speak();
  await vi.waitFor(() => { expect(says()).toMatch(/has a fault of its own \(500\): CUDA busy\. What you said is kept here: .* by itself in 15 s\.$/); });
  expect(waits.map(({ ms }) => ms)).toEqual([15_000]);
  waitIsOver();
  await vi.waitFor(() => { expect(heard()).toEqual([words]); });
  expect(says()).toBeNull();
  expect(server.requests).toHaveLength(2);
});

it("goes on with new speech once the rest is over, and writes down all of it", async () => {
  const { pass, speak, says, heard } = await room((nth) => (nth === 0 ? status(500) : words));
  speak();
  await vi.waitFor(() => { expect(says()).toMatch(/\(500\)/); });
  pass(15_000);
  speak();
  await vi.waitFor(() => { expect(heard()).toEqual([words, words]); });
  expect(says()).toBeNull();
});

it("still tells of a wrong key when it is tried again while the service rests", async () => {
  const { server, recogniser, speak, says, waits } = await room(() => status(401));
  speak();
  await vi.waitFor(() => { expect(says()).toMatch(/does not accept the key \(401\)\. .* by itself in 5 min\.$/); });
  recogniser.again();
  expect(says()).toBeNull();
  await vi.waitFor(() => { expect(says()).toMatch(/does not accept the key \(401\)\. .* by itself in 5 min\.$/); });
  speak();
  await vi.waitFor(() => { expect(waits).toHaveLength(3); });
  expect(says()).toMatch(/does not accept the key \(401\)/);
  expect(server.requests).toHaveLength(1);
});
