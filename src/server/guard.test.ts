import { expect, it } from "vitest";
import { ours, world } from "#server/test-world";
import { securityHeaders } from "#server/headers";

const foreignHosts = [
  "evil.example", "evil.example:8848", "127.0.0.1", "127.0.0.1:8849", "127.0.0.1:80", "localhost", "localhost:3000", "localhost.:8848", "localhost.evil.example:8848", "127.0.0.1.nip.io:8848", "0.0.0.0:8848", "127.1:8848",
  "2130706433:8848", "[::]:8848", "[::ffff:127.0.0.1]:8848", "::1:8848", "127.0.0.1:8848@evil.example", "user@127.0.0.1:8848", "192.168.0.7:8848", "169.254.169.254", "",
];

const foreignOrigins = [
  "null", "http://evil.example", "https://127.0.0.1:8848", "http://127.0.0.1", "http://127.0.0.1:3000", "http://localhost:8848", "http://127.0.0.1:8848.evil.example", "http://127.0.0.1:8848@evil.example", "file://", "chrome-extension://abc", "",
  "http://127.0.0.1:8848/", "http://127.0.0.1:8848, http://evil.example",
];

const targets = [
  ["GET", "/"], ["GET", "/healthz"], ["GET", "/api/scenarios"], ["GET", "/api/openapi.json"], ["GET", "/api/sessions"], ["POST", "/api/sessions"], ["GET", "/api/sessions/session-1"], ["GET", "/api/sessions/session-1/events"],
  ["POST", "/mcp"], ["GET", "/mcp"], ["DELETE", "/mcp"], ["GET", "/api/stories"], ["POST", "/api/agents/token"],
  ["POST", "/api/sessions/session-1/finish"], ["DELETE", "/api/sessions/session-1"], ["GET", "/nowhere"],
] as const;

it.each(foreignHosts)("refuses the Host %j everywhere", async (host) => {
  const { ask, start, store } = await world();
  await start();
  for (const [method, path] of targets) {
    const refused = await ask(method, path, { headers: { host } });
    expect([path, refused.status, await refused.json()]).toMatchObject([path, 421, { code: "host-refused" }]);
  }
  expect((await store.read("session-1")).version).toBe(2);
});

it.each(["127.0.0.1:8848", "localhost:8848", "LOCALHOST:8848", "[::1]:8848"])("takes the Host %s, with its own Origin", async (host) => {
  const { ask } = await world();
  expect((await ask("GET", "/api/scenarios", { headers: { host } })).status).toBe(200);
  expect((await ask("POST", "/api/sessions", { headers: { host, origin: `http://${host}` }, body: { round: "behavioural" } })).status).toBe(201);
});

it("takes a Host without a port where it listens on port 80, and the address it was told to listen on", async () => {
  const { ask } = await world({ port: () => 80, host: "127.0.0.2" });
  for (const host of ["localhost", "127.0.0.1:80", "127.0.0.2"]) expect((await ask("GET", "/healthz", { headers: { host } })).status).toBe(200);
  expect((await ask("GET", "/healthz", { headers: { host: "127.0.0.3" } })).status).toBe(421);
});

it.each(foreignOrigins)("refuses the Origin %j everywhere", async (origin) => {
  const { ask, start, store } = await world();
  await start();
  for (const [method, path] of targets) {
    const refused = await ask(method, path, { headers: { origin } });
    expect([path, refused.status, await refused.json()]).toMatchObject([path, 403, { code: "origin-refused" }]);
  }
  expect((await store.read("session-1")).version).toBe(2);
});

it.each(["cross-site", "same-site", "weird"])("refuses what a browser marks as %s, without an Origin, where it changes or tells something", async (site) => {
  const { ask, start, store } = await world();
  await start();
  for (const [method, path] of [["POST", "/api/sessions/session-1/finish"], ["DELETE", "/api/sessions/session-1"], ["GET", "/api/sessions"], ["POST", "/"]] as const) {
    const refused = await ask(method, path, { headers: { "sec-fetch-site": site } });
    expect([path, refused.status]).toEqual([path, 403]);
  }
  expect((await ask("GET", "/healthz", { headers: { "sec-fetch-site": site } })).status).toBe(200);
  expect((await store.read("session-1")).version).toBe(2);
});

it.each(["same-origin", "none"])("lets through what a browser marks as %s", async (site) => {
  const { ask } = await world();
  expect((await ask("POST", "/api/sessions", { headers: { "sec-fetch-site": site }, body: { round: "behavioural" } })).status).toBe(201);
});

it("lets the app record, play what it recorded and compile an on-device detector of speech, and nothing else from elsewhere", () => {
  expect(securityHeaders["content-security-policy"].split("; ")).toEqual([
    "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "worker-src 'self' blob:", "style-src 'self'", "img-src 'self' data: blob:", "media-src 'self' blob:", "font-src 'self'", "connect-src 'self'",
    "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
  ]);
  expect(securityHeaders["permissions-policy"]).toBe("accelerometer=(), camera=(self), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(self), payment=(), usb=()");
});

it("sends its security headers with everything, refusals and streams too, and never invites other origins", async () => {
  const { ask, start } = await world();
  await start();
  const asked = [
    ask("GET", "/healthz"), ask("GET", "/api/sessions"), ask("GET", "/nowhere"), ask("GET", "/api/nowhere"), ask("GET", "/healthz", { headers: { host: "evil.example" } }), ask("POST", "/api/sessions", { body: "{" }),
    ask("GET", "/api/sessions/session-1/events"), ask("OPTIONS", "/api/sessions", { headers: { origin: `http://${ours}`, "access-control-request-method": "POST" } }), ask("POST", "/api/sessions", { body: `"${"x".repeat(1_000_001)}"` }),
  ];
  for (const response of await Promise.all(asked)) {
    for (const [name, value] of Object.entries(securityHeaders)) expect([response.url, response.status, name, response.headers.get(name)]).toEqual([response.url, response.status, name, value]);
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
    await response.body?.cancel();
  }
  expect((await ask("GET", "/api/sessions")).headers.get("cache-control")).toBe("no-store");
});
