import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Command, Run } from "#core/session/conduct";
import { Proposals, type Consulted } from "#core/session/exchange";
import { StartSession } from "#core/session/request";
import type { Result } from "#core/problem";
import { SessionView } from "#core/session/view";
import { connect } from "#model/connect";
import { Connection } from "#model/connection";
import { jsonIn } from "#core/text/json-in";
import type { LanguageModel } from "#model/language-model";
import { loadNoise, whyNoLlama, type Noise } from "#model/test-llama";
import { scriptedModel, type Script, type ScriptedModel } from "#model/test-server";
import { tinyGguf } from "#model/tiny-gguf";
import { modelInMemory } from "#server/model-file";
import { openModelKeeper } from "#server/model-keeper";
import { world } from "#server/test-world";
import { interviewer } from "../../test/shipped-content";

/** Real tokens of a real engine, over real HTTP, from a model that knows nothing at all. */

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};

const why = whyNoLlama();
if (why !== null) console.warn(`Not run: the tests of a model within llama.cpp, since ${why}.`);

const said = "I'd put a cache in front of the counters, because a check must take two milliseconds. The cache keeps the newest window only.";
const quotes = ["a check must take two milliseconds", "The cache keeps the newest window only"] as const;
const began = 1_000_000;
const minute = 60_000;

it("writes the same model from the same seed, and another from another", () => {
  const model = tinyGguf(1);
  expect(model.equals(tinyGguf(1))).toBe(true);
  expect(model.equals(tinyGguf(2))).toBe(false);
  expect(model.length).toBeLessThan(500_000);
});

