import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildServer } from "./built-server";

/** The command line as a process of its own: exit codes, one clear line, no stack trace. */

const bin = fileURLToPath(new URL("../../bin/altitude.mjs", import.meta.url));
let folder: string;

beforeAll(async () => {
  await buildServer();
  folder = await mkdtemp(join(tmpdir(), "altitude-cli-"));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

type Ended = { readonly code: number; readonly out: string; readonly err: string };

const altitude = (...args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [bin, ...args], { cwd: folder, maxBuffer: 64_000_000 }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });

const turn = { speaker: "candidate", text: "I wrote it." };

describe("a bad file", () => {
  it.each([
    ["empty.md", "", "The transcript is empty. Give it at least one turn."],
    ["target.md", "---\ntarget: boss\n---\nCandidate: hi", 'There is no target "boss". Use one of mid, senior, staff.'],
    ["unclosed.md", "---\nround: behavioural\nCandidate: hi", "The front matter is not closed. End it with a line of three dashes."],
    ["cut.json", '{"turns": [', /^The JSON cannot be read: .* Mend the JSON, or give Markdown\.$/],
    ["list.json", "[]", 'The JSON is no object. Give one object with "turns"; several transcripts go into a .jsonl file, one a line.'],
    ["speaker.json", JSON.stringify({ turns: [{ speaker: "robot", text: "x" }] }), /^turns\.0\.speaker is not as it should be/],
    ["many.json", JSON.stringify({ turns: Array.from({ length: 5001 }, () => turn) }), "The transcript has 5001 turns; 5000 are the most. Split it into several transcripts."],
    ["big.md", `Candidate: ${"a ".repeat(1_000_001)}`, "The transcript has 2.01 MB; 2 MB are the most. Split it into several transcripts."],
    ["picture.md", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), "The file is no UTF-8 text. Save it as UTF-8 and try again."],
    ["latin.md", Buffer.from("Candidate: caf\u00e9", "latin1"), "The file is no UTF-8 text. Save it as UTF-8 and try again."],
  ])("gets one clear line and exit code 2: %s", async (name, content, line) => {
    await writeFile(join(folder, name), content);
    const { code, out, err } = await altitude("assess", name);
    expect(code).toBe(2);
    expect(out).toBe("");
    const [only = "", ...rest] = err.split("\n");
    expect(rest).toEqual([""]);
    if (typeof line === "string") expect(only).toBe(`${name}: ${line}`);
    else expect(only.slice(name.length + 2)).toMatch(line);
  });

  it("among others costs only its own line, and exit code 1", async () => {
    await writeFile(join(folder, "good.md"), "Candidate: I wrote it.");
    await writeFile(join(folder, "none.md"), "");
    const { code, out, err } = await altitude("assess", "good.md", "none.md", "nowhere.md");
    expect(code).toBe(1);
    const lines = out.trim().split("\n").map((line): { readonly id: string; readonly error?: { readonly code: string } } => JSON.parse(line));
    expect(lines.map(({ id, error }) => [id, error?.code])).toEqual([["good.md", undefined], ["none.md", "transcript-empty"], ["nowhere.md", "transcript-malformed"]]);
    expect(err.trim().split("\n")).toHaveLength(2);
  });
});

it.each([
  [["frobnicate"], "unknown command 'frobnicate'. See `altitude --help`."],
  [["assess"], "No transcript was given. Name a file, or - for standard input."],
  [["assess", "--target", "boss", "x.md"], 'There is no target "boss". Use one of mid, senior, staff.'],
  [["assess", "--colour", "red"], "unknown option '--colour'. See `altitude --help`."],
  [["practice", "--minutes", "20"], "--minutes is not one that can be used. Rounds: system-design, behavioural; minutes: 15, 30, 45; targets: mid, senior, staff."],
  [["scenarios", "--round", "juggling"], 'There is no round "juggling". Use one of system-design, behavioural, coding, code-review, incident, reverse, leadership.'],
])("a wrong call gets one clear line and exit code 2: %j", async (args, line) => {
  expect(await altitude(...args)).toEqual({ code: 2, out: "", err: `${line}\n` });
});

it("is quiet when its reader has seen enough", async () => {
  await writeFile(join(folder, "long.jsonl"), Array.from({ length: 400 }, (_, index) => JSON.stringify({ id: String(index), turns: [turn] })).join("\n"));
  const err = await new Promise<string>((resolve) => {
    const child = spawn("sh", ["-c", `"${process.execPath}" "${bin}" assess long.jsonl | head -1 > /dev/null`], { cwd: folder });
    let printed = "";
    child.stderr.on("data", (chunk: Buffer) => (printed += chunk.toString()));
    child.once("close", () => { resolve(printed); });
  });
  expect(err).toBe("");
});
