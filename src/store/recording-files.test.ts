import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { openRecordingFiles, type RecordingFiles } from "#store/recording-files";
import type { RecordingKey, RecordingStore } from "#store/recording-store";
import { remux } from "#store/remux";
import { chunks, headOf, packetsOf, recorded, recordedMime, settled } from "#store/test-recording";

let folder: string;
let places = 0;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "altitude-recordings-"))));
afterAll(() => rm(folder, { recursive: true }));

/** A crash leaves stores behind that were never closed; here they would keep files open. */
const opened: RecordingStore[] = [];
afterEach(async () => void (await Promise.all(opened.splice(0).map((store) => store.close()))));

const key: RecordingKey = { session: "s1", recording: "r1" };
const begun = { mime: recordedMime, startedAt: 1000, hasVideo: true };
const there = () => Promise.resolve(true);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A place of its own, its clock, and a way to open it, again too. What is reported fails the test, unless it is expected. */
function place(changes: Partial<RecordingFiles> = {}) {
  const root = join(folder, String((places += 1)), "recordings");
  const time = { passedMs: 0 };
  const reports: unknown[] = [];
  const open = async (more: Partial<RecordingFiles> = {}): Promise<RecordingStore> => {
    const store = await openRecordingFiles({ root, quotaBytes: 1_000_000, database: "here", sessions: () => Promise.resolve(["s1", "s2"]), remux, now: () => Date.now() + time.passedMs, report: (error) => reports.push(error), freeOf: () => Promise.resolve(1_000_000_000_000), ...changes, ...more });
    opened.push(store);
    return store;
  };
  return { root, at: join(root, "s1", "r1"), reports, open, pass: (ms: number) => void (time.passedMs += ms) };
}

async function mediaOf(store: RecordingStore, of: RecordingKey = key): Promise<Buffer> {
  const media = await store.media(of);
  if (!media.ok) throw new Error(media.problem.message);
  return Buffer.from(await new Response(media.value.stream(0, media.value.size)).arrayBuffer());
}

async function record(store: RecordingStore, pieces: readonly Uint8Array[] = chunks): Promise<void> {
  expect(await store.begin(key, begun, there)).toMatchObject({ ok: true });
  for (const [seq, piece] of pieces.entries()) expect(await store.append(key, seq, piece)).toMatchObject({ ok: true, value: { next: seq + 1 } });
}

/** What was recorded, with a few bytes of it overwritten. */
function damaged(at: number): Uint8Array {
  const bytes = new Uint8Array(recorded);
  return bytes.fill(0, at, at + 3);
}

const viewOf = async (store: RecordingStore) => (await store.list("s1")).find(({ id }) => id === "r1");

it("keeps chunks in order and makes of them a recording that can be sought in", async () => {
  const { open, at, reports } = place();
  const store = await open();
  expect(await store.begin(key, begun, there)).toEqual({ ok: true, value: { id: "r1", ...begun, durationMs: null, bytes: 0, state: "recording", problem: null } });
  for (const [seq, chunk] of chunks.entries()) await store.append(key, seq, chunk);
  expect((await mediaOf(store)).equals(recorded)).toBe(true);
  expect(await store.finish(key, 4300)).toMatchObject({ ok: true, value: { durationMs: 4300, bytes: recorded.byteLength, state: "finishing" } });
  const ready = await settled(() => viewOf(store));
  expect(ready).toMatchObject({ durationMs: 4225, state: "ready", problem: null });
  expect(await headOf(join(at, "seekable.media"))).toEqual({ durationMs: 4225, hasCues: true, bytes: ready.bytes });
  expect((await mediaOf(store)).byteLength).toBe(ready.bytes);
  expect((await readdir(at)).sort()).toEqual(["manifest.json", "seekable.media"]);
  expect(await store.finish(key, 9)).toEqual({ ok: true, value: ready });
  expect(await (await open()).list("s1")).toEqual([ready]);
  expect(reports).toEqual([]);
});