describe.skipIf(why !== null)(`a model of noise within llama.cpp${why === null ? "" : ` (not run: ${why})`}`, { timeout: 120_000 }, () => {
  let noise: Noise;
  const servers: ScriptedModel[] = [];
  beforeAll(async () => {
    noise = await loadNoise(1);
  });
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.stop()));
  });
  afterAll(() => noise.stop());

  const connectionTo = async (script: Script): Promise<{ readonly server: ScriptedModel; readonly connection: Connection }> => {
    const server = await scriptedModel([script]);
    servers.push(server);
    return { server, connection: Connection.parse({ provider: "openai-compatible", model: "noise", baseUrl: server.url, key: null, firstWordMs: 60_000, wholeMs: 100_000 }) };
  };

  /** A session in which one answer was given and waits to be read. */
  function waiting(name: string): { readonly run: Run; readonly turn: number; readonly prompt: Consulted["prompt"]; readonly after: (run: Run, command: Command) => Run } {
    const after = (run: Run, command: Command): Run => must(interviewer.decide(run, command, began + 2 * minute)).reduce(interviewer.evolve, run);
    const start = must(interviewer.start(StartSession.parse({ round: "system-design", scenario: "rate-limiter" }), began, 1, { name, goesTo: "this machine", isLocal: true }));
    const run = after(must(interviewer.fold(start)), { type: "answer", key: "a", text: said });
    const [first] = interviewer.unread(run);
    if (first === undefined) throw new Error("Nothing waits to be read.");
    return { run, ...first, after };
  }

  async function readBy(model: LanguageModel, shape: z.ZodType<Proposals>) {
    const { run, turn, prompt, after } = waiting(model.name);
    const outcome = await model.ask({ ...prompt, shape, longest: 40_000 });
    if (!outcome.ok) throw new Error(outcome.failure.message);
    const { text, tokensIn, tokensOut, firstWordMs, tookMs } = outcome.reply;
    const proposals = jsonIn(shape, text);
    const consulted: Consulted = { model: model.name, prompt, reply: text, failure: null, tokensIn, tokensOut, firstWordMs, tookMs };
    const read = after(run, { type: "keep-reading", turn, consulted });
    const assessed = (of: Run) => interviewer.assess(after(of, { type: "finish" }), "s");
    return { proposals: Proposals.parse(proposals).evidence, reply: outcome.reply, read, without: assessed(run), assessment: assessed(read), by: model.name };
  }

  /** None that is heard in these words without a model. */
  const signals = ["tradeoff-named", "simplicity-chosen"] as const;
  const Real = <T extends z.ZodType<string>>(quote: T) => z.object({ evidence: z.array(z.object({ signal: z.enum(signals), quote })).max(3) });

  it.each([
    ["signals and quotes that are noise", Proposals, false],
    ["signals that there are, and quotes that are noise", Real(z.string()), false],
    ["signals that there are, and quotes that were said", Real(z.enum(quotes)), true],
  ] as const)("within a grammar it proposes %s: it parses, nothing of it is confirmed, and no reading moves", async (_, shape, wasSaid) => {
    const { connection } = await connectionTo(noise.says({ endsAfter: null, seed: 5 }));
    const { proposals, reply, read, without, assessment, by } = await readBy(connect(connection), shape);
    expect(proposals.length).toBeGreaterThan(0);
    expect(reply.tokensIn).toBeGreaterThan(100);
    expect(reply.tokensOut).toBeGreaterThan(5);
    expect(noise.endings.at(-1)).not.toBe("abort");
    expect(interviewer.unread(read)).toEqual([]);
    const { assisted, evidence, extractor, ...rest } = assessment;
    expect({ ...rest, evidence: evidence.filter((one) => one.by === "built-in"), extractor: "built-in" }).toEqual(without);
    expect(extractor).toBe(by);
    const proposed = evidence.filter((one) => one.by === by);
    expect(proposed.length > 0).toBe(wasSaid);
    for (const one of proposed) expect(one).toMatchObject({ confirmed: false, quote: expect.toSatisfy((quote: string) => said.includes(quote)) });
    if (!wasSaid) expect(assisted?.refused.length).toBeGreaterThan(0);
  });

  it.each([
    ["ends of itself", 12],
    ["never ends", null],
  ] as const)("its words without a grammar are noise that %s: they are not said, and the interview goes on in the built-in ones", async (_, endsAfter) => {
    const { connection, server } = await connectionTo(noise.says({ endsAfter, seed: 5 }));
    const here = await world({ interviewer, models: await openModelKeeper(modelInMemory(), connection) });
    const alone = await world({ interviewer });
    const opened = async ({ ask }: typeof here) => SessionView.parse(await (await ask("POST", "/api/sessions", { body: { round: "system-design", scenario: "rate-limiter" } })).json()).id;
    const [id, other] = [await opened(here), await opened(alone)];
    expect((await here.answer(id, "a", said)).move).toEqual((await alone.answer(other, "a", said)).move);
    const { events } = await here.store.read(id);
    const [words] = events.flatMap((event) => (event.type === "model-asked" && event.exchange.purpose === "word-move" ? [event.exchange] : []));
    expect(words).toMatchObject({ outcome: "refused", reason: expect.any(String) });
    expect(server.requests[0]?.response_format).toBeUndefined();
    expect((await here.view(id)).turns.map(({ text }) => text)).toEqual((await alone.view(other)).turns.map(({ text }) => text));
    expect(here.reports).toEqual([]);
    here.stop();
    alone.stop();
    await server.quiet();
    await noise.quiet();
  });

  it("stops when nobody wants to hear more", async () => {
    const { connection, server } = await connectionTo(noise.says({ endsAfter: null, seed: 7 }));
    const wanted = new AbortController();
    const outcome = await connect(connection).ask({
      system: "",
      user: "Go on and on.",
      shape: null,
      longest: 1_000_000,
      signal: wanted.signal,
      onText: () => {
        wanted.abort();
      },
    });
    expect(outcome).toMatchObject({ ok: false, failure: { kind: "cancelled", soFar: expect.stringMatching(/\S/) } });
    await server.quiet();
    await noise.quiet();
    expect(noise.endings.at(-1)).toBe("abort");
    expect(server.closedEarly()).toBe(1);
  });
});
