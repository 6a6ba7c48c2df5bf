import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { ChunkKept, RecordingsInAll, RecordingView, SessionRecordings } from "#core/recording/recording-view";
import { securityHeaders } from "#server/headers";
import { world } from "#server/test-world";
import { openRecordingFiles } from "#store/recording-files";
import type { RecordingStore } from "#store/recording-store";
import { remux } from "#store/remux";
import { chunks, recorded, recordedMime, settled } from "#store/test-recording";

let folder: string;
let places = 0;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "altitude-recording-routes-"))));
afterAll(() => rm(folder, { recursive: true }));

const opened: RecordingStore[] = [];
afterEach(async () => void (await Promise.all(opened.splice(0).map((store) => store.close()))));

const begun = { mime: recordedMime, startedAt: Date.UTC(2026, 4, 6, 12), hasVideo: true };

async function recordingWorld({ quotaBytes = 50_000_000 } = {}) {
  const root = join(folder, String((places += 1)));
  const recordings = await openRecordingFiles({ root, quotaBytes, database: "here", sessions: () => Promise.resolve([]), remux, now: Date.now, report: (error) => void error });
  opened.push(recordings);
  const here = await world({ recordings });
  const { id } = await here.start();
  const path = `/api/sessions/${id}/recordings`;
  const begin = async (body: unknown = begun): Promise<RecordingView> => RecordingView.parse(await (await here.ask("POST", path, { body })).json());
  const send = (recording: string, seq: number | string, body: Uint8Array<ArrayBuffer>) => here.ask("PUT", `${path}/${recording}/chunks/${String(seq)}`, { body });
  const list = async () => SessionRecordings.parse(await (await here.ask("GET", path)).json());
  const media = (recording: string, headers: Record<string, string> = {}, query = "", method = "GET") => here.ask(method, `${path}/${recording}/media${query}`, { headers });
  async function record(pieces: readonly Uint8Array<ArrayBuffer>[] = chunks): Promise<RecordingView> {
    const recording = await begin();
    for (const [seq, piece] of pieces.entries()) expect((await send(recording.id, seq, piece)).status).toBe(200);
    return recording;
  }
  return { ...here, root, id, path, begin, send, list, media, record };
}

const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());
const headersOf = (response: Response, ...names: readonly string[]) => names.map((name) => response.headers.get(name));

it("records a session chunk by chunk, and plays it", async () => {
  const { ask, path, begin, send, list, media } = await recordingWorld();
  const response = await ask("POST", path, { body: begun });
  expect(response.status).toBe(201);
  const recording = RecordingView.parse(await response.json());
  expect(response.headers.get("location")).toBe(`${path}/${recording.id}`);
  expect(recording).toEqual({ id: recording.id, ...begun, durationMs: null, bytes: 0, state: "recording", problem: null });
  let bytes = 0;
  for (const [seq, chunk] of chunks.entries()) {
    bytes += chunk.byteLength;
    const kept = await send(recording.id, seq, chunk);
    expect(kept.status).toBe(200);
    expect(ChunkKept.parse(await kept.json())).toMatchObject({ next: seq + 1, bytes, room: { usedBytes: bytes, quotaBytes: 50_000_000 } });
    expect((await bytesOf(await media(recording.id))).equals(recorded.subarray(0, bytes))).toBe(true);
  }
  const finished = await ask("POST", `${path}/${recording.id}/finish`, { body: { durationMs: 4300 } });
  expect([finished.status, RecordingView.parse(await finished.json()).state]).toEqual([200, "finishing"]);
  const ready = await settled(async () => (await list()).recordings[0]);
  expect(ready).toMatchObject({ id: recording.id, durationMs: 4225, state: "ready", problem: null });
  expect((await bytesOf(await media(recording.id))).byteLength).toBe(ready.bytes);
  expect(RecordingView.parse(await (await ask("POST", `${path}/${recording.id}/finish`, { body: { durationMs: 1 } })).json())).toEqual(ready);
  const later = await begin({ ...begun, mime: "audio/webm;codecs=opus", hasVideo: false, startedAt: begun.startedAt + 1 });
  expect((await list()).recordings.map(({ id }) => id)).toEqual([recording.id, later.id]);
});

it("records a session that has ended, too", async () => {
  const { ask, id, begin, send } = await recordingWorld();
  expect((await ask("POST", `/api/sessions/${id}/finish`)).status).toBe(200);
  expect((await send((await begin()).id, 0, new Uint8Array(1))).status).toBe(200);
});

it.each([
  { mime: "video/webm;codecs=vp8,opus" },
  { mime: 'video/mp4; codecs="avc1.42E01E, mp4a.40.2"' },
  { mime: "audio/mp4", hasVideo: false },
])("takes what browsers record: $mime", async (changes) => {
  const { begin } = await recordingWorld();
  expect(await begin({ ...begun, ...changes })).toMatchObject({ mime: changes.mime });
});

