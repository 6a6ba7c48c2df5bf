import { mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { SessionEvent } from "#core/session/event";
import { openSqlite } from "#store/sqlite";
import type { Store } from "#store/story-store";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "altitude-sqlite-"));
  file = join(folder, "altitude.db");
});
afterEach(() => rm(folder, { recursive: true }));

const started: SessionEvent = {
  type: "session-started", at: 1, round: "behavioural", scenario: "led-initiative", target: "senior", minutes: 15, way: "interview", pressure: "neutral", content: "1.0.0", seed: 7,
};
const answered = (key: string, text: string): SessionEvent => ({ type: "answer-given", at: 2, key, text });

async function opened(): Promise<Store> {
  const store = await openSqlite(file);
  if (!store.ok) throw new Error(store.problem.message);
  return store.value;
}

it("writes its files for the owner only", async () => {
  const store = await opened();
  await store.append("s", 0, [started]);
  for (const name of await readdir(folder)) expect([name, ((await stat(join(folder, name))).mode & 0o777).toString(8)]).toEqual([name, "600"]);
  await store.close();
});

it("leaves nothing of an erased session in any file", async () => {
  const store = await opened();
  const canary = "kingfisher-at-dusk";
  await store.append("s", 0, [started]);
  await store.append("s", 1, [answered("k", `${canary} `.repeat(2000))]);
  await store.keepDraft("s", { text: `${canary} draft`, at: 3 });
  await store.keepDraft("s", { text: "x", at: 4 });
  await store.append("other", 0, [started]);
  const isIn = async (name: string): Promise<boolean> => (await readFile(join(folder, name))).includes(canary);
  expect(await isIn("altitude.db-wal")).toBe(true);
  await store.erase("s");
  for (const name of await readdir(folder)) expect([name, await isIn(name)]).toEqual([name, false]);
  expect((await store.read("other")).version).toBe(1);
  await store.close();
});

it("leaves nothing of an erased story in any file, nor of what it was changed from", async () => {
  const store = await opened();
  const canary = "kingfisher-at-dusk";
  const story = { id: "s", title: "A bird", text: `${canary} `.repeat(900), tags: [canary], createdAt: 1, changedAt: 1 };
  await store.addStory(story);
  await store.addStory({ ...story, id: "t" });
  const isIn = async (name: string): Promise<boolean> => (await readFile(join(folder, name))).includes(canary);
  expect(await isIn("altitude.db-wal")).toBe(true);
  await store.eraseStory("s");
  expect(await store.changeStory({ ...story, id: "t", text: "No bird.", tags: [], changedAt: 2 }, 1)).toBe(true);
  for (const name of await readdir(folder)) expect([name, await isIn(name)]).toEqual([name, false]);
  await store.close();
});

it("refuses a database of a newer version, and changes nothing in it", async () => {
  const store = await opened();
  await store.append("s", 0, [started]);
  await store.close();
  const newer = new Database(file);
  newer.exec("insert into altitude_migration values ('9999-from-the-future')");
  newer.exec("create table future (x text)");
  newer.pragma("wal_checkpoint(TRUNCATE)");
  newer.close();
  const before = await readFile(file);
  const refused = await openSqlite(file);
  expect(refused).toMatchObject({ ok: false, problem: { code: "database-newer" } });
  expect((await readFile(file)).equals(before)).toBe(true);
});

it.each([
  ["a file that is no database", async () => writeFile(file, "These are not the bytes of a database.".repeat(50))],
  ["a folder that is not there", async () => void (file = join(folder, "missing", "altitude.db"))],
])("refuses %s in one sentence", async (_, make) => {
  await make();
  const refused = await openSqlite(file);
  expect(refused).toMatchObject({ ok: false, problem: { code: "database-unavailable" } });
  if (!refused.ok) expect(refused.problem.message).toMatch(/^The database .* cannot be opened \(.*\)\.$/);
});
