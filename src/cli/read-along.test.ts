import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { assess } from "#cli/assess";
import { modelOf, readAlongWith } from "#cli/read-along";
import { Assessment } from "#core/assessment/assessment";
import { json, scriptedModel, status, type ScriptedModel } from "#model/test-server";
import { ear } from "../../test/shipped-content";

const quote = "We keep one counter for each client";
const transcript = `---\nround: system-design\nscenario: rate-limiter\n---\nInterviewer: Design a rate limiter.\n\nCandidate: ${quote}. If the store is gone we let reads pass.\n`;

let folder: string;
let server: ScriptedModel;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "altitude-along-"));
  server = await scriptedModel([json({ evidence: [{ signal: "tradeoff-named", quote }, { signal: "tradeoff-named", quote: "nobody said this at all" }] })]);
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

async function run(flags: Parameters<typeof modelOf>[0]): Promise<{ readonly code: number; readonly out: string; readonly errors: readonly string[] }> {
  const file = join(folder, "one.md");
  await writeFile(file, transcript);
  const model = await modelOf(flags, {});
  if (!model.ok) return { code: 2, out: "", errors: [model.problem.message] };
  let out = "";
  const errors: string[] = [];
  const io = { out: (text: string) => void (out += text), err: (line: string) => void errors.push(line), read: async (path: string) => ({ ok: true, value: await readFile(path, "utf8") }) as const, lines: () => { throw new Error("No lines here."); }, now: () => 0 };
  const code = await assess({ files: [file], format: "json" }, io, ear, model.value === null ? undefined : readAlongWith(model.value));
  return { code, out, errors };
}

const online = () => ({ model: "openai-compatible/scripted", modelUrl: server.url });

it("lists what a model proposed beside the built-in reading, and moves no number", async () => {
  const alone = Assessment.parse(JSON.parse((await run({})).out));
  const { code, out } = await run(online());
  const read = Assessment.parse(JSON.parse(out));
  expect(code).toBe(0);
  expect({ overall: read.overall, dimensions: read.dimensions }).toEqual({ overall: alone.overall, dimensions: alone.dimensions });
  expect(read).toMatchObject({ extractor: "openai-compatible/scripted", assisted: { refused: [{ fault: "quote-absent" }] } });
  expect(read.evidence.filter(({ by }) => by !== "built-in")).toMatchObject([{ quote, signal: "tradeoff-named" }]);
});

it("replays a record byte for byte, without a request", async () => {
  const record = join(folder, "record.jsonl");
  const first = await run({ ...online(), record });
  const asked = server.requests.length;
  const again = await run({ replay: record });
  expect(again).toEqual(first);
  expect(server.requests).toHaveLength(asked);
});

it("keeps the built-in reading where the model fails, says so, and is no success", async () => {
  server.play(status(500));
  const { code, out, errors } = await run(online());
  expect(code).toBe(1);
  expect(Assessment.parse(JSON.parse(out)).extractor).toBe("built-in");
  expect(errors.join("\n")).toContain("built-in reader alone");
});

it.each([
  ["a model without a provider", { model: "llama" }, "does not name a provider"],
  ["a record without a model", { record: "x.jsonl" }, "need a model"],
  ["a record that is not there", { replay: "/nowhere/x.jsonl" }, "cannot be read"],
])("refuses %s", async (_, flags, says) => {
  const { code, errors } = await run(flags);
  expect(code).toBe(2);
  expect(errors.join("")).toContain(says);
});
