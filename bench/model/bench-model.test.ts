import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { z } from "zod";
import { json, reply, saying, scriptedModel, status, stall, type Asked, type Script, type ScriptedModel } from "#model/test-server";
import { benchModel } from "./bench-model";
import { secret, tinyCorpus } from "./tiny-corpus";
import { ear } from "../../test/shipped-content";

/** The whole bench over real HTTP on a made-up corpus: four answers of one turn, and two sentences in two rounds each. */

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

async function serving(...scripts: Script[]): Promise<ScriptedModel> {
  const server = await scriptedModel(scripts);
  cleanUps.push(() => server.stop());
  return server;
}

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "altitude-bench-model-"));
  cleanUps.push(() => rm(made, { recursive: true, force: true }));
  return made;
}

type Ran = { readonly code: number; readonly out: string; readonly err: string; readonly done: readonly string[]; readonly waited: readonly number[] };

async function run(args: readonly string[], onProgress: (done: number, stop: () => void) => void = () => undefined): Promise<Ran> {
  const stop = new AbortController();
  const [out, err, done, waited]: [string[], string[], string[], number[]] = [[], [], [], []];
  const code = await benchModel(args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    progress: (some, all, failed) => {
      done.push(`${String(some)}/${String(all)}/${String(failed)}`);
      onProgress(some, () => { stop.abort(); });
    },
    env: {},
    signal: stop.signal,
    wait: (ms) => {
      waited.push(ms);
      return Promise.resolve();
    },
    machine: "a machine",
    load: () => Promise.resolve({ ear, corpus: tinyCorpus }),
  });
  return { code, out: out.join("\n"), err: err.join("\n"), done, waited };
}

const at = ({ url }: ScriptedModel, ...more: readonly string[]): readonly string[] => ["--model", "openai-compatible/scripted", "--model-url", url, ...more];

const Sent = z.object({ answer: z.string() });
const answerIn = ({ messages }: Asked): string => Sent.parse(JSON.parse(z.string().parse(messages.at(-1)?.content))).answer;

/** Points at the beginning of every answer, and at words that nobody said. */
const keen = saying((asked) => JSON.stringify({ evidence: [{ signal: "tradeoff-named", quote: answerIn(asked).slice(0, 24) }, { signal: "tradeoff-named", quote: "nobody ever said this here" }] }));
const nothing = json({ evidence: [] });
const valueOf = (report: string, what: string): string => new RegExp(`^ *${what} {2,}(.*)$`, "m").exec(report)?.[1] ?? "absent";

it("counts what the model adds, what it repeats, and what code refuses", async () => {
  const server = await serving(keen);
  const { code, out, err, done } = await run(at(server, "--runs", "2", "--price-in", "1", "--price-out", "10"));
  expect(code).toBe(0);
  expect(server.requests).toHaveLength(4 * 2 + 2 * 2);
  expect(err).toBe("Reading 4 answers of the test part, 2 times, and 2 labelled sentences once: 12 requests to openai-compatible/scripted. The words, written for this project by nobody's candidate, go to this machine. Ctrl+C stops and reports.");
  expect(done.at(-1)).toBe("12/12/0");
  expect(out).toContain(`openai-compatible/scripted, content ${ear.pack.version}, a machine\ntest part: 4 of 4 rated answers in 2 sets, 2 of 2 whole runs, 2 labelled sentences\n`);
  expect(valueOf(out, "  quote-absent")).toBe("8");
  expect(out).toContain("proposals in answers, all runs (n = 16)");
  // The built-in reader hears nothing in either sentence; the model says "tradeoff-named" of both, and one is labelled so.
  expect(valueOf(out, "labelled; missed by the built-in reader")).toBe("1; 1");
  expect(valueOf(out, "missed ones that the model found")).toMatch(/^1 \(100 %\); 0 count/);
  expect(valueOf(out, "recall without and with the model")).toBe("0 % and 100 %");
  expect(valueOf(out, "proposed and labelled by nobody")).toBe("1; 0 count");
  expect(out).toContain("signals in sentences labelled where they stand (n = 1, one run)");
  expect(valueOf(out, "mean absolute difference of a reading")).toBe("0.000");
  expect(valueOf(out, "proposals of one run that another has")).toBe("100 %");
  // Twelve replies of 12 tokens in and 7 out: (144 × 1 + 84 × 10) ÷ 1,000,000.
  expect(valueOf(out, "tokens in; out")).toBe("144; 84, counted for 12 of 12 replies");
  expect(valueOf(out, "cost, in the currency of the prices")).toBe("0.0010; 0.000082 a reply");
  expect(out.split("\n").at(-1)).toBe("Too little was read to tell whether it is worth connecting: 4 answers, where 30 are the least.");
});

