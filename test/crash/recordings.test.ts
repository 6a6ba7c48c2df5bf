import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { ChunkKept, RecordingView, SessionRecordings } from "#core/recording/recording-view";
import { headOf, recorded, recordedMime, settled } from "#store/test-recording";
import { buildServer, endAll, startReady } from "./built-server";
import { client } from "./witness";

/** The server is killed while a recording comes in; every byte that it had acknowledged must be there afterwards, in its place. */

const kills = 3;
const pieceBytes = 128;

let folder: string;
beforeAll(async () => {
  await buildServer();
  folder = await mkdtemp(join(tmpdir(), "altitude-kill-recordings-"));
});
afterAll(async () => {
  endAll();
  await rm(folder, { recursive: true });
});

function recorder(address: string, session: string) {
  const path = `${address}/api/sessions/${session}/recordings`;
  const json = (body: unknown) => ({ method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  return {
    begin: async (): Promise<string> => RecordingView.parse(await (await fetch(path, json({ mime: recordedMime, startedAt: Date.now(), hasVideo: true }))).json()).id,
    send: (recording: string, seq: number, body: Uint8Array<ArrayBuffer>) => fetch(`${path}/${recording}/chunks/${String(seq)}`, { method: "PUT", headers: { "content-type": "application/octet-stream" }, body }),
    finish: (recording: string) => fetch(`${path}/${recording}/finish`, json({ durationMs: 4300 })),
    list: async () => SessionRecordings.parse(await (await fetch(path)).json()).recordings,
    media: (recording: string, init: RequestInit = {}) => fetch(`${path}/${recording}/media`, init),
  };
}

const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());

it("loses no chunk that it acknowledged, however often it is killed, and makes the whole seekable at the end", { timeout: 240_000 }, async () => {
  const home = join(folder, "kills");
  const pieces = Array.from({ length: Math.ceil(recorded.byteLength / pieceBytes) }, (_, seq) => new Uint8Array(recorded.subarray(seq * pieceBytes, (seq + 1) * pieceBytes)));
  let session = "";
  let recording = "";
  let acknowledged = 0;
  for (let round = 0; round <= kills; round += 1) {
    const server = await startReady({ ALTITUDE_HOME: home });
    if (round === 0) session = (await client(server.address).start()).session;
    const here = recorder(server.address, session);
    if (round === 0) recording = await here.begin();
    const kept = await bytesOf(await here.media(recording));
    // The chunk that was under way may have come to disk before its acknowledgement went out.
    expect([acknowledged, acknowledged + 1].map((count) => Math.min(recorded.byteLength, count * pieceBytes))).toContain(kept.byteLength);
    expect(kept.equals(recorded.subarray(0, kept.byteLength))).toBe(true);
    expect(await here.list()).toMatchObject([{ id: recording, bytes: kept.byteLength, state: "recording" }]);

    const until = round === kills ? pieces.length : Math.floor((pieces.length * (round + 1)) / (kills + 1));
    let took = 0;
    while (acknowledged < until) {
      const began = performance.now();
      expect(ChunkKept.parse(await (await here.send(recording, acknowledged, pieces[acknowledged] ?? new Uint8Array())).json()).next).toBe(acknowledged + 1);
      acknowledged += 1;
      took = performance.now() - began;
    }
    if (round === kills) {
      expect((await here.finish(recording)).status).toBe(200);
      const ready = await settled(async () => (await here.list())[0]);
      expect(ready).toMatchObject({ state: "ready", durationMs: 4225, problem: null });
      expect(await headOf(join(home, "recordings", session, recording, "seekable.media"))).toEqual({ durationMs: 4225, hasCues: true, bytes: ready.bytes });
      const head = await here.media(recording, { method: "HEAD" });
      expect([head.status, head.headers.get("content-length")]).toEqual([200, String(ready.bytes)]);
      const part = await here.media(recording, { headers: { range: "bytes=100-199" } });
      expect([part.status, (await bytesOf(part)).byteLength]).toEqual([206, 100]);
      server.kill("SIGTERM");
      expect(await server.ended).toMatchObject({ code: 0, err: "" });
      break;
    }
    const under = here.send(recording, acknowledged, pieces[acknowledged] ?? new Uint8Array()).then(async (response) => ChunkKept.parse(await response.json()).next, () => acknowledged);
    // Somewhere inside the next chunk, on a machine of any speed.
    await sleep(took * ((round * 0.37) % 1));
    server.kill("SIGKILL");
    expect((await server.ended).signal).toBe("SIGKILL");
    acknowledged = await under;
  }
});

it("keeps what came before the disk was full, and finishes it", { timeout: 60_000 }, async () => {
  const home = join(folder, "full");
  const server = await startReady({ ALTITUDE_HOME: home }, { fileBlocks: 8000 });
  const here = recorder(server.address, (await client(server.address).start()).session);
  const recording = await here.begin();
  const chunk = new Uint8Array(1_000_000).fill(7);
  let count = 0;
  let last = await here.send(recording, count, chunk);
  while (last.ok) last = await here.send(recording, (count += 1), chunk);
  expect([last.status, z.object({ code: z.string() }).parse(await last.json()).code]).toEqual([507, "recording-full"]);
  expect(count).toBeGreaterThan(1);
  expect((await bytesOf(await here.media(recording))).byteLength).toBe(count * 1_000_000);
  // A smaller one may still have room: nothing of the one that was refused is left.
  expect(ChunkKept.parse(await (await here.send(recording, count, new Uint8Array(10))).json())).toMatchObject({ next: count + 1, bytes: count * 1_000_000 + 10 });
  expect((await here.finish(recording)).status).toBe(200);
  expect(await settled(async () => (await here.list())[0])).toMatchObject({ state: "ready", bytes: count * 1_000_000 + 10 });
});

it("never keeps recordings of a session that is erased, wherever it is killed", { timeout: 240_000 }, async () => {
  const home = join(folder, "erasures");
  for (const share of [0.2, 0.6, 1]) {
    const server = await startReady({ ALTITUDE_HOME: home });
    const [one, other] = [await client(server.address).start(), await client(server.address).start()];
    for (const { session } of [one, other]) {
      const here = recorder(server.address, session);
      await here.send(await here.begin(), 0, new Uint8Array(100));
    }
    const erase = (session: string) => fetch(`${server.address}/api/sessions/${session}`, { method: "DELETE" });
    const began = performance.now();
    await erase(other.session);
    const took = performance.now() - began;
    const erased = erase(one.session).then(({ status }) => status, () => 0);
    await sleep(took * share);
    server.kill("SIGKILL");
    await server.ended;
    const after = await startReady({ ALTITUDE_HOME: home });
    const isThere = (await fetch(`${after.address}/api/sessions/${one.session}`)).ok;
    if ((await erased) === 204) expect(isThere).toBe(false);
    expect((await readdir(join(home, "recordings"))).includes(one.session)).toBe(isThere);
    expect((await readdir(join(home, "recordings"))).some((name) => name.startsWith("."))).toBe(false);
    after.kill("SIGTERM");
    await after.ended;
  }
});
