import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { contentCheck } from "#cli/content-check";
import { doctor } from "#cli/doctor";
import { recordings } from "#cli/doctor-recordings";
import type { Io } from "#cli/io";
import { scenarios } from "#cli/scenarios";
import { readPack } from "#content-pack/read-pack";
import { ok, refuse } from "#core/problem";
import { pack } from "../../test/shipped-content";

const folder = fileURLToPath(new URL("../../content", import.meta.url));
/** What the doctor is told of it, where it is not the content that is looked at. */
const content = () => Promise.resolve(ok(pack));

function listening() {
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = {
    out: (text) => void out.push(text),
    err: (line) => void err.push(line),
    now: () => 0,
    read: () => Promise.resolve(refuse("transcript-malformed", "Nothing is read here.", "")),
    lines: async function* () {},
  };
  return { io, out, err };
}

describe("altitude scenarios", () => {
  it("lists every scenario, with a line on what makes it hard", () => {
    const { io, out } = listening();
    expect(scenarios({ json: false }, io, pack)).toBe(0);
    for (const { id, summary } of pack.scenarios) {
      expect(out.join("")).toContain(id);
      expect(out.join("")).toContain(summary);
    }
  });

  it("lists those of one round, as JSON where that is asked for", () => {
    const { io, out } = listening();
    expect(scenarios({ round: "behavioural", json: true }, io, pack)).toBe(0);
    const listed: { readonly scenarios: readonly { readonly id: string; readonly round: string }[] } = JSON.parse(out.join(""));
    expect(listed.scenarios.map(({ id }) => id).sort()).toEqual(pack.scenarios.filter(({ round }) => round === "behavioural").map(({ id }) => id).sort());
  });

  it("calls an unknown round a wrong call", () => {
    const { io, out, err } = listening();
    expect(scenarios({ round: "juggling", json: false }, io, pack)).toBe(2);
    expect(out).toEqual([]);
    expect(err).toEqual(['There is no round "juggling". Use one of system-design, behavioural, coding, code-review, incident, reverse, leadership.']);
  });
});

describe("altitude content check", () => {
  it("finds the content that ships sound", async () => {
    const { io, out, err } = listening();
    expect(await contentCheck(folder, io)).toBe(0);
    expect(err).toEqual([]);
    expect(out.join("")).toMatch(/^Content \d+\.\d+\.\d+ is sound/);
  });

  it.each([
    ["topics/cache.yaml", "rounds: [system-design]", "rounds: [system-desing]", /^topics\/cache\.yaml:3: /],
    ["topics/cache.yaml", "waived_by_not_needing: true", "waived_by_not_needing: true\nwaived_by_nothing: true", /waived_by_nothing/],
    ["signals/tradeoff-named.yaml", "drill: name-the-price", "drill: name-no-price", /There is no drill "name-no-price"/],
    ["board.yaml", "products: [rds, ", "products: [rds, rdsx, ", /The product "rdsx" stands under no kind/],
    ["topics/cache.yaml", '- "(cache)"', '- "(cache"', /a bracket is not closed/],
  ])("names file, line and mend of a fault in %s: %s", async (file, before, after, line) => {
    const copy = await mkdtemp(join(tmpdir(), "altitude-content-"));
    // The trained classifier takes longer to read than all the rest, and may be missing.
    await cp(folder, copy, { recursive: true, filter: (source) => !source.endsWith("classifier.json") });
    const text = await readFile(join(copy, file), "utf8");
    expect(text).toContain(before);
    await writeFile(join(copy, file), text.replace(before, after));
    const { io, err } = listening();
    expect(await contentCheck(copy, io)).toBe(1);
    await rm(copy, { recursive: true });
    expect(err.join("\n")).toMatch(line);
  });
});

