import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (file: string) => readFile(join(root, file), "utf8");

async function prose(): Promise<readonly string[]> {
  const decisions = (await readdir(join(root, "docs/decisions"))).map((name) => `docs/decisions/${name}`);
  return ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", ...decisions];
}

it("names only paths that exist", async () => {
  const missing: string[] = [];
  for (const file of await prose()) {
    const text = await read(file);
    const named = [...text.matchAll(/`((?:src|content|test|docs|bench|scripts|bin|\.ci)\/[\w./-]*)`/g), ...text.matchAll(/\]\((docs\/[\w./-]+)\)/g)].map((match) => match[1] ?? "");
    missing.push(...named.filter((path) => !existsSync(join(root, path))).map((path) => `${file}: ${path}`));
  }
  expect(missing).toEqual([]);
});

it("names only scripts that exist", async () => {
  const scripts: { readonly scripts: Record<string, string> } = JSON.parse(await read("package.json"));
  const named = (await Promise.all((await prose()).map(read))).flatMap((text) => [...text.matchAll(/npm run ([\w-]+)/g)].map((match) => match[1] ?? ""));
  expect(named.filter((name) => !(name in scripts.scripts))).toEqual([]);
});

it("holds the two commands of the quick start, as they are promised", async () => {
  const section = /## Quick start\n\n((?: {4}.*\n)+)/.exec(await read("README.md"))?.[1]?.trimEnd().split("\n").map((line) => line.trim().replace(/\s+#.*$/, ""));
  expect(section).toEqual(["npm ci && npm start", "npm ci && npm test"]);
});
