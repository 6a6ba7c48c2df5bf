import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { keepPack, readKeptPack } from "#content-pack/kept-pack";
import { readPack } from "#content-pack/read-pack";

let home = "";
const content = (): string => join(home, "content");
const kept = (): string => join(home, "pack.json");

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "altitude-kept-"));
  await cp(fileURLToPath(new URL("../../content", import.meta.url)), content(), { recursive: true });
  await keepPack(content(), kept());
});
afterAll(() => rm(home, { recursive: true }));

it("gives what the content itself gives", async () => {
  expect(await readKeptPack(content(), kept())).toEqual(await readPack(content()));
});

it("is read in place of content that is the same, and not of content that was changed", async () => {
  const text = await readFile(kept(), "utf8");
  await writeFile(kept(), text.replace(/"version":"[^"]*"/, '"version":"kept"'));
  const same = await readKeptPack(content(), kept());
  expect(same.ok && same.value.version).toBe("kept");

  await writeFile(join(content(), "drills", "new.yaml"), "title: 7\n");
  const changed = await readKeptPack(content(), kept());
  expect(changed.ok || changed.problem.message).toContain("drills/new.yaml");
});

it("is not needed", async () => {
  await rm(join(content(), "drills", "new.yaml"), { force: true });
  expect((await readKeptPack(content(), join(home, "nowhere.json"))).ok).toBe(true);
});