it("keeps its folders and files from everyone else", async () => {
  const { open, root, at } = place();
  const store = await open();
  await record(store);
  const modes = async (names: readonly string[]) => Promise.all(names.map(async (name) => ((await stat(name)).mode & 0o777).toString(8)));
  expect(await modes([root, join(root, "s1"), at])).toEqual(["700", "700", "700"]);
  expect(await modes((await readdir(at)).map((name) => join(at, name)))).toEqual(["600", "600", "600"]);
  await store.finish(key, 4300);
  await settled(() => viewOf(store));
  expect(await modes((await readdir(at)).map((name) => join(at, name)))).toEqual(["600", "600"]);
});

it("takes a repeated chunk once, also after the end and after a restart, and names the one that is due where one is missing", async () => {
  const { open } = place();
  const store = await open();
  await record(store, chunks.slice(0, 2));
  expect(await store.append(key, 0, bytesOf("another"))).toMatchObject({ ok: true, value: { next: 2, bytes: 12_145 } });
  expect(await store.append(key, 3, chunks[3] ?? bytesOf(""))).toMatchObject({ ok: false, problem: { code: "chunk-gap", next: 2 } });
  expect(await store.append(key, 2, bytesOf(""))).toMatchObject({ ok: false, problem: { code: "chunk-empty" } });
  expect((await mediaOf(store)).equals(recorded.subarray(0, 12_145))).toBe(true);
  await store.finish(key, 2000);
  await settled(() => viewOf(store));
  for (const again of [store, await open()]) {
    expect(await again.append(key, 1, chunks[1] ?? bytesOf(""))).toMatchObject({ ok: true, value: { next: 2 } });
    expect(await again.append(key, 2, chunks[2] ?? bytesOf(""))).toMatchObject({ ok: false, problem: { code: "recording-closed" } });
  }
});

it("keeps chunks that come at once in the order of their numbers", async () => {
  const { open } = place();
  const store = await open();
  await record(store, []);
  const all = await Promise.all(Array.from({ length: 20 }, (_, seq) => store.append(key, seq, bytesOf(`${String(seq)},`))));
  expect(all.every(({ ok }) => ok)).toBe(true);
  expect((await mediaOf(store)).toString()).toBe("0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,");
});