it.each([
  [{ mime: "video/x-matroska" }, "mime"], [{ mime: "text/html" }, "mime"], [{ mime: "video/webm\r\nx: y" }, "mime"], [{ mime: "video/webm;codecs=vp8;x=1" }, "mime"], [{ mime: "audio/webm" }, "mime"],
  [{ startedAt: -1 }, "startedAt"], [{ startedAt: 1.5 }, "startedAt"], [{ hasVideo: "yes" }, "hasVideo"], [{ more: 1 }, "body"],
])("refuses to begin with %j, naming the field", async (changes, field) => {
  const { ask, path, root } = await recordingWorld();
  const refused = await ask("POST", path, { body: { ...begun, ...changes } });
  const problem: unknown = await refused.json();
  expect([refused.status, problem]).toMatchObject([400, { code: "request-malformed" }]);
  expect(JSON.stringify(problem)).toContain(field);
  await expect(readdir(root)).rejects.toThrow("ENOENT");
});

it("refuses what does not fit, each with its own code", async () => {
  const { ask, path, begin, send, media } = await recordingWorld();
  const { id } = await begin();
  const bytes = new Uint8Array(10);
  const refusals = [
    [await send(id, 1, bytes), 409, { code: "chunk-gap", next: 0 }],
    [await send(id, 0, new Uint8Array(0)), 400, { code: "chunk-empty" }],
    [await send(id, 0, new Uint8Array(16_000_001)), 413, { code: "request-too-large", detail: "The chunk is larger than 16 MB." }],
    [await send("unknown", 0, bytes), 404, { code: "recording-unknown" }],
    [await media("unknown"), 404, { code: "recording-unknown" }],
    [await ask("POST", `${path}/unknown/finish`, { body: { durationMs: 1 } }), 404, { code: "recording-unknown" }],
    [await ask("POST", `${path}/${id}/finish`, { body: { durationMs: -1 } }), 400, { code: "request-malformed" }],
    [await ask("DELETE", `${path}/unknown`), 404, { code: "recording-unknown" }],
    [await ask("POST", "/api/sessions/nowhere/recordings", { body: begun }), 404, { code: "session-unknown" }],
    [await ask("GET", "/api/sessions/nowhere/recordings"), 404, { code: "session-unknown" }],
    [await ask("POST", `${path}/${id}/finish`, { body: "x".repeat(1_000_001) }), 413, { code: "request-too-large", detail: "The body is larger than 1 MB." }],
    [await ask("POST", `${path}/${id}/chunks/0`, { body: new Uint8Array(1_000_001) }), 413, { code: "request-too-large" }],
    [await send("..%2f..%2fx", 0, bytes), 404, {}],
    [await send(id, "-1", bytes), 404, {}],
    [await send(id, "1e3", bytes), 404, {}],
  ] as const;
  for (const [response, status, problem] of refusals) expect([response.status, await response.json()]).toMatchObject([status, problem]);
  expect((await send(id, 0, new Uint8Array(16_000_000))).status).toBe(200);
  expect((await send(id, 0, new Uint8Array(5))).status).toBe(200);
  expect((await media(id, {}, "", "HEAD")).headers.get("content-length")).toBe("16000000");
});

it("says 507 when there is no more room, and still finishes what is there", async () => {
  const { ask, path, begin, send, list } = await recordingWorld({ quotaBytes: 13_000 });
  const { id } = await begin();
  for (const seq of [0, 1]) expect((await send(id, seq, chunks[seq] ?? new Uint8Array(0))).status).toBe(200);
  const full = await send(id, 2, chunks[2] ?? new Uint8Array(0));
  expect([full.status, await full.json()]).toMatchObject([507, { code: "recording-full" }]);
  expect((await ask("POST", `${path}/${id}/finish`, { body: { durationMs: 2000 } })).status).toBe(200);
  expect(await settled(async () => (await list()).recordings[0])).toMatchObject({ state: "ready", problem: null });
});

