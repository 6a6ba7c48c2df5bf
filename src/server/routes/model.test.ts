import { afterEach, expect, it } from "vitest";
import { ModelView, TrialStep } from "#core/connection/connection-view";
import { Connection } from "#model/connection";
import { json, reply, scriptedModel, silent, status, type ScriptedModel } from "#model/test-server";
import { modelInMemory, type ModelPlace } from "#server/model-file";
import { openModelKeeper } from "#server/model-keeper";
import { world, type World } from "#server/test-world";

const canary = "sk-canary-4f9a1c77e0b2";
const servers: ScriptedModel[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.stop())));

async function serving(...scripts: Parameters<typeof scriptedModel>[0] & object): Promise<ScriptedModel> {
  const server = await scriptedModel(scripts);
  servers.push(server);
  return server;
}

/** An app whose every answer is searched for the key. */
async function app(place: ModelPlace = modelInMemory(), environment: Connection | null = null): Promise<World> {
  const made = await world({ models: await openModelKeeper(place, environment) });
  return {
    ...made,
    async ask(...asked) {
      const response = await made.ask(...asked);
      const text = await response.clone().text();
      expect(text + JSON.stringify([...response.headers])).not.toContain("canary");
      expect(JSON.stringify(made.reports)).not.toContain("canary");
      return response;
    },
  };
}

const viewIn = async (response: Response): Promise<ModelView> => ModelView.parse(await response.json());
const stepsIn = async (response: Response) => [...(await response.text()).matchAll(/^data: (.*)$/gm)].map(([, line]) => TrialStep.parse(JSON.parse(line ?? "")));

const ollama = { provider: "openai-compatible", model: "llama3.2", baseUrl: "http://127.0.0.1:11434/v1", key: canary } as const;

it("has no model until one is connected", async () => {
  const { ask } = await app();
  expect(await viewIn(await ask("GET", "/api/model"))).toEqual({ connected: null, trouble: null });
});

it("connects one, shows all of it but the key, and disconnects it", async () => {
  const place = modelInMemory();
  const { ask } = await app(place);
  const shown = { name: "openai-compatible/llama3.2", provider: "openai-compatible", model: "llama3.2", baseUrl: ollama.baseUrl, hasKey: true, from: "settings", goesTo: "this machine", isLocal: true, firstWordMs: 8000, wholeMs: 30_000 };
  expect(await viewIn(await ask("PUT", "/api/model", { body: ollama }))).toEqual({ connected: shown, trouble: null });
  expect(await viewIn(await ask("GET", "/api/model"))).toEqual({ connected: shown, trouble: null });
  expect(await place.read()).toMatchObject({ value: { key: canary } });
  expect(await viewIn(await ask("DELETE", "/api/model"))).toEqual({ connected: null, trouble: null });
  expect(await place.read()).toEqual({ ok: true, value: null });
});

it.each([
  ["stays with the same place", { baseUrl: "http://127.0.0.1:11434/v1/", model: "qwen3" }, canary],
  ["is taken away when asked to", { key: null }, null],
  ["is replaced", { key: "another-one" }, "another-one"],
  ["does not go to another address", { baseUrl: "http://127.0.0.1:9999/v1" }, null],
  ["does not go to another host", { baseUrl: "https://evil.example/v1" }, null],
  ["does not go to another provider", { provider: "openai", baseUrl: null }, null],
])("the key that is kept %s", async (_, changes, kept) => {
  const place = modelInMemory(Connection.parse(ollama));
  const { ask } = await app(place);
  expect((await ask("PUT", "/api/model", { body: { ...ollama, key: undefined, ...changes } })).status).toBe(200);
  expect(await place.read()).toMatchObject({ value: { key: kept } });
});

it.each([
  ["an address of another kind", { baseUrl: "file:///etc/passwd" }, 422, "address-refused"],
  ["an address with a password", { baseUrl: "http://me:canary@127.0.0.1" }, 422, "address-refused"],
  ["no address", { baseUrl: "here" }, 422, "address-refused"],
  ["an unknown provider", { provider: "acme" }, 400, "request-malformed"],
  ["no model", { model: " " }, 400, "request-malformed"],
  ["a field too many", { keys: canary }, 400, "request-malformed"],
  ["a wait that is none", { wholeMs: 0 }, 400, "request-malformed"],
  ["a key without end", { key: "canary".repeat(1000) }, 400, "request-malformed"],
])("refuses %s, and changes nothing", async (_, changes, code, name) => {
  const place = modelInMemory();
  const { ask } = await app(place);
  for (const [method, path] of [["PUT", "/api/model"], ["POST", "/api/model/test"]] as const) {
    const refused = await ask(method, path, { body: { ...ollama, ...changes } });
    expect([path, refused.status, await refused.json()]).toMatchObject([path, code, { code: name }]);
  }
  expect(await place.read()).toEqual({ ok: true, value: null });
});

