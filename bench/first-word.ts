import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { heard, json, reply, scriptedModel } from "#model/test-server";
import { startServer } from "#server/serve";
import { msUntil } from "./first-sign";

/** What Altitude adds before the first word of a language model is shown: asked directly, and through the app's own event stream, in turn. */

const rounds = 21;
const waitMs = 100;
const words = "1: You want a cache in front of the counters. What does a client see when the cached counter is wrong?";
const answer = "I'd put a cache in front of the counters, because a check must take two milliseconds.";

/** When the model was last asked for a question: what the promise is about begins there. */
let askedAt = 0;
const model = await scriptedModel([
  (exchange) => {
    if (!heard(exchange.asked).includes("Reply with the number")) return json({ evidence: [] })(exchange);
    askedAt = performance.now();
    return reply(words, { waitMs, everyMs: 5 })(exchange);
  },
]);
const home = await mkdtemp(join(tmpdir(), "altitude-first-word-"));
const config = { port: 0, host: "127.0.0.1", home, databaseUrl: null, recordingsBytes: 0, voices: { transcription: null, speech: null }, model: { provider: "openai-compatible", model: "scripted", baseUrl: model.url, key: null, firstWordMs: 8000, wholeMs: 30_000 } } as const;
const running = await startServer(config, (error) => {
  process.stderr.write(`${String(error)}\n`);
});
if (!running.ok) throw new Error(running.problem.message);
const { address, stop } = running.value;

const post = (url: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> => fetch(url, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) });

type Took = { /** Since a person sent what they said. */ readonly whole: number; /** Since the model was asked. */ readonly relayed: number };

async function direct(sign: string): Promise<Took> {
  const began = performance.now();
  const response = await post(`${model.url}/chat/completions`, { model: "scripted", stream: true, messages: [{ role: "user", content: "Reply with the number" }] });
  return since(began, await msUntil(response, sign, began));
}

async function through(): Promise<Took> {
  const { id } = z.object({ id: z.string() }).parse(await (await post(`${address}/api/sessions`, { round: "system-design", scenario: "rate-limiter" })).json());
  const events = await fetch(`${address}/api/sessions/${id}/events?after=3`);
  const began = performance.now();
  const saying = post(`${address}/api/sessions/${id}/answers`, { text: answer }, { "idempotency-key": "a" });
  const took = since(began, await msUntil(events, "event: wording", began));
  await saying;
  return took;
}

const since = (began: number, whole: number): Took => ({ whole, relayed: began + whole - askedAt });

const firstByte = '"content":"';
/** A word is shown once the next one has begun, and the number before it never: the third piece lets the first word be shown. */
const showable = '"content":"want';

const took: { readonly first: Took; readonly enough: Took; readonly through: Took }[] = [];
for (let round = 0; round <= rounds; round += 1) {
  const one = { first: await direct(firstByte), enough: await direct(showable), through: await through() };
  if (round > 0) took.push(one);
}
await stop();
await model.stop();
await rm(home, { recursive: true });

const median = (values: readonly number[]): number => [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0;
type Direct = "first" | "enough";
const of = (which: Direct | "through", what: keyof Took): number => median(took.map((one) => one[which][what]));
const added = (which: Direct, what: keyof Took): number => median(took.map((one) => one.through[what] - one[which][what]));
const line = (says: string, which: Direct, what: keyof Took): string => `  ${says.padEnd(70)}${of(which, what).toFixed(1)} ms directly, ${of("through", what).toFixed(1)} ms in the app; added, median of pairs: ${added(which, what).toFixed(1)} ms, ${((added(which, what) / of(which, what)) * 100).toFixed(1)} %`;
process.stdout.write(`Node ${process.versions.node}, ${String(cpus().length)} × ${cpus()[0]?.model ?? "unknown"}; ${String(rounds)} rounds, one after the other; the model's first word after ${String(waitMs)} ms\n`);
process.stdout.write(`${line("since the model was asked, against its first byte", "first", "relayed")}; promised ≤ 2 %\n`);
process.stdout.write(`${line("since the model was asked, against the first word that can be shown", "enough", "relayed")}\n`);
process.stdout.write(`${line("since the answer was sent, which is kept and heard first", "first", "whole")}\n`);