it("gives the bytes that a Range asks for, and says so", async () => {
  const { media, record } = await recordingWorld();
  const { id } = await record();
  const size = recorded.byteLength;
  for (const [range, start, end] of [["bytes=0-", 0, size], ["bytes=0-0", 0, 1], ["bytes=100-299", 100, 300], [`bytes=${String(size - 1)}-`, size - 1, size], ["bytes=-7", size - 7, size], ["bytes=20000-99999999", 20_000, size]] as const) {
    const part = await media(id, { range });
    expect([part.status, ...headersOf(part, "content-range", "content-length", "accept-ranges", "content-type", "content-disposition")]).toEqual([206, `bytes ${String(start)}-${String(end - 1)}/${String(size)}`, String(end - start), "bytes", "video/webm", "inline"]);
    expect((await bytesOf(part)).equals(recorded.subarray(start, end))).toBe(true);
  }
  for (const range of [`bytes=${String(size)}-`, "bytes=9-3", "bytes=x-"]) {
    const refused = await media(id, { range });
    expect([refused.status, refused.headers.get("content-range"), await refused.json()]).toMatchObject([416, `bytes */${String(size)}`, { code: "range-unmet" }]);
  }
  const all = await media(id);
  expect([all.status, ...headersOf(all, "content-range", "content-length", "accept-ranges", "cache-control")]).toEqual([200, null, String(size), "bytes", "no-store"]);
  for (const [name, value] of Object.entries(securityHeaders)) expect(all.headers.get(name)).toBe(value);
  await all.body?.cancel();
});

it("answers HEAD with the same headers and no body", async () => {
  const { media, record } = await recordingWorld();
  const { id } = await record();
  const head = await media(id, {}, "", "HEAD");
  expect([head.status, ...headersOf(head, "content-length", "accept-ranges", "content-type"), (await bytesOf(head)).byteLength]).toEqual([200, String(recorded.byteLength), "bytes", "video/webm", 0]);
  expect((await media(id, { range: "bytes=5-9" }, "", "HEAD")).headers.get("content-range")).toBe(`bytes 5-9/${String(recorded.byteLength)}`);
});

it("never mixes pieces of the recording as it came with pieces of the seekable one", async () => {
  const { ask, path, media, record, list } = await recordingWorld();
  const { id } = await record();
  const before = (await media(id, {}, "", "HEAD")).headers.get("etag") ?? "";
  expect((await media(id, { range: "bytes=5-9", "if-range": before }, "", "HEAD")).status).toBe(206);
  await ask("POST", `${path}/${id}/finish`, { body: { durationMs: 4300 } });
  const ready = await settled(async () => (await list()).recordings[0]);
  const after = await media(id, { range: "bytes=5-9", "if-range": before }, "", "HEAD");
  expect([after.status, after.headers.get("content-length")]).toEqual([200, String(ready.bytes)]);
  expect(after.headers.get("etag")).not.toBe(before);
});

it("gives it as a file with a name that says when it was", async () => {
  const { media, record, begin } = await recordingWorld();
  const { id } = await record();
  expect((await media(id, {}, "?download=1", "HEAD")).headers.get("content-disposition")).toBe('attachment; filename="altitude-2026-05-06-1200.webm"');
  const sound = await begin({ ...begun, mime: "audio/mp4", hasVideo: false });
  const head = await media(sound.id, {}, "?download=1", "HEAD");
  expect(headersOf(head, "content-type", "content-disposition")).toEqual(["audio/mp4", 'attachment; filename="altitude-2026-05-06-1200.m4a"']);
});

it("erases one recording alone, and all of a session with it", async () => {
  const { ask, root, id, path, record, list, media } = await recordingWorld();
  const [one, other] = [await record(), await record()];
  expect((await ask("DELETE", `${path}/${one.id}`)).status).toBe(204);
  expect((await media(one.id)).status).toBe(404);
  expect((await list()).recordings.map((recording) => recording.id)).toEqual([other.id]);
  expect((await ask("DELETE", `/api/sessions/${id}`)).status).toBe(204);
  expect((await media(other.id)).status).toBe(404);
  expect((await ask("GET", path)).status).toBe(404);
  expect(await readdir(root)).toEqual([]);
  expect((await ask("DELETE", `/api/sessions/${id}`)).status).toBe(404);
});

it("says what recordings take, in all and by session", async () => {
  const { ask, id, record } = await recordingWorld();
  await record();
  await record(chunks.slice(0, 1));
  const taken = RecordingsInAll.parse(await (await ask("GET", "/api/recordings/room")).json());
  expect(taken.sessions).toEqual([{ id, bytes: recorded.byteLength + 6019, recordings: 2 }]);
  expect(taken.room).toMatchObject({ usedBytes: recorded.byteLength + 6019, quotaBytes: 50_000_000 });
});

it("is shut to other sites like everything else", async () => {
  const { ask, path, record } = await recordingWorld();
  const { id } = await record();
  const targets = [["POST", path], ["GET", path], ["PUT", `${path}/${id}/chunks/5`], ["POST", `${path}/${id}/finish`], ["GET", `${path}/${id}/media`], ["DELETE", `${path}/${id}`], ["GET", "/api/recordings/room"]] as const;
  for (const [method, target] of targets) {
    for (const [headers, status] of [[{ host: "evil.example" }, 421], [{ origin: "http://evil.example" }, 403], [{ "sec-fetch-site": "cross-site" }, 403]] as const) expect((await ask(method, target, { headers })).status).toBe(status);
  }
});
