import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { buildServer, endAll, startReady, type Started } from "../crash/built-server";
import { agentOnHttp, textOf } from "./agent";
import { interview } from "./interview";

/** `/mcp` of the running app: a real server, a real port, the protocol's own client. */

let home: string;
let server: Started & { readonly address: string };
let token: string;
beforeAll(async () => {
  await buildServer();
  home = await mkdtemp(join(tmpdir(), "altitude-mcp-http-"));
  server = await startReady({ ALTITUDE_HOME: home });
  token = (await readFile(join(home, "mcp-token"), "utf8")).trim();
}, 120_000);
afterAll(async () => {
  endAll();
  await rm(home, { recursive: true, force: true });
});

const minute = 60_000;
const hello = { jsonrpc: "2.0", id: 1, method: "initialize", params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "raw", version: "1" } } };
const bearer = (): Readonly<Record<string, string>> => ({ authorization: `Bearer ${token}` });

/** Longest body that an agent may send, in bytes. */
const refusedByLength = 4_500_000;

/** A request with any headers, the forbidden ones of fetch too. */
function raw(method: string, path: string, headers: Readonly<Record<string, string>>, body: unknown = hello): Promise<{ readonly status: number; readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const sent = !["POST", "PUT"].includes(method) ? "" : typeof body === "string" ? body : JSON.stringify(body);
    const asked = request(`${server.address}${path}`, { method, headers: { "content-type": "application/json", accept: "application/json, text/event-stream", "content-length": Buffer.byteLength(sent), ...headers } }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.once("end", () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        asked.destroy();
      });
    });
    asked.on("error", reject);
    // What is refused by its length alone is not sent: whether a pipe breaks before its answer is read would be chance.
    if (sent.length > refusedByLength) asked.flushHeaders();
    else asked.end(sent);
  });
}

it(
  "carries a whole interview, and the app shows it",
  async () => {
    const agent = await agentOnHttp(server.address, token);
    const { session, reading } = await interview(agent);
    expect(reading.text).toContain("Fix first:");
    expect(await (await fetch(`${server.address}/api/sessions`)).text()).toContain(session);
    await agent.close();
  },
  minute,
);

it(
  "asks by form and model over HTTP too, two clients side by side",
  async () => {
    const content = { round: "behavioural", target: "mid", minutes: "15" };
    const [one, other] = await Promise.all([agentOnHttp(server.address, token, { form: () => ({ action: "accept", content }), model: () => "Plain words." }), agentOnHttp(server.address, token)]);
    const started = await one.tool("start_interview");
    expect(started.data).toMatchObject({ round: "behavioural", target: "mid", assumed: [] });
    const session = textOf(started, "session");
    const text = "I wrote the import myself, because the price file froze the tills.";
    const both = await Promise.all([one, other].map((agent) => agent.tool("say_answer", { session, text })));
    expect(new Set(both.map((told) => textOf(told, "interviewer"))).size).toBe(1);
    expect((await other.tool("get_interview", { session })).data["turns"]).toHaveLength(3);
    expect((await one.tool("finish_interview", { session })).data["debrief"]).toEqual({ text: "Plain words.", by: "the client's own model" });
    await one.close();
    await other.close();
  },
  minute,
);

it("keeps its token to its owner, and lets nobody in without it", async () => {
  expect(((await stat(join(home, "mcp-token"))).mode & 0o777).toString(8)).toBe("600");
  expect(token).toMatch(/^[\w-]{43}$/);
  const wrong: readonly Readonly<Record<string, string>>[] = [
    {}, { authorization: "" }, { authorization: "Bearer" }, { authorization: "Bearer wrong" }, { authorization: `Basic ${token}` }, { authorization: token }, { authorization: `Bearer ${token}x` }, { authorization: `Bearer ${token.slice(0, -1)}` },
    { authorization: `Bearer ${token} ${token}` }, { cookie: `token=${token}` }, { "x-api-key": token },
  ];
  for (const headers of wrong) {
    for (const method of ["POST", "GET", "DELETE", "PUT"]) {
      const refused = await raw(method, "/mcp", headers);
      expect([method, refused.status, refused.headers["www-authenticate"], JSON.parse(refused.text)]).toMatchObject([method, 401, 'Bearer realm="Altitude"', { code: "token-wrong" }]);
    }
  }
  expect((await raw("POST", `/mcp?token=${token}&access_token=${token}`, {})).status).toBe(401);
});

