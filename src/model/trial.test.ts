import { afterEach, expect, it } from "vitest";
import type { TrialStep } from "#core/connection/connection-view";
import type { Connection } from "#model/connection";
import { findServers } from "#model/local-servers";
import { json, refusesShapes, reply, scriptedModel, silent, status, type Script, type ScriptedModel } from "#model/test-server";
import { trial } from "#model/trial";

const servers: ScriptedModel[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.stop())));

async function serving(scripts: readonly Script[], models: readonly string[] = ["scripted"]): Promise<ScriptedModel> {
  const server = await scriptedModel(scripts, { models });
  servers.push(server);
  return server;
}

async function stepsOf(scripts: readonly Script[], { models, ...changes }: Partial<Connection> & { readonly models?: readonly string[] } = {}): Promise<readonly TrialStep[]> {
  const server = await serving(scripts, models);
  return steps({ baseUrl: server.url, ...changes });
}

async function steps(changes: Partial<Connection>): Promise<readonly TrialStep[]> {
  const told: TrialStep[] = [];
  for await (const step of trial({ provider: "openai-compatible", model: "scripted", baseUrl: null, key: "canary-key-123", firstWordMs: 10_000, wholeMs: 10_000, ...changes })) told.push(step);
  expect(JSON.stringify(told)).not.toContain("canary");
  for (const { says } of told) expect(says).toMatch(/^\S.*[.”]$/);
  return told;
}

const marks = (told: readonly TrialStep[]) => told.map(({ id, ok }) => `${ok ? "+" : "-"}${id}`);

it("tells of a good model step by step", async () => {
  const told = await stepsOf([reply("ready"), json({ word: "ready", number: 7 })]);
  expect(marks(told)).toEqual(["+reachable", "+model", "+reply", "+structured", "+first-word"]);
  expect(told.map(({ says }) => says)).toEqual(["The server on this machine answers.", "It has the model scripted.", expect.stringContaining("“ready”"), "It fills in a form as asked.", expect.stringMatching(/^The first word came after \d\.\d s/)]);
});

it("ends where nothing listens", async () => {
  const server = await scriptedModel();
  await server.stop();
  const told = await steps({ baseUrl: server.url });
  expect(marks(told)).toEqual(["-reachable"]);
  expect(told[0]?.says).toContain("nothing listens");
});

it("says which models there are where the one asked for is none of them, and tries it all the same", async () => {
  const told = await stepsOf([status(404, { says: "no such model" })], { models: ["a", "b", "c", "d", "e", "f", "g"] });
  expect(marks(told)).toEqual(["+reachable", "-model", "-reply"]);
  expect(told[1]?.says).toBe("The server on this machine lists no model scripted. It lists a, b, c, d, e and 2 more.");
  expect((await stepsOf([reply("")], { models: [] }))[1]?.says).toBe("The server on this machine lists no model yet.");
});

it("knows a model by its newest version's name", async () => {
  expect(marks(await stepsOf([reply("ready")], { models: ["scripted:latest"] })).slice(0, 2)).toEqual(["+reachable", "+model"]);
});

it("tells a key that is refused from a server that is away", async () => {
  const told = await stepsOf([status(401, { says: "Incorrect API key: canary-key-123" })]);
  expect(marks(told)).toEqual(["+reachable", "+model", "-reply"]);
  expect(told[2]?.says).toContain("does not accept the key");
});

it("says what a model is good for that talks and fills in no forms", async () => {
  const told = await stepsOf([reply("ready")]);
  expect(marks(told)).toEqual(["+reachable", "+model", "+reply", "-structured", "+first-word"]);
  expect(told[3]?.says).toContain("not read answers");
});

it("gets a form from a server that must be asked for it in words", async () => {
  expect(marks(await stepsOf([refusesShapes('{"word":"ready","number":7}')]))).toEqual(["+reachable", "+model", "+reply", "+structured", "+first-word"]);
});

it("does not wait longer than a conversation would", async () => {
  expect(marks(await stepsOf([silent()], { firstWordMs: 1500 }))).toEqual(["+reachable", "+model", "-reply"]);
});

it("finds the servers on this machine, with their models, and passes over everything else", async () => {
  const [ollama, web] = [await serving([reply("")], ["llama3.2", "qwen3"]), await serving([reply("")])];
  const portOf = ({ url }: ScriptedModel): number => Number(new URL(url).port);
  const gone = await scriptedModel();
  await gone.stop();
  const ports = [{ port: portOf(ollama), name: "Ollama" }, { port: portOf(gone), name: "Jan" }, { port: portOf(web), name: "Altitude itself" }];
  expect(await findServers({ ports, ownPort: portOf(web), patienceMs: 10_000 })).toEqual([{ name: "Ollama", baseUrl: ollama.url, models: ["llama3.2", "qwen3"] }]);
  expect(ollama.paths).toEqual(["GET /v1/models"]);
  expect(web.paths).toEqual([]);
});
