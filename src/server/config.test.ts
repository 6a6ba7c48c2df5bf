import { homedir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readConfig } from "#server/config";

it("has a default for everything, also where a variable is empty", () => {
  const defaults = { ok: true, value: { port: 8848, host: "127.0.0.1", home: join(homedir(), ".altitude"), databaseUrl: null, recordingsBytes: 20_000_000_000, model: null } };
  expect(readConfig({})).toEqual(defaults);
  expect(readConfig({ PORT: "", ALTITUDE_HOST: "", ALTITUDE_HOME: "", DATABASE_URL: "" })).toEqual(defaults);
});

it("takes what the environment says", () => {
  expect(readConfig({ PORT: "0", ALTITUDE_HOST: "[::1]", ALTITUDE_HOME: "/data", DATABASE_URL: "postgres://db/altitude" })).toEqual({
    ok: true,
    value: { port: 0, host: "::1", home: "/data", databaseUrl: "postgres://db/altitude", recordingsBytes: 20_000_000_000, model: null },
  });
  expect(readConfig({ ALTITUDE_HOST: "LOCALHOST" })).toMatchObject({ value: { host: "localhost" } });
});

it("takes how much recordings may take, in megabytes", () => {
  expect(readConfig({ ALTITUDE_RECORDINGS_MB: "750" })).toMatchObject({ value: { recordingsBytes: 750_000_000 } });
  expect(readConfig({ ALTITUDE_RECORDINGS_MB: "0" })).toMatchObject({ value: { recordingsBytes: 0 } });
  for (const wrong of ["-1", "20 GB", "1e3", "1.5"]) expect(readConfig({ ALTITUDE_RECORDINGS_MB: wrong })).toMatchObject({ ok: false, problem: { message: `ALTITUDE_RECORDINGS_MB is "${wrong}", which is no number of megabytes.` } });
});

it.each(["-1", "65536", "80a", "8 0", "0x50", "http", "8848.5", "٨"])("refuses PORT=%s", (port) => {
  expect(readConfig({ PORT: port })).toMatchObject({ ok: false, problem: { message: `PORT is "${port}", which is no port.` } });
});

it.each(["0.0.0.0", "::", "192.168.1.4", "example.com", "127.0.0.1.example.com", "localhost.example.com", "*"])("refuses ALTITUDE_HOST=%s while there are no accounts", (host) => {
  const refused = readConfig({ ALTITUDE_HOST: host });
  expect(refused.ok).toBe(false);
  if (!refused.ok) expect(refused.problem.message).toContain("accounts");
});

it("refuses a DATABASE_URL of another kind, without repeating it", () => {
  const refused = readConfig({ DATABASE_URL: "mysql://user:secret@db/x" });
  expect(refused.ok).toBe(false);
  expect(JSON.stringify(refused)).not.toContain("secret");
});
