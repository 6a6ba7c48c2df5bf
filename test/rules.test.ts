import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../src", import.meta.url));

async function textsOf(ending: string): Promise<string> {
  const names = (await readdir(root, { recursive: true })).filter((name) => name.endsWith(ending));
  return (await Promise.all(names.map((name) => readFile(join(root, name), "utf8")))).join("\n");
}

it("cites every rule of every SPEC.md in a test, and no rule that does not exist", async () => {
  const rules = [...(await textsOf("SPEC.md")).matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map((match) => match[1]);
  const cited = [...(await textsOf(".test.ts")).matchAll(/"\[([A-Z]\d+)\]/g)].map((match) => match[1]);
  expect(rules.length).toBeGreaterThan(0);
  expect([...new Set(cited)].sort()).toEqual([...new Set(rules)].sort());
});
