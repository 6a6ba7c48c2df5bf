import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { Connection } from "#model/connection";
import { modelFile } from "#server/model-file";
import { openModelKeeper } from "#server/model-keeper";

const local = Connection.parse({ provider: "openai-compatible", model: "llama3.2", baseUrl: "http://127.0.0.1:11434/v1", key: "canary-key-123" });
const folders: string[] = [];
afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true }))));

async function newHome(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "altitude-model-"));
  folders.push(folder);
  return join(folder, "home");
}

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

it("keeps a connection in a file that only its owner reads, and nothing beside it", async () => {
  const home = await newHome();
  const keeper = await openModelKeeper(modelFile(home), null);
  expect(keeper.current()).toBeNull();
  expect(await keeper.save(local)).toEqual({ ok: true, value: null });
  expect([await modeOf(home), await modeOf(join(home, "model.json"))]).toEqual([0o700, 0o600]);
  expect(await readdir(home)).toEqual(["model.json"]);
  expect((await openModelKeeper(modelFile(home), null)).current()).toMatchObject({ connection: local, from: "settings", model: { name: "openai-compatible/llama3.2", isLocal: true } });
});

it("makes a file private again that was opened to others", async () => {
  const home = await newHome();
  await (await openModelKeeper(modelFile(home), null)).save(local);
  await chmod(join(home, "model.json"), 0o644);
  await openModelKeeper(modelFile(home), null);
  expect(await modeOf(join(home, "model.json"))).toBe(0o600);
});

it("forgets the key with the connection", async () => {
  const home = await newHome();
  const keeper = await openModelKeeper(modelFile(home), null);
  await keeper.save(local);
  await writeFile(join(home, "model.json.new"), "what a power cut left: canary-key-123");
  expect(await keeper.forget()).toEqual({ ok: true, value: null });
  expect(keeper.current()).toBeNull();
  expect(await readdir(home)).toEqual([]);
  expect(await keeper.forget()).toEqual({ ok: true, value: null });
});

it("holds the same model until the connection changes, and says when it does", async () => {
  const keeper = await openModelKeeper(modelFile(await newHome()), null);
  const told: (string | undefined)[] = [];
  const end = keeper.onChange(() => told.push(keeper.current()?.model.name));
  await keeper.save(local);
  expect(keeper.current()?.model).toBe(keeper.current()?.model);
  await Promise.all([keeper.save({ ...local, model: "a" }), keeper.save({ ...local, model: "b" }), keeper.forget()]);
  end();
  await keeper.save(local);
  expect(told).toEqual(["openai-compatible/llama3.2", "openai-compatible/a", "openai-compatible/b", undefined]);
});

it.each([["no JSON", "{"], ["nothing", ""], ["another thing", '{"provider":"acme","model":"x"}'], ["a field too many", JSON.stringify({ ...local, more: 1 })], ["a list", "[]"]])("says what is wrong with a file that holds %s, works on without it, and takes a new one", async (_, text) => {
  const home = await newHome();
  await (await openModelKeeper(modelFile(home), null)).save(local);
  await writeFile(join(home, "model.json"), text);
  const keeper = await openModelKeeper(modelFile(home), null);
  expect(keeper.current()).toBeNull();
  expect(keeper.trouble()).toMatchObject({ code: "model-malformed", message: expect.stringContaining("model.json does not hold") });
  expect(JSON.stringify(keeper.trouble())).not.toContain("canary");
  await keeper.save(local);
  expect([keeper.trouble(), keeper.current()?.connection]).toEqual([null, local]);
});

it("keeps what it had where a new one cannot be written", async () => {
  const home = await newHome();
  await writeFile(home, "a file where the folder should be");
  const keeper = await openModelKeeper(modelFile(home), null);
  expect(await keeper.save(local)).toMatchObject({ ok: false, problem: { code: "model-not-kept" } });
  expect(keeper.current()).toBeNull();
});

it("follows the environment, which nothing changes and nothing of which is written down", async () => {
  const home = await newHome();
  await (await openModelKeeper(modelFile(home), null)).save(local);
  const keeper = await openModelKeeper(modelFile(home), { ...local, model: "from-outside", key: "canary-outside" });
  expect(keeper.current()).toMatchObject({ connection: { model: "from-outside" }, from: "environment" });
  for (const refused of [await keeper.save(local), await keeper.forget()]) expect(refused).toMatchObject({ ok: false, problem: { code: "model-fixed" } });
  expect(await readFile(join(home, "model.json"), "utf8")).not.toContain("outside");
});