it("shows what the environment has set, and does not change it", async () => {
  const { ask } = await app(modelInMemory(), Connection.parse({ provider: "openai", model: "gpt-5", baseUrl: null, key: canary }));
  expect((await viewIn(await ask("GET", "/api/model"))).connected).toMatchObject({ from: "environment", goesTo: "api.openai.com", isLocal: false, hasKey: true });
  for (const [method, body] of [["PUT", ollama], ["DELETE", undefined]] as const) {
    const refused = await ask(method, "/api/model", body === undefined ? {} : { body });
    expect([refused.status, await refused.json()]).toMatchObject([409, { code: "model-fixed" }]);
  }
});

it("says that what was kept cannot be read, and takes a new connection", async () => {
  const place: ModelPlace = { ...modelInMemory(), read: () => Promise.resolve({ ok: false, problem: { code: "model-malformed", message: "It is broken.", mend: "Connect again." } }) };
  const { ask } = await app(place);
  expect(await viewIn(await ask("GET", "/api/model"))).toEqual({ connected: null, trouble: { message: "It is broken.", mend: "Connect again." } });
  expect((await viewIn(await ask("PUT", "/api/model", { body: ollama }))).trouble).toBeNull();
});

it("tries what is not connected yet, step by step, and connects nothing by it", async () => {
  const server = await serving(reply("ready"), json({ word: "ready", number: 7 }));
  const { ask } = await app();
  const tried = await ask("POST", "/api/model/test", { body: { ...ollama, model: "scripted", baseUrl: server.url } });
  expect(tried.headers.get("content-type")).toBe("text/event-stream");
  expect((await stepsIn(tried)).map(({ id, ok }) => [id, ok])).toEqual([["reachable", true], ["model", true], ["reply", true], ["structured", true], ["first-word", true]]);
  expect((await viewIn(await ask("GET", "/api/model"))).connected).toBeNull();
  expect(server.headers[0]?.authorization).toBe(`Bearer ${canary}`);
});

it.each([["without a body", undefined], ["with an empty one", {}]])("tries what is connected when it is asked %s", async (_, body) => {
  const server = await serving(status(401, { says: `Incorrect API key: ${canary}` }));
  const { ask } = await app(modelInMemory(Connection.parse({ ...ollama, model: "scripted", baseUrl: server.url })));
  const steps = await stepsIn(await ask("POST", "/api/model/test", body === undefined ? {} : { body }));
  expect(steps.at(-1)).toMatchObject({ id: "reply", ok: false, says: expect.stringContaining("does not accept the key") });
});

it("has nothing to try where nothing is connected", async () => {
  const { ask } = await app();
  const refused = await ask("POST", "/api/model/test");
  expect([refused.status, await refused.json()]).toMatchObject([404, { code: "model-unknown" }]);
});

it("stops trying when nobody waits for it any more", async () => {
  const server = await serving(silent());
  const { ask } = await world();
  const { body } = await ask("POST", "/api/model/test", { body: { ...ollama, model: "scripted", baseUrl: server.url, firstWordMs: 60_000, wholeMs: 60_000 } });
  const reader = body?.getReader();
  while (server.requests.length === 0) await Promise.race([reader?.read(), new Promise((resolve) => setTimeout(resolve, 10))]);
  await reader?.cancel();
  await server.quiet();
  expect(server.closedEarly()).toBe(1);
});

it("offers the servers that it finds on this machine", async () => {
  const found = { name: "Ollama", baseUrl: "http://127.0.0.1:11434/v1", models: ["llama3.2"] };
  const { ask } = await world({ findServers: () => Promise.resolve([found]) });
  expect(await (await ask("GET", "/api/model/found")).json()).toEqual({ servers: [found] });
});

it.each([["GET", "/api/model"], ["GET", "/api/model/found"], ["PUT", "/api/model"], ["DELETE", "/api/model"], ["POST", "/api/model/test"]])("lets no page elsewhere %s %s", async (method, path) => {
  const { ask } = await app(modelInMemory(Connection.parse(ollama)));
  expect((await ask(method, path, { headers: { origin: "http://evil.example" } })).status).toBe(403);
  expect((await ask(method, path, { headers: { host: "evil.example" } })).status).toBe(421);
});
