import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openRecordings } from "#server/open-recordings";
import { openMemory } from "#store/memory";

let home: string;
beforeAll(async () => void (home = await mkdtemp(join(tmpdir(), "altitude-open-recordings-"))));
afterAll(() => rm(home, { recursive: true }));

const begun = { mime: "audio/webm", startedAt: 1, hasVideo: false };
const there = () => Promise.resolve(true);
const needs = { store: openMemory(), now: Date.now, report: (error: unknown) => void error };
const key = { session: "s1", recording: "r1" };

it("lets one of several servers over one folder keep recordings, where the sessions stand in PostgreSQL, and tells no password", async () => {
  const config = { home, databaseUrl: "postgres://someone:secret@db:5432/altitude", recordingsBytes: 1_000_000 };
  const first = await openRecordings(config, needs);
  expect(await first.begin(key, begun, there)).toMatchObject({ ok: true });
  const second = await openRecordings(config, needs);
  expect(await second.begin({ ...key, recording: "r2" }, begun, there)).toMatchObject({ ok: false, problem: { code: "recording-not-kept" } });
  expect(await second.list("s1")).toEqual([]);
  await first.close();
  const third = await openRecordings(config, needs);
  expect((await third.list("s1")).map(({ id }) => id)).toEqual(["r1"]);
  await third.close();
  const manifest = await readFile(join(home, "recordings", "s1", "r1", "manifest.json"), "utf8");
  expect(manifest).toMatch(/"database": "postgres-[0-9a-f]{16}"/);
  expect(manifest).not.toMatch(/secret|someone|db:5432/);
});

it("starts without recordings, and says why, where their folder is none", async () => {
  const here = join(home, "other");
  await mkdir(here);
  await writeFile(join(here, "recordings"), "a file");
  const recordings = await openRecordings({ home: here, databaseUrl: null, recordingsBytes: 1_000_000 }, needs);
  expect(await recordings.begin(key, begun, there)).toMatchObject({ ok: false, problem: { code: "recording-not-kept", message: expect.stringContaining("ENOTDIR") } });
  expect(await recordings.eraseWith("s1", () => Promise.resolve(true))).toBe(true);
  expect(await readdir(here)).toEqual(["recordings"]);
});
