import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { keptFile } from "#server/kept-file";

it("says what is wrong where the system gave no code for it", async () => {
  const home = await mkdtemp(join(tmpdir(), "altitude-kept-"));
  const schema = z.string().refine(() => {
    throw new Error("The schema asks for what is not there");
  });
  await writeFile(join(home, "kept.json"), '"a value"');
  const kept = keptFile({ home, name: "kept.json", schema, holds: "a value", again: "Set it again", codes: { malformed: "model-malformed", notKept: "model-not-kept" } });
  expect(await kept.read()).toEqual({ ok: false, problem: { code: "model-malformed", message: `${join(home, "kept.json")} cannot be read (The schema asks for what is not there).`, mend: "See who may read it, or set it again." } });
  await rm(home, { recursive: true });
});
