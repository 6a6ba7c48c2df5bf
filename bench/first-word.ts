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

const model = await scriptedModel([(exchange) => (heard(exchange.asked).includes("Reply with the number") ? reply(words, { waitMs, everyMs: 5 }) : json({ evidence: [] }))(exchange)]);
const home = await mkdtemp(join(tmpdir(), "altitude-first-word-"));
const config = { port: 0, host: "127.0.0.1", home, databaseUrl: null, recordingsBytes: 0, voices: { transcription: null, speech: null }, model: { provider: "openai-compatible", model: "scripted", baseUrl: model.url, key: null, firstWordMs: 8000, wholeMs: 30_000 } } as const;
const running = await startServer(config, (error) => {
  process.stderr.write(`${String(error)}\n`);
});
if (!running.ok) throw new Error(running.problem.message);
const { address, stop } = running.value;

const post = (url: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> => fetch(url, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) });

async function direct(): Promise<number> {
  const began = performance.now();
  const response = await post(`${model.url}/chat/completions`, { model: "scripted", stream: true, messages: [{ role: "user", content: "Reply with the number" }] });
  return msUntil(response, '"content":"', began);
}

async function through(): Promise<number> {
  const { id } = z.object({ id: z.string() }).parse(await (await post(`${address}/api/sessions`, { round: "system-design", scenario: "rate-limiter" })).json());
  const events = await fetch(`${address}/api/sessions/${id}/events?after=3`);
  const began = performance.now();
  const saying = post(`${address}/api/sessions/${id}/answers`, { text: answer }, { "idempotency-key": "a" });
  const took = await msUntil(events, "event: wording", began);
  await saying;
  return took;
}

const took: { readonly direct: number; readonly through: number }[] = [];
for (let round = 0; round <= rounds; round += 1) {
  const one = { direct: await direct(), through: await through() };
  if (round > 0) took.push(one);
}
await stop();
await model.stop();
await rm(home, { recursive: true });

const median = (values: readonly number[]): number => [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0;
const [alone, ours] = [median(took.map((one) => one.direct)), median(took.map((one) => one.through))];
const added = median(took.map((one) => one.through - one.direct));
process.stdout.write(`Node ${process.versions.node}, ${String(cpus().length)} × ${cpus()[0]?.model ?? "unknown"}; ${String(rounds)} rounds, one after the other; the model's first word after ${String(waitMs)} ms\n`);
process.stdout.write(`  first word, asked directly      ${alone.toFixed(1)} ms\n  shown in the app's event stream ${ours.toFixed(1)} ms (the answer is heard and the question chosen before)\n  added, median of pairs          ${added.toFixed(1)} ms, ${((added / alone) * 100).toFixed(1)} % more    promised ≤ 2 %\n`);