it("has exactly the acknowledged chunks after a crash at any byte, and goes on from there", { timeout: 60_000 }, async () => {
  const step = fc.oneof(
    fc.record({ type: fc.constant("append" as const), text: fc.string({ minLength: 1, maxLength: 40 }) }),
    // What a power cut leaves behind the last acknowledged byte: any bytes, in either file or both.
    fc.record({ type: fc.constant("crash" as const), media: fc.uint8Array({ maxLength: 50 }), index: fc.uint8Array({ maxLength: 40 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const { open, at } = place();
      let store = await open();
      await record(store, []);
      let [expected, next] = ["", 0];
      for (const one of steps) {
        if (one.type === "append") {
          expect(await store.append(key, next, bytesOf(one.text))).toMatchObject({ ok: true });
          [expected, next] = [expected + one.text, next + 1];
        } else {
          await store.close();
          await appendFile(join(at, "chunks.media"), one.media);
          await appendFile(join(at, "chunks.index"), one.index);
          store = await open();
        }
        expect((await mediaOf(store)).equals(Buffer.from(expected))).toBe(true);
        expect(await viewOf(store)).toMatchObject({ bytes: Buffer.byteLength(expected), state: "recording" });
      }
      await store.close();
    }),
    { numRuns: 60 },
  );
});

it("drops a chunk whose line of the index was cut, and is sent it again", async () => {
  const { open, at } = place();
  await record(await open(), chunks.slice(0, 3));
  for (const cut of [47, 40, 33]) {
    await truncate(join(at, "chunks.index"), cut);
    const store = await open();
    expect((await mediaOf(store)).equals(recorded.subarray(0, 12_145))).toBe(true);
    expect(await store.append(key, 2, chunks[2] ?? bytesOf(""))).toMatchObject({ ok: true, value: { next: 3, bytes: 17_628 } });
    expect((await mediaOf(store)).equals(recorded.subarray(0, 17_628))).toBe(true);
  }
});

it("makes what was cut off playable as far as it goes, once no chunk came for a minute", async () => {
  const { open, pass, at } = place();
  const store = await open();
  await record(store, chunks.slice(0, 3));
  pass(59_000);
  expect(await viewOf(store)).toMatchObject({ state: "recording" });
  pass(2000);
  expect(await viewOf(store)).toMatchObject({ state: "finishing" });
  expect(await settled(() => viewOf(store))).toMatchObject({ state: "interrupted", durationMs: 2925, problem: null });
  expect(await headOf(join(at, "seekable.media"))).toMatchObject({ durationMs: 2925, hasCues: true });
});

it("finds at its start what was cut off before, by when its last chunk came", async () => {
  const { open, at } = place();
  await record(await open(), chunks.slice(0, 3));
  const early = new Date(Date.now() - 61_000);
  await utimes(join(at, "chunks.index"), early, early);
  const store = await open();
  expect(await settled(() => viewOf(store))).toMatchObject({ state: "interrupted", durationMs: 2925 });
});

it("goes on with a recording that was silent for long, as after a pause, until a day later", async () => {
  const { open, pass, at } = place();
  const store = await open();
  await record(store, chunks.slice(0, 3));
  pass(61_000);
  await settled(() => viewOf(store));
  expect(await store.append(key, 3, chunks[3] ?? bytesOf(""))).toMatchObject({ ok: true, value: { next: 4 } });
  expect(await viewOf(store)).toMatchObject({ state: "recording", durationMs: null, bytes: 23_647 });
  pass(61_000);
  expect(await viewOf(store)).toMatchObject({ state: "finishing" });
  // In the middle of its being made seekable.
  expect(await store.append(key, 4, chunks[4] ?? bytesOf(""))).toMatchObject({ ok: true, value: { next: 5 } });
  expect((await mediaOf(store)).equals(recorded)).toBe(true);
  pass(61_000);
  expect(await settled(() => viewOf(store))).toMatchObject({ state: "interrupted", durationMs: 4225 });
  pass(24 * 60 * 60 * 1000 + 1);
  await store.list("s1");
  expect((await readdir(at)).sort()).toEqual(["manifest.json", "seekable.media"]);
  for (const again of [store, await open()]) expect(await again.append(key, 5, bytesOf("late"))).toMatchObject({ ok: false, problem: { code: "recording-closed" } });
  expect(await viewOf(store)).toMatchObject({ state: "interrupted", durationMs: 4225 });
});

it("counts as finished when the end of one that was cut off comes late", async () => {
  const { open, pass, at } = place();
  const store = await open();
  await record(store);
  pass(61_000);
  await settled(() => viewOf(store));
  expect(await store.finish(key, 4300)).toMatchObject({ ok: true, value: { state: "ready", durationMs: 4225 } });
  expect((await readdir(at)).sort()).toEqual(["manifest.json", "seekable.media"]);
});

it("takes up at its start what a crash kept from being made seekable, from wherever it had come to", async () => {
  const { open, at, root } = place();
  const stuck = await open({ remux: (_, signal) => new Promise((_resolve, reject) => void signal.addEventListener("abort", reject)) });
  await record(stuck);
  await stuck.finish(key, 4300);
  const done = place();
  await mkdir(join(done.root, ".."), { recursive: true });
  await cp(root, done.root, { recursive: true });
  await writeFile(join(at, "seekable.media.new"), "half of it");
  const after = await open();
  expect(await settled(() => viewOf(after))).toMatchObject({ state: "ready", durationMs: 4225 });
  // Moved into its place, and the manifest does not say so yet.
  await cp(join(at, "seekable.media"), join(done.at, "seekable.media"));
  const moved = await done.open();
  expect(await settled(() => viewOf(moved))).toMatchObject({ state: "ready", durationMs: 4225 });
  expect((await packetsOf(join(done.at, "seekable.media"))).map(({ packets }) => packets.length)).toEqual([43, 71]);
});

it.each([
  ["it cannot be read", bytesOf("no media at all ".repeat(100)), remux],
  ["a part of it is lost in the making", recorded, (async (job) => remux({ ...job, bytes: 12_000 }, new AbortController().signal)) satisfies RecordingFiles["remux"]],
  ["its last half second is lost in the making", recorded, (async (job) => remux({ ...job, bytes: 22_500 }, new AbortController().signal)) satisfies RecordingFiles["remux"]],
  ["a cluster late in it is damaged", damaged(18_242), remux],
  ["a block late in it is damaged", damaged(23_661), remux],
])("keeps it as it came and says so where %s", async (_, content, making) => {
  const { open, at } = place({ remux: making });
  const store = await open();
  await record(store, [content]);
  await store.finish(key, 4300);
  const view = await settled(() => viewOf(store));
  expect(view).toMatchObject({ state: "ready", durationMs: 4300, bytes: content.byteLength });
  expect(view.problem).toContain("It could not be made seekable");
  expect((await mediaOf(store)).equals(content)).toBe(true);
  expect(await viewOf(await open())).toEqual(view);
  expect((await readdir(at)).sort()).toEqual(["chunks.index", "chunks.media", "manifest.json"]);
});

it("says that nothing was recorded where nothing was", async () => {
  const { open } = place();
  const store = await open();
  await record(store, []);
  await store.finish(key, 0);
  expect(await settled(() => viewOf(store))).toMatchObject({ state: "ready", bytes: 0, problem: "Nothing was recorded." });
  expect((await mediaOf(store)).byteLength).toBe(0);
});

it("stops at the quota, keeps what came before, and can still be finished", async () => {
  const { open } = place({ quotaBytes: 18_000 });
  const store = await open();
  await record(store, chunks.slice(0, 3));
  expect(await store.append(key, 3, chunks[3] ?? bytesOf(""))).toMatchObject({ ok: false, problem: { code: "recording-full" } });
  expect((await mediaOf(store)).equals(recorded.subarray(0, 17_628))).toBe(true);
  expect(await store.room("s1")).toMatchObject({ usedBytes: 17_628, quotaBytes: 18_000 });
  expect(await store.finish(key, 2900)).toMatchObject({ ok: true });
  const ready = await settled(() => viewOf(store));
  expect(ready).toMatchObject({ state: "ready", durationMs: 2925 });
  const full = await open({ quotaBytes: ready.bytes });
  expect(await full.begin({ ...key, recording: "r2" }, begun, there)).toMatchObject({ ok: false, problem: { code: "recording-full" } });
  expect(await full.erase(key)).toEqual({ ok: true, value: null });
  expect(await full.begin({ ...key, recording: "r2" }, begun, there)).toMatchObject({ ok: true });
});

it("always leaves 500 MB of the disk free, of which it needs no more to finish", async () => {
  let freeBytes = 500_012_145;
  const { open } = place({ freeOf: () => Promise.resolve(freeBytes) });
  const store = await open();
  await record(store, chunks.slice(0, 2));
  freeBytes = 500_000_100;
  expect(await store.append(key, 2, chunks[2] ?? bytesOf(""))).toMatchObject({ ok: false, problem: { code: "recording-full" } });
  await store.finish(key, 2000);
  const view = await settled(() => viewOf(store));
  expect(view).toMatchObject({ state: "ready", bytes: 12_145 });
  expect(view.problem).toContain("no room");
  freeBytes = 500_000_000;
  expect(await store.begin({ ...key, recording: "r2" }, begun, there)).toMatchObject({ ok: false, problem: { code: "recording-full" } });
});

it.each(["again after a start", "while it runs"])("makes seekable what ended on a full disk, once there is room: %s", async (when) => {
  let freeBytes = 500_012_145;
  const { open, reports } = place({ freeOf: () => Promise.resolve(freeBytes) });
  const store = await open();
  await record(store);
  freeBytes = 500_000_100;
  await store.finish(key, 4300);
  expect((await settled(() => viewOf(store))).problem).toContain("no room");
  if (when === "again after a start") await store.close();
  freeBytes = 1_000_000_000_000;
  const after = when === "again after a start" ? await open() : store;
  await expect.poll(() => viewOf(after), { timeout: 20_000 }).toMatchObject({ state: "ready", durationMs: 4225, problem: null });
  expect((await mediaOf(after)).byteLength).toBe((await viewOf(after))?.bytes);
  expect(reports).toEqual([]);
});

it("does not call a recording damaged whose seekable copy the disk took in part only, and tries again", async () => {
  const { open, reports } = place();
  let isFull = true;
  const fillsUp: RecordingFiles["remux"] = async (job, signal) => {
    if (!isFull) return remux(job, signal);
    await writeFile(job.to, "half of it");
    throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
  };
  const store = await open({ remux: fillsUp });
  await record(store);
  await store.finish(key, 4300);
  expect((await settled(() => viewOf(store))).problem).toContain("no room");
  isFull = false;
  await expect.poll(() => viewOf(store), { timeout: 20_000 }).toMatchObject({ state: "ready", durationMs: 4225, problem: null });
  expect(reports).toEqual([]);
});

it("does not try to make seekable over and over what no room is there for", async () => {
  const sought: string[] = [];
  const { open } = place({ freeOf: () => Promise.resolve(500_000_100), remux: (job) => { sought.push(job.to); return Promise.resolve(0); } });
  const store = await open({ freeOf: () => Promise.resolve(1_000_000_000_000) });
  await record(store, chunks.slice(0, 2));
  await store.close();
  const full = await open();
  await full.finish(key, 2000);
  const view = await settled(() => viewOf(full));
  expect(view).toMatchObject({ state: "ready", problem: expect.stringContaining("no room") });
  for (let times = 0; times < 5; times += 1) expect(await viewOf(full)).toEqual(view);
  expect(sought).toEqual([]);
});

it("tells how many minutes are left at the rate of what is being recorded, in which pauses do not count", async () => {
  let at = 0;
  const { open } = place({ quotaBytes: 10_000_000, now: () => at });
  const store = await open();
  await record(store, []);
  expect(await store.room("s1")).toMatchObject({ minutesLeft: null });
  for (let seq = 0; seq <= 6; seq += 1) {
    at += seq === 4 ? 50_000 : 1000;
    await store.append(key, seq, new Uint8Array(1000));
  }
  // A thousand bytes a second, and nearly 10 MB left.
  expect(await store.room("s1")).toMatchObject({ minutesLeft: 166 });
  await store.finish(key, 1);
  expect(await store.room()).toMatchObject({ minutesLeft: null });
});

it("begins nothing in a session that is not there", async () => {
  const { open, root } = place();
  const store = await open();
  expect(await store.begin(key, begun, () => Promise.resolve(false))).toMatchObject({ ok: false, problem: { code: "session-unknown" } });
  await expect(stat(root)).rejects.toThrow("ENOENT");
});

it.each(["..", ".", "a/b", "../s1", "", "a\u0000b", ".erasing-s1", "x".repeat(65)])("never makes a folder of the id %j", async (id) => {
  const { open, root } = place();
  const store = await open();
  await expect(store.begin({ session: id, recording: "r1" }, begun, there)).rejects.toThrow("cannot be the name of a folder");
  await expect(store.begin({ session: "s1", recording: id }, begun, there)).rejects.toThrow("cannot be the name of a folder");
  for (const strange of [{ session: id, recording: "r1" }, { session: "s1", recording: id }]) expect(await store.append(strange, 0, bytesOf("x"))).toMatchObject({ ok: false, problem: { code: "recording-unknown" } });
  await expect(stat(root)).rejects.toThrow("ENOENT");
});

it("erases one recording with all of it, while it is being recorded or made seekable too, and leaves the others", async () => {
  const { open, root } = place();
  const store = await open();
  const other = { ...key, recording: "r2" };
  await store.begin(other, begun, there);
  await record(store);
  await store.finish(key, 4300);
  expect(await store.erase(key)).toEqual({ ok: true, value: null });
  expect(await readdir(join(root, "s1"))).toEqual(["r2"]);
  expect(await store.append(key, 5, bytesOf("x"))).toMatchObject({ ok: false, problem: { code: "recording-unknown" } });
  expect(await store.erase(key)).toMatchObject({ ok: false, problem: { code: "recording-unknown" } });
  const [cutOff] = await Promise.all([store.erase(other), store.append(other, 0, bytesOf("x"))]);
  expect(cutOff).toMatchObject({ ok: true });
  expect(await readdir(root)).toEqual([]);
  expect(await store.sessions()).toEqual([]);
});

it("erases a session's recordings together with it", async () => {
  const { open, root } = place();
  const store = await open();
  await record(store);
  await store.begin({ session: "s2", recording: "r1" }, begun, there);
  expect(await store.eraseWith("s1", () => Promise.resolve(true))).toBe(true);
  expect(await readdir(root)).toEqual(["s2"]);
  expect(await store.list("s1")).toEqual([]);
});

it.each([
  ["was not there", () => Promise.resolve(false)],
  ["could not be erased", () => Promise.reject(new Error("The database is gone."))],
])("has its recordings as before where the session %s", async (_, erase) => {
  const { open } = place();
  const store = await open();
  await record(store, chunks.slice(0, 4));
  expect(await store.eraseWith("s1", erase).catch(() => false)).toBe(false);
  expect((await mediaOf(store)).equals(recorded.subarray(0, 23_647))).toBe(true);
  expect(await store.append(key, 4, chunks[4] ?? bytesOf(""))).toMatchObject({ ok: true, value: { next: 5 } });
});

it("ends at its start an erasure that a crash cut off: with the session, or not at all", async () => {
  for (const isThere of [true, false]) {
    const { open, root } = place();
    const store = await open();
    await record(store);
    // The process ends while the database is at it.
    void store.eraseWith("s1", () => new Promise(() => undefined));
    while ((await readdir(root))[0] !== ".erasing-s1") await new Promise(setImmediate);
    const after = await open({ sessions: () => Promise.resolve(isThere ? ["s1"] : []) });
    expect(await readdir(root)).toEqual(isThere ? ["s1"] : []);
    expect((await after.list("s1")).map(({ id }) => id)).toEqual(isThere ? ["r1"] : []);
  }
});

it("removes at its start the recordings of sessions that are no more, and only where the database said so", async () => {
  const { open, root, reports } = place();
  await record(await open());
  const away = () => Promise.reject(new Error("The database is away."));
  for (const sessions of [away, () => Promise.resolve([])]) expect((await (await open({ sessions })).list("s1")).length).toBe(1);
  expect(reports).toHaveLength(1);
  expect((await (await open({ database: "elsewhere", sessions: () => Promise.resolve(["s9"]) })).list("s1")).length).toBe(1);
  await mkdir(join(root, "mine", "holiday"), { recursive: true });
  await writeFile(join(root, "mine", "holiday", "beach.webm"), "sun");
  expect(await (await open({ sessions: () => Promise.resolve(["s9"]) })).list("s1")).toEqual([]);
  expect(await readdir(root)).toEqual(["mine"]);
  expect(await readFile(join(root, "mine", "holiday", "beach.webm"), "utf8")).toBe("sun");
});

it("leaves no trace of a recording that a crash kept from being begun", async () => {
  const { open, root } = place();
  await record(await open());
  await mkdir(join(root, "s1", "r2"));
  await writeFile(join(root, "s1", "r2", "chunks.media"), "");
  expect((await (await open()).list("s1")).map(({ id }) => id)).toEqual(["r1"]);
  expect(await readdir(join(root, "s1"))).toEqual(["r1"]);
});
