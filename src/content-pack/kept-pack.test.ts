import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { keepPack, readKeptPack } from "#content-pack/kept-pack";
import { assessTranscript } from "#core/assessment/assess-transcript";
import type { Pack } from "#core/content/pack";
import { compilePack } from "#core/evidence/compiled-pack";
import { earOver } from "#core/evidence/ear";
import { readTranscript } from "#core/transcript/read-transcript";
import { ear, pack } from "../../test/shipped-content";

let home = "";
const content = (): string => join(home, "content");
const kept = (): string => join(home, "pack.bin");

async function given(): Promise<Pack> {
  const read = await readKeptPack(content(), kept());
  if (!read.ok) throw new Error(read.problem.message);
  return read.value.pack;
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "altitude-kept-"));
  await cp(fileURLToPath(new URL("../../content", import.meta.url)), content(), { recursive: true });
  await keepPack(content(), kept());
});
afterAll(() => rm(home, { recursive: true }));

it("gives what the content itself gives, compiled", async () => {
  // Millions of numbers: told apart by Node itself, in a moment.
  expect(isDeepStrictEqual(await readKeptPack(content(), kept()), compilePack(pack))).toBe(true);
});

it("hears as the content itself does", async () => {
  const keptPack = await readKeptPack(content(), kept());
  const ears = [keptPack.ok ? earOver(keptPack.value) : null, ear];
  const transcript = readTranscript(await readFile(fileURLToPath(new URL("../../test/fixtures/transcripts/senior-rate-limiter.md", import.meta.url)), "utf8"));
  const [one, other] = ears.map((hearing) => (hearing !== null && transcript.ok ? JSON.stringify(assessTranscript(hearing, transcript.value, "one")) : ""));
  expect(one).toContain('"ok":true');
  expect(one).toBe(other);
});

it("is read in place of content that is the same, and not of content that was changed", async () => {
  const bytes = await readFile(kept());
  const { version } = await given();
  await writeFile(kept(), Buffer.from(bytes.toString("latin1").replaceAll(version, "k".repeat(version.length)), "latin1"));
  expect((await given()).version).toBe("k".repeat(version.length));

  await writeFile(join(content(), "drills", "new.yaml"), "title: 7\n");
  const changed = await readKeptPack(content(), kept());
  expect(changed.ok || changed.problem.message).toContain("drills/new.yaml");
  await rm(join(content(), "drills", "new.yaml"));
});

it("is passed over where it cannot be read", async () => {
  const bytes = await readFile(kept());
  await writeFile(kept(), bytes.subarray(0, bytes.length / 2));
  expect((await readKeptPack(content(), kept())).ok).toBe(true);
});

it("is not needed", async () => {
  expect((await readKeptPack(content(), join(home, "nowhere.bin"))).ok).toBe(true);
});