describe("altitude doctor", () => {
  it("says what works, and what is not used", async () => {
    const home = await mkdtemp(join(tmpdir(), "altitude-doctor-"));
    const { io, out } = listening();
    expect(await doctor(io, { home, env: { PATH: "" }, content: () => readPack(folder) })).toBe(0);
    await rm(home, { recursive: true });
    expect(out.join("")).toContain("works    content");
    expect(out.join("")).toContain("missing  browser");
    expect(out.join("")).toContain("not used model");
    expect(out.join("")).toContain("works    interviews     By text always, and by voice where the browser may use a microphone, which is tried when an interview is set up.");
    expect(out.join("")).toMatch(/^works {4}disk {11}\d+ MB free\.$/m);
    expect(out.join("")).toContain(`works    recordings     ${join(home, "recordings")}: 0 MB of the 20000 MB`);
  });

  it("says where recordings stand, what they take and may take, and what is wrong with a limit that is no number", async () => {
    const home = await mkdtemp(join(tmpdir(), "altitude-doctor-"));
    const told = async (env: Readonly<Record<string, string>>) => ({ works: null, ...(await recordings({ home, env })) });
    expect(await told({})).toMatchObject({ works: true, says: expect.stringContaining(`${join(home, "recordings")}: 0 MB of the 20000 MB that ALTITUDE_RECORDINGS_MB allows; of the disk's free `) });
    const recording = join(home, "recordings", "a-session", "a-recording");
    await mkdir(recording, { recursive: true });
    await writeFile(join(recording, "chunks.media"), Buffer.alloc(2_400_000));
    expect(await told({ ALTITUDE_RECORDINGS_MB: "10" })).toMatchObject({ works: true, says: expect.stringMatching(/: 2\.4 MB of the 10 MB that ALTITUDE_RECORDINGS_MB allows; of the disk's free \d+ MB, 500 MB always stay free\.$/) });
    expect(await told({ ALTITUDE_RECORDINGS_MB: "2" })).toMatchObject({ works: false, says: "Nothing more is recorded: 2.4 MB of the 2 MB that ALTITUDE_RECORDINGS_MB allows are taken. Erase recordings in Settings, or allow more." });
    expect(await told({ ALTITUDE_RECORDINGS_MB: "0" })).toMatchObject({ works: null, says: "ALTITUDE_RECORDINGS_MB is 0: nothing is recorded." });
    expect(await told({ ALTITUDE_RECORDINGS_MB: "20 GB" })).toMatchObject({ works: false, says: expect.stringContaining('ALTITUDE_RECORDINGS_MB is "20 GB", which is no number of megabytes. Set it to a whole number') });
    await rm(home, { recursive: true });
  });

  it("names the language model that is connected, without its key, and says what is wrong with one that cannot be", async () => {
    const home = await mkdtemp(join(tmpdir(), "altitude-doctor-"));
    const { io, out } = listening();
    await doctor(io, { home, env: { ALTITUDE_MODEL: "openai/gpt-5", OPENAI_API_KEY: "canary" }, content });
    await writeFile(join(home, "model.json"), '{"key":"canary"}');
    await doctor(io, { home, env: {}, content });
    await rm(home, { recursive: true });
    expect(out.join("")).toContain("works    model          openai/gpt-5, set by the environment");
    expect(out.join("")).toContain("missing  model");
    expect(out.join("")).not.toContain("canary");
  });

  it("says where speech goes, without a key, and what is wrong with what was kept", async () => {
    const home = await mkdtemp(join(tmpdir(), "altitude-doctor-"));
    const { io, out } = listening();
    const told = async (env: Readonly<Record<string, string>>): Promise<string> => {
      out.length = 0;
      expect(await doctor(io, { home, env, content })).toBe(0);
      return out.join("");
    };
    const nothing = await told({});
    expect(nothing).toContain("not used transcription  No service is connected: the browser writes down what you say where it can on this device, or by its maker's service if you allow that; else you type.");
    expect(nothing).toContain("not used speech         No service is connected: the browser says the questions where it has a voice; they can always be read.");
    await writeFile(join(home, "voice.json"), JSON.stringify({ transcription: { baseUrl: "http://127.0.0.1:8000/v1", model: "whisper-1", key: "canary", voice: null }, speech: null }));
    const both = await told({ ALTITUDE_SPEECH: "tts-1", ALTITUDE_SPEECH_URL: "https://api.openai.com/v1", OPENAI_API_KEY: "canary" });
    expect(both).toContain("works    transcription  whisper-1, set in Settings: what you say is sent to this machine where the browser cannot write it down on this device; try it in Settings.");
    expect(both).toContain("works    speech         tts-1, set by the environment: the interviewer's words are sent to api.openai.com where you choose the connected service under Voice in an interview; try it in Settings.");
    await writeFile(join(home, "voice.json"), '{"key":"canary"}');
    const broken = await told({});
    expect(broken).toContain("missing  voices");
    expect(nothing + both + broken).not.toContain("canary");
    await rm(home, { recursive: true });
  });

  it("fails where the content or the folder cannot be used", async () => {
    const { io, out } = listening();
    expect(await doctor(io, { home: join(folder, "levels.yaml", "home"), env: {}, content: () => readPack("/nonexistent") })).toBe(1);
    expect(out.join("")).toContain("missing  content");
    expect(out.join("")).toContain("missing  folder");
  });
});