it("refuses a foreign Host, a foreign Origin and another site, even with the token", async () => {
  for (const [headers, status, code] of [
    [{ host: "evil.example" }, 421, "host-refused"],
    [{ origin: "http://evil.example" }, 403, "origin-refused"],
    [{ origin: "null" }, 403, "origin-refused"],
    [{ "sec-fetch-site": "cross-site" }, 403, "origin-refused"],
  ] as const) {
    for (const method of ["POST", "GET", "DELETE", "OPTIONS"]) {
      const refused = await raw(method, "/mcp", { ...bearer(), ...headers });
      expect([method, refused.status, refused.text]).toEqual([method, status, expect.stringContaining(code)]);
      expect(refused.headers["access-control-allow-origin"]).toBeUndefined();
    }
  }
});

it("ends a session that is deleted, and tells a client of an unknown one to begin anew", async () => {
  const agent = await agentOnHttp(server.address, token);
  const id = agent.mcpSession();
  await agent.leave();
  const ask = { jsonrpc: "2.0", id: 2, method: "tools/list" };
  const gone = await raw("POST", "/mcp", { ...bearer(), "mcp-session-id": id, "mcp-protocol-version": "2025-06-18" }, ask);
  expect([gone.status, JSON.parse(gone.text)]).toMatchObject([404, { error: { message: expect.stringContaining("Begin a new one") } }]);
  expect((await raw("DELETE", "/mcp", { ...bearer(), "mcp-session-id": id })).status).toBe(404);
  await agent.close();
});

it("refuses what is no request of the protocol, and keeps nothing of it", async () => {
  for (const [method, headers, body, status] of [
    ["POST", {}, "no JSON", 400],
    ["POST", {}, { jsonrpc: "2.0", id: 2, method: "tools/list" }, 400],
    ["POST", { accept: "text/html" }, hello, 406],
    ["POST", { "content-type": "text/plain" }, hello, 415],
    ["GET", {}, "", 400],
    ["DELETE", {}, "", 400],
    ["PUT", {}, hello, 405],
    ["POST", {}, "x".repeat(4_500_001), 413],
  ] as const) {
    const refused = await raw(method, "/mcp", { ...bearer(), ...headers }, body);
    expect([method, refused.status]).toEqual([method, status]);
  }
});

it("shows how to connect, and the token only when asked for it", async () => {
  const shown = await (await fetch(`${server.address}/api/agents`)).text();
  expect(JSON.parse(shown)).toEqual({ address: `${server.address}/mcp`, folder: process.cwd() });
  expect(await (await fetch(`${server.address}/api/agents/token`, { method: "POST" })).json()).toEqual({ token });
  expect((await raw("POST", "/api/agents/token", { origin: "http://evil.example" })).status).toBe(403);
});

it(
  "ends its streams when the server stops, keeps the token over a restart, and has written it nowhere else",
  async () => {
    const agent = await agentOnHttp(server.address, token);
    const session = textOf(await agent.tool("start_interview", { round: "behavioural" }), "session");
    const before = Date.now();
    server.kill("SIGTERM");
    const { code, out, err } = await server.ended;
    expect([code, err]).toEqual([0, ""]);
    expect(out).not.toContain(token);
    expect(Date.now() - before).toBeLessThan(4500);
    await agent.close();

    server = await startReady({ ALTITUDE_HOME: home, ALTITUDE_DEBUG: "1" });
    expect((await readFile(join(home, "mcp-token"), "utf8")).trim()).toBe(token);
    const next = await agentOnHttp(server.address, token);
    expect((await next.tool("get_interview", { session })).isError).toBe(false);
    await next.close();
    expect(z.object({ address: z.string() }).parse(JSON.parse(await readFile(join(home, "holder.json"), "utf8"))).address).toBe(server.address);
    expect(await readFile(join(home, "holder.json"), "utf8")).not.toContain(token);
  },
  minute,
);
