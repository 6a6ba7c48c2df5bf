import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { world, type World } from "#server/test-world";

let folder: string;
let ask: World["ask"];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "altitude-web-"));
  const web = join(folder, "web");
  await mkdir(join(web, "assets"), { recursive: true });
  await writeFile(join(folder, "secret.txt"), "secret");
  await writeFile(join(web, "index.html"), "<!doctype html><title>Altitude</title>");
  await writeFile(join(web, "favicon.svg"), "<svg/>");
  await writeFile(join(web, "assets", "main-abc.js"), "plain");
  await writeFile(join(web, "assets", "main-abc.js.br"), "brotli");
  await writeFile(join(web, "assets", "main-abc.js.gz"), "gzip");
  await writeFile(join(web, "assets", "gone-abc.css"), "a{}");
  await writeFile(join(web, "assets", "run-abc.wasm"), "wasm");
  await writeFile(join(web, "notes.map"), "not for serving");
  ({ ask } = await world({ webDir: web }));
  await rm(join(web, "assets", "gone-abc.css"));
});
afterAll(() => rm(folder, { recursive: true }));

it.each(["/", "/practise", "/reports", "/sessions/abc", "/sessions/abc/report", "/settings"])("serves the app at %s, never from a cache unasked", async (path) => {
  const page = await ask("GET", path, { headers: { accept: "text/html,application/xhtml+xml" } });
  expect([page.status, page.headers.get("content-type"), page.headers.get("cache-control")]).toEqual([200, "text/html; charset=utf-8", "no-cache"]);
  expect(await page.text()).toContain("<title>Altitude</title>");
});

it("serves hashed files for ever, in the best form that the browser takes", async () => {
  for (const [accepted, text, encoding] of [["gzip, deflate, br", "brotli", "br"], ["gzip", "gzip", "gzip"], ["", "plain", null]] as const) {
    const file = await ask("GET", "/assets/main-abc.js", { headers: { "accept-encoding": accepted } });
    expect([file.headers.get("content-encoding"), file.headers.get("vary"), file.headers.get("cache-control"), await file.text()]).toEqual([encoding, "accept-encoding", "public, max-age=31536000, immutable", text]);
  }
  expect((await ask("GET", "/favicon.svg")).headers.get("content-type")).toBe("image/svg+xml");
  // A browser compiles it as it comes only under this type.
  expect((await ask("GET", "/assets/run-abc.wasm")).headers.get("content-type")).toBe("application/wasm");
});

it.each(["/../secret.txt", "/..%2fsecret.txt", "/assets/../../secret.txt", "/%2e%2e/secret.txt", "/assets/%00", "/notes.map", "/assets/main-abc.js.br", "/assets/none.js", "/assets/gone-abc.css"])("does not serve %s", async (path) => {
  const refused = await ask("GET", path);
  expect([refused.status, await refused.json()]).toMatchObject([404, { code: "route-unknown" }]);
});

it("gives no page to one that asks for something else, nor for a path of the API", async () => {
  expect((await ask("GET", "/practise", { headers: { accept: "application/json" } })).status).toBe(404);
  expect((await ask("GET", "/api/practise", { headers: { accept: "text/html" } })).status).toBe(404);
});
