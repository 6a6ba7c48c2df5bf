import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildServer, endAll, startBuilt, startReady } from "./built-server";
import { client } from "./witness";

/** What the server promises as a process: its one line, its exit codes, its stop, its folder. */

let folder: string;
let homes = 0;
beforeAll(async () => {
  await buildServer();
  folder = await mkdtemp(join(tmpdir(), "altitude-process-"));
});
afterAll(async () => {
  endAll();
  await rm(folder, { recursive: true });
});

const newHome = (): string => join(folder, `home-${String((homes += 1))}`);

it("prints one line when it is ready, keeps its folder to its owner, and stops with 0 when told to", async () => {
  const home = newHome();
  const server = await startReady({ ALTITUDE_HOME: home });
  expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const health = await fetch(`${server.address}/healthz`);
  expect([health.status, await health.text()]).toEqual([200, '{"status":"ok"}']);
  expect(((await stat(home)).mode & 0o777).toString(8)).toBe("700");
  for (const name of await readdir(home)) expect([name, ((await stat(join(home, name))).mode & 0o777).toString(8)]).toEqual([name, "600"]);
  server.kill("SIGINT");
  expect(await server.ended).toEqual({ code: 0, signal: null, out: `Altitude is ready at ${server.address}\n`, err: "" });
});

it("ends its streams and finishes what is under way when it stops", async () => {
  const server = await startReady({ ALTITUDE_HOME: newHome() });
  const here = client(server.address);
  const witness = await here.start();
  const stream = await fetch(`${server.address}/api/sessions/${witness.session}/events`);
  const whole = stream.text();
  const answered = here.answer(witness, "k", "I wrote the plan because the queue grew.");
  await new Promise(setImmediate);
  const before = Date.now();
  await answered;
  server.kill("SIGTERM");
  expect(await server.ended).toMatchObject({ code: 0, err: "" });
  expect(await whole).toContain("event: answer-given");
  expect(Date.now() - before).toBeLessThan(4000);
});

it("refuses a second process on the same folder, naming the first, and leaves the first alone", async () => {
  const home = newHome();
  const first = await startReady({ ALTITUDE_HOME: home });
  const second = await startBuilt({ ALTITUDE_HOME: home });
  const { code, out, err } = await second.ended;
  expect([second.address, code, out]).toEqual([null, 1, ""]);
  expect(err).toMatch(new RegExp(`^The folder ${home} is held by the Altitude server \\(process ${String(first.pid)}, since .* UTC\\)\\. .*\\n$`));
  expect((await fetch(`${first.address}/healthz`)).status).toBe(200);
  first.kill("SIGTERM");
  await first.ended;
});

it("is not kept out by one that was killed", async () => {
  const home = newHome();
  const first = await startReady({ ALTITUDE_HOME: home });
  first.kill("SIGKILL");
  await first.ended;
  const second = await startReady({ ALTITUDE_HOME: home });
  second.kill("SIGTERM");
  await second.ended;
});

it("ends with 1 and one line where its port is taken, and leaves its folder free", async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  const address = taken.address();
  const port = address === null || typeof address === "string" ? 0 : address.port;
  const home = newHome();
  const { code, out, err } = await (await startBuilt({ ALTITUDE_HOME: home, PORT: String(port) })).ended;
  expect([code, out, err]).toEqual([1, "", `Port ${String(port)} cannot be used (another program listens on it). Stop that program, or choose another port with PORT.\n`]);
  taken.close();
  const next = await startReady({ ALTITUDE_HOME: home });
  next.kill("SIGTERM");
  expect((await next.ended).code).toBe(0);
});

it.each([
  ["a port that is none", { PORT: "eighty" }, 2, /^PORT is "eighty"/],
  ["an address that others can reach", { ALTITUDE_HOST: "0.0.0.0" }, 2, /^ALTITUDE_HOST is "0\.0\.0\.0".*accounts/],
  ["a database of another kind", { DATABASE_URL: "mysql://db" }, 2, /^DATABASE_URL names no PostgreSQL/],
  ["a database that is not there", { DATABASE_URL: "postgres://127.0.0.1:1/none" }, 1, /^The PostgreSQL database cannot be used/],
  ["a folder that cannot be one", { ALTITUDE_HOME: "/dev/null/home" }, 1, /^The folder \/dev\/null\/home cannot be used/],
])("refuses %s in one line, with no stack", async (_, env, exit, says) => {
  const { code, out, err } = await (await startBuilt({ ALTITUDE_HOME: newHome(), ...env })).ended;
  expect([code, out]).toEqual([exit, ""]);
  expect(err).toMatch(says);
  expect(err.trimEnd().split("\n")).toHaveLength(1);
});

it("never says that it kept what a full disk refused", async () => {
  const home = newHome();
  const full = await startReady({ ALTITUDE_HOME: home }, { fileBlocks: 800 });
  const here = client(full.address);
  const witness = await here.start();
  const long = `I wrote it down. ${"The queue grew because the gate was narrow. ".repeat(900)}`;
  let refusals = 0;
  for (let index = 0; index < 40 && refusals < 3; index += 1) {
    const response = await fetch(`${full.address}/api/sessions/${witness.session}/draft`, { method: "PUT", headers: { "content-type": "application/json" }, body: JSON.stringify({ text: `${String(index)} ${long}` }) });
    if (response.ok) witness.drafts = [`${String(index)} ${long}`];
    else {
      refusals += 1;
      expect([response.status, await response.json()]).toMatchObject([503, { code: "database-unavailable" }]);
    }
  }
  expect(refusals).toBe(3);
  expect((await here.view(witness.session)).draft?.text).toBe(witness.drafts[0]);
  full.kill("SIGKILL");
  await full.ended;

  const freed = await startReady({ ALTITUDE_HOME: home });
  const there = client(freed.address);
  expect((await there.view(witness.session)).draft?.text).toBe(witness.drafts[0]);
  await there.answer(witness, "k", "There is room again.");
  expect((await there.view(witness.session)).turns.filter(({ key }) => key === "k")).toHaveLength(1);
  freed.kill("SIGTERM");
  await freed.ended;
});
