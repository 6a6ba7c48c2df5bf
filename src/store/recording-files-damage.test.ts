import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRecordingFiles } from "#store/recording-files";
import type { RecordingStore } from "#store/recording-store";
import { remux } from "#store/remux";
import { recorded, recordedMime } from "#store/test-recording";

/** What becomes of recordings whose folder is damaged, and of those beside them. */

let folder: string;
let places = 0;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "altitude-damage-"))));
afterAll(() => rm(folder, { recursive: true }));

const damages: readonly (readonly [string, (at: string) => Promise<void>])[] = [
  ["a manifest that is cut off", (at) => writeFile(join(at, "manifest.json"), '{ "version": 1,')],
  ["a manifest of another version", (at) => writeFile(join(at, "manifest.json"), '{ "version": 2 }')],
  ["no manifest", (at) => rm(join(at, "manifest.json"))],
  ["an index that cannot be read", async (at) => {
    await rm(join(at, "chunks.index"));
    await mkdir(join(at, "chunks.index"));
  }],
];

describe.each(damages)("with %s", (_, damage) => {
  /** A session with two recordings, the second of which is damaged while nobody has it open. */
  async function place() {
    const root = join(folder, String((places += 1)), "recordings");
    const open = (sessions: readonly string[] = ["s1"]) => openRecordingFiles({ root, quotaBytes: 1_000_000, database: "here", sessions: () => Promise.resolve(sessions), remux, now: Date.now, report: () => undefined, freeOf: () => Promise.resolve(1e12) });
    const store = await open();
    for (const recording of ["r1", "r2"]) {
      await store.begin({ session: "s1", recording }, { mime: recordedMime, startedAt: 1000, hasVideo: true }, () => Promise.resolve(true));
      await store.append({ session: "s1", recording }, 0, recorded);
    }
    await store.close();
    await damage(join(root, "s1", "r2"));
    return { root, open };
  }

  const damagedOne = async (store: RecordingStore) => (await store.list("s1")).find(({ id }) => id === "r2");

  it("lists it with what is wrong, and the other as it is", async () => {
    const { open } = await place();
    const store = await open();
    expect((await store.list("s1")).find(({ id }) => id === "r1")).toMatchObject({ state: "recording", problem: null });
    expect(await damagedOne(store)).toMatchObject({ state: "interrupted", mime: "video/webm", hasVideo: true, bytes: recorded.byteLength });
    expect((await damagedOne(store))?.problem).toMatch(/cannot be read|is missing/);
    expect(await store.sessions()).toMatchObject([{ id: "s1", recordings: 2 }]);
    await store.close();
  });

  it("still gives out what was recorded, and takes no more of it", async () => {
    const { open } = await place();
    const store = await open();
    const media = await store.media({ session: "s1", recording: "r2" });
    if (!media.ok) throw new Error(media.problem.message);
    expect(Buffer.from(await new Response(media.value.stream(0, media.value.size)).arrayBuffer()).equals(recorded)).toBe(true);
    expect(await store.append({ session: "s1", recording: "r2" }, 1, recorded)).toMatchObject({ ok: false, problem: { code: "recording-closed" } });
    await store.close();
  });

  it("erases it by itself, with its session, and where a crash cut that off", async () => {
    const alone = await place();
    const store = await alone.open();
    expect(await store.erase({ session: "s1", recording: "r2" })).toEqual({ ok: true, value: null });
    expect(await readdir(join(alone.root, "s1"))).toEqual(["r1"]);
    await store.close();

    const together = await place();
    const other = await together.open();
    expect(await other.eraseWith("s1", () => Promise.resolve(true))).toBe(true);
    expect(await readdir(together.root)).toEqual([]);
    await other.close();

    const orphan = await place();
    await (await orphan.open(["s2"])).close();
    expect(await readdir(orphan.root)).toEqual([]);
  });
});

it("erases the folder of a session whose recordings were never read", async () => {
  const root = join(folder, String((places += 1)), "recordings");
  const store = await openRecordingFiles({ root, quotaBytes: 1, database: "here", sessions: () => Promise.resolve(["s1"]), remux, now: Date.now, report: () => undefined, freeOf: () => Promise.resolve(1e12) });
  await mkdir(join(root, "s1", "r1"), { recursive: true });
  await writeFile(join(root, "s1", "r1", "manifest.json"), "");
  expect(await store.eraseWith("s1", () => Promise.resolve(true))).toBe(true);
  expect(await readdir(root)).toEqual([]);
});
