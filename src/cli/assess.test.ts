import { describe, expect, it } from "vitest";
import { assess, type AssessOptions } from "#cli/assess";
import type { Io } from "#cli/io";
import { Assessment } from "#core/assessment/assessment";
import { refuse } from "#core/problem";
import { ear } from "../../test/shipped-content";

async function run(files: Readonly<Record<string, string>>, options: AssessOptions) {
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = {
    out: (text) => void out.push(text),
    err: (line) => void err.push(line),
    now: () => 0,
    read: (path) => {
      const text = files[path.split("\0")[0] ?? ""];
      return Promise.resolve(text === undefined ? refuse("transcript-malformed", "The file cannot be read (ENOENT).", "Check its name and its permissions.") : { ok: true, value: text });
    },
    async *lines(path) {
      for (const line of (files[path] ?? "").split("\n")) yield await Promise.resolve(line);
    },
  };
  const code = await assess(options, io, ear);
  return { code, out: out.join(""), err };
}

const files = { "a.md": "Candidate: I noticed that our tills froze, so I wrote a tool.", "b.md": "", "c.jsonl": '{"id":"x","turns":[{"speaker":"candidate","text":"I wrote it."}]}\n{"bad":1}\n' };

describe("altitude assess", () => {
  it("prints one assessment of one file in each format", async () => {
    const json = await run(files, { files: ["a.md"], format: "json" });
    expect(json.code).toBe(0);
    expect(Assessment.safeParse(JSON.parse(json.out)).success).toBe(true);
    expect((await run(files, { files: ["a.md"], format: "markdown" })).out).toMatch(/^# /);
    expect((await run(files, { files: ["a.md"] })).out).toContain("Dimensions");
  });

  it("asks about a figure that was perhaps misheard, as text and as Markdown", async () => {
    const told = { "a.md": "Candidate: Fifty thousand rows at 2 KB each is 30 MB." };
    const text = (await run(told, { files: ["a.md"] })).out.replace(/\s+/g, " ");
    expect(text).toContain("perhaps misheard: Fifty thousand rows × 2 KB each = 100 MB; you said 30 MB. I heard “Fifty thousand rows”. Did you say that, or “fifteen thousand rows”?");
    expect((await run(told, { files: ["a.md"], format: "markdown" })).out).toContain("Did you say that, or “fifteen thousand rows”?");
  });

  it("lets a flag win over the file", async () => {
    const { out } = await run({ "a.md": "---\ntarget: mid\n---\nCandidate: x" }, { files: ["a.md"], target: "staff", format: "json" });
    expect(Assessment.parse(JSON.parse(out)).target).toBe("staff");
  });

  it("assesses the others when one cannot be read, names it, and fails at the end", async () => {
    const { code, out, err } = await run(files, { files: ["a.md", "b.md"] });
    expect(code).toBe(1);
    expect(err).toEqual(["b.md: The transcript is empty. Give it at least one turn."]);
    const lines = out.trim().split("\n").map((line): { id: string; error?: { code: string } } => JSON.parse(line));
    expect(lines.map(({ id, error }) => [id, error?.code])).toEqual([["a.md", undefined], ["b.md", "transcript-empty"]]);
  });

  it("reads a .jsonl a line at a time, in order", async () => {
    const { code, out } = await run(files, { files: ["c.jsonl"] });
    expect(code).toBe(1);
    const lines = out.trim().split("\n").map((line): { id: string; error?: { code: string } } => JSON.parse(line));
    expect(lines.map(({ id, error }) => [id, error?.code])).toEqual([["x", undefined], ["c.jsonl:2", "transcript-malformed"]]);
  });

  it.each([
    [{ files: [] }, "No transcript was given. Name a file, or - for standard input."],
    [{ files: ["a.md"], target: "boss" }, 'There is no target "boss". Use one of mid, senior, staff.'],
    [{ files: ["a.md"], format: "xml" }, 'There is no format "xml". Use one of text, json, jsonl, markdown.'],
    [{ files: ["a.md"], scenario: "nowhere" }, 'There is no scenario "nowhere". See `altitude scenarios`.'],
    [{ files: ["missing.md"] }, "missing.md: The file cannot be read (ENOENT). Check its name and its permissions."],
  ])("calls a wrong call wrong, in one line: %j", async (options, line) => {
    const { code, err } = await run(files, options);
    expect(code).toBe(2);
    expect(err).toEqual([line]);
  });
});
