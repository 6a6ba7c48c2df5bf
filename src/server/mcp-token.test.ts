import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { mcpToken, shows } from "#server/mcp-token";

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "altitude-token-"));
});
afterEach(() => rm(home, { recursive: true }));

it("makes a token once, for its owner only, in a folder that it makes where there is none", async () => {
  const folder = join(home, "new");
  const token = await mcpToken(folder);
  expect(token).toMatch(/^[\w-]{43}$/);
  expect([(await stat(folder)).mode & 0o777, (await stat(join(folder, "mcp-token"))).mode & 0o777]).toEqual([0o700, 0o600]);
  expect(await mcpToken(folder)).toBe(token);
  expect(await readdir(folder)).toEqual(["mcp-token"]);
});

it("makes another where the file holds none, and takes rights away that others have", async () => {
  await writeFile(join(home, "mcp-token"), "short");
  const token = await mcpToken(home);
  expect((await readFile(join(home, "mcp-token"), "utf8")).trim()).toBe(token);
  await chmod(join(home, "mcp-token"), 0o644);
  expect(await mcpToken(home)).toBe(token);
  expect((await stat(join(home, "mcp-token"))).mode & 0o777).toBe(0o600);
});

it("has one for this run where nothing can be written", async () => {
  expect(await mcpToken("/dev/null/home")).toMatch(/^[\w-]{43}$/);
});

it("knows the token, and nothing that is near it", () => {
  expect(shows("Bearer secret", "secret")).toBe(true);
  expect(shows("bearer   secret ", "secret")).toBe(true);
  for (const header of [undefined, "", "secret", "Basic secret", "Bearer", "Bearer ", "Bearer secre", "Bearer secrets", "Bearer secret secret"]) expect([header, shows(header, "secret")]).toEqual([header, false]);
});