it("says of a model that adds nothing that nothing changes, and shows no words of the answers", async () => {
  const server = await serving(nothing);
  const { out, err } = await run(at(server, "--runs", "1"));
  expect(valueOf(out, "built-in reading")).toBe(valueOf(out, "with the model's evidence"));
  expect(valueOf(out, "difference")).toMatch(/^\+0\.00 \(\+0\.00 to \+0\.00\)$/);
  expect(valueOf(out, "answers that read otherwise")).toBe("0 of 4");
  expect(valueOf(out, "mean absolute difference of a reading")).toBe("–");
  expect(out + err).not.toContain(secret);
});

it("reads no more than the limit, and the other part where that is named", async () => {
  expect((await run(at(await serving(nothing), "--runs", "1", "--limit", "1"))).done.at(-1)).toBe("3/3/0");
  expect((await run(at(await serving(nothing), "--runs", "3", "--part", "development"))).done.at(-1)).toBe("3/3/0");
});

it("replays a record to the same bytes, without a request", async () => {
  const record = join(await folder(), "record.jsonl");
  const server = await serving(keen, status(503), nothing, reply("not what was asked for"), keen);
  const live = await run(at(server, "--runs", "3", "--record", record));
  const { length } = server.requests;
  const again = await run(["--replay", record, "--runs", "3"]);
  expect(again.out).toBe(live.out);
  expect(live.out).toContain("whole reply");
  expect(again.code).toBe(0);
  expect(server.requests).toHaveLength(length);
  expect(await readFile(record, "utf8")).not.toContain("Design a service");
  expect((await run(at(server, "--record", record))).code).toBe(2);
});

it("counts each failure by its kind, waits as long as it is told, and goes on", async () => {
  const server = await serving(status(503), status(429, { retryAfter: 7 }), reply("no JSON"), keen);
  const { code, out, waited } = await run(at(server, "--runs", "1"));
  expect(code).toBe(0);
  expect(valueOf(out, "failed, so read without the model")).toBe("3 (38 %)");
  expect([valueOf(out, "  server"), valueOf(out, "  limited"), valueOf(out, "  malformed")]).toEqual(["1", "1", "1"]);
  expect(waited).toEqual([7000]);
  expect(out.split("\n").at(-1)).toBe("Not worth connecting as it stands: 3 of 8 requests failed.");
});

it("stops after ten failures in a row, with one line", async () => {
  const server = await serving(status(500));
  const { code, out, err } = await run(at(server));
  expect(code).toBe(1);
  expect(out).toBe("");
  expect(server.requests).toHaveLength(10);
  expect(err.split("\n").slice(1)).toEqual([expect.stringMatching(/^Stopped after 10 failures in a row: \S.*\.$/)]);
});

it("begins to count anew after each reply, and reports what it has when it stops", async () => {
  const failures = (n: number): readonly Script[] => Array.from({ length: n }, () => status(500));
  const server = await serving(...failures(9), nothing, ...failures(10));
  const { code, out, err } = await run(at(server));
  expect(code).toBe(1);
  expect(server.requests).toHaveLength(20);
  expect(out).toContain("Stopped by failures after 20 of 24 requests; this is what there is.");
  expect(err).toContain("Stopped after 10 failures in a row");
});

it("reports what it has when it is stopped, though the model says nothing more, and replays that too", async () => {
  const record = join(await folder(), "record.jsonl");
  const server = await serving(keen, keen, keen, keen, keen, stall('{"evidence"'));
  const stopped = await run(at(server, "--record", record), (done, stop) => {
    if (done === 5) setTimeout(stop, 50);
  });
  expect(stopped.code).toBe(0);
  expect(stopped.out).toContain("4 of 4 rated answers in 2 sets, 1 of 5 whole runs, 0 labelled sentences\nStopped by hand after 5 of 24 requests; this is what there is.\n");
  expect((await run(["--replay", record])).out).toBe(stopped.out);
});

it.each([
  [["--nope"], /^Unknown option '--nope'\. The flags are --model, /],
  [[], /^No model is named\. Such as: npm run bench:model /],
  [["--model", "scripted"], /does not name a provider/],
  [["--model", "openai/gpt-5"], /there is no key for it/],
  [["--model", "openai-compatible/x", "--runs", "0"], /^--runs is no number of runs\. Give a whole number/],
  [["--model", "openai-compatible/x", "--limit", "few"], /^--limit /],
  [["--model", "openai-compatible/x", "--part", "train"], /^--part /],
  [["--model", "openai-compatible/x", "--price-in", "1"], /^The prices /],
  [["--replay", "/nowhere/at/all.jsonl"], /cannot be read/],
  [["--replay", "a", "--record", "b"], /do not go together/],
  [["--model", "openai-compatible/x", "--record", "/nowhere/at/all.jsonl"], /cannot be (?:begun|written)/],
])("refuses the call %j in one line", async (args, says) => {
  const { code, out, err } = await run(args);
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(err).toMatch(says);
  expect(err.split("\n")).toHaveLength(1);
});
