import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { holderOf, takeFolder } from "#store/folder-lock";

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "altitude-lock-"));
  folder = join(parent, "home");
});
afterEach(() => rm(parent, { recursive: true }));

const me = { pid: process.pid, what: "the Altitude server", since: Date.UTC(2026, 0, 2, 3, 4, 5) };

it("makes the folder for its owner only, and names who holds it", async () => {
  const lock = await takeFolder(folder, me);
  expect(lock.ok).toBe(true);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect((await stat(join(folder, "lock"))).mode & 0o777).toBe(0o600);
  expect(JSON.parse(await readFile(join(folder, "holder.json"), "utf8"))).toEqual(me);
  if (lock.ok) lock.value.release();
});

it("refuses a second one in one sentence that names the first", async () => {
  const lock = await takeFolder(folder, me);
  expect(await takeFolder(folder, me)).toEqual({
    ok: false,
    problem: {
      code: "folder-locked",
      message: `The folder ${folder} is held by the Altitude server (process ${String(process.pid)}, since 2026-01-02 03:04:05 UTC).`,
      mend: "Use that one, stop it, or name another folder with ALTITUDE_HOME.",
    },
  });
  if (lock.ok) lock.value.release();
});

it("says where its holder answers, for as long as it is held", async () => {
  expect(holderOf(folder)).toBeNull();
  const lock = await takeFolder(folder, me);
  expect(holderOf(folder)).toEqual(me);
  if (!lock.ok) throw new Error(lock.problem.message);
  lock.value.announce("http://127.0.0.1:8848");
  expect(holderOf(folder)).toEqual({ ...me, address: "http://127.0.0.1:8848" });
  expect((await stat(join(folder, "holder.json"))).mode & 0o777).toBe(0o600);
  lock.value.release();
  expect(holderOf(folder)).toBeNull();
});

it("is free again after its release, as often as one likes", async () => {
  for (let times = 0; times < 3; times += 1) {
    const lock = await takeFolder(folder, me);
    expect(lock.ok).toBe(true);
    if (lock.ok) lock.value.release();
  }
});

it("is held across processes, and free at once when the holder was killed", async () => {
  const code = `
    const { createRequire } = require("node:module");
    const Database = createRequire(${JSON.stringify(import.meta.url)})("libsql");
    const database = new Database(${JSON.stringify(join(folder, "lock"))}, { timeout: 0 });
    database.exec("BEGIN EXCLUSIVE");
    globalThis.kept = database;
    console.log("held");
    setInterval(() => globalThis.kept, 1000);`;
  const first = await takeFolder(folder, me);
  if (first.ok) first.value.release();
  const other = spawn(process.execPath, ["-e", code], { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((resolve) => other.stdout.once("data", resolve));
  await writeFile(join(folder, "holder.json"), JSON.stringify({ ...me, pid: other.pid, what: "another server" }));

  const refused = await takeFolder(folder, me);
  expect(refused).toMatchObject({ ok: false, problem: { code: "folder-locked" } });
  if (!refused.ok) expect(refused.problem.message).toContain(`another server (process ${String(other.pid)}`);

  const gone = new Promise((resolve) => other.once("exit", resolve));
  other.kill("SIGKILL");
  await gone;
  const taken = await takeFolder(folder, me);
  expect(taken.ok).toBe(true);
  if (taken.ok) taken.value.release();
});

it("refuses a folder that cannot be one", async () => {
  await writeFile(join(parent, "file"), "");
  expect(await takeFolder(join(parent, "file", "home"), me)).toMatchObject({ ok: false, problem: { code: "database-unavailable" } });
});
