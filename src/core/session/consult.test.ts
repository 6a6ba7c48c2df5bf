import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Result } from "#core/problem";
import type { Command, Run } from "#core/session/conduct";
import type { SessionEvent } from "#core/session/event";
import type { Consulted } from "#core/session/exchange";
import { StartSession } from "#core/session/request";
import { interviewer } from "../../../test/shipped-content";

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};

const began = 1_000_000;
const minute = 60_000;
const model = { name: "openai-compatible/small", goesTo: "this machine", isLocal: true };
const words = "I'd put a cache in front of the counters, because a check must take two milliseconds. The cache keeps the newest window only.";

const startOf = (over: Record<string, unknown> = {}): readonly SessionEvent[] => must(interviewer.start(StartSession.parse({ round: "system-design", scenario: "rate-limiter", ...over }), began, 1, model));
const started = (over: Record<string, unknown> = {}): Run => must(interviewer.fold(startOf(over)));
const replyOf = (prompt: Consulted["prompt"], reply: string, failure: string | null = null): Consulted => ({ model: model.name, prompt, reply, failure, tokensIn: 900, tokensOut: 20, firstWordMs: 120, tookMs: 300 });

/** One answer, with what a model replied to the prompt it was sent. */
function answered(run: Run, reply: (prompt: Consulted["prompt"]) => Consulted, { key = "a", text = words, at = began + minute } = {}) {
  const asked = interviewer.consultation(run, { key, text }, at);
  if (asked === null) throw new Error("Nothing to word.");
  const events = must(interviewer.decide(run, { type: "answer", key, text, worded: reply(asked.prompt) }, at));
  return { asked, events, run: events.reduce(interviewer.evolve, run), move: events.find((event) => event.type === "move-made")?.move, exchange: events.find((event) => event.type === "model-asked")?.exchange };
}
const plain = (run: Run, at = began + minute) => must(interviewer.decide(run, { type: "answer", key: "a", text: words }, at)).find((event) => event.type === "move-made")?.move;

describe("wording a move", () => {
  it("[S12] says the model's words where they will do, and its own where they will not, always one move", () => {
    const run = started();
    const good = answered(run, (prompt) => replyOf(prompt, "1: You want a cache in front of the counters. What does a reader see when the cached counter is wrong?"));
    expect(good.exchange?.reason).toBeNull();
    expect(good.move?.text).toBe("You want a cache in front of the counters. What does a reader see when the cached counter is wrong?");
    const bad = answered(run, (prompt) => replyOf(prompt, "1: Great answer! What about Redis with a TTL of 60 seconds?"));
    expect(bad.exchange?.outcome).toBe("refused");
    expect(bad.move).toEqual(plain(run));
    for (const { events } of [good, bad]) expect(events.filter(({ type }) => type === "move-made")).toHaveLength(1);
  });

  it("[S13] changes nothing but the words of one of the moves offered, whatever comes back", () => {
    const run = started();
    const own = plain(run);
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 400 }), fc.string({ unit: "binary", maxLength: 200 }), fc.constantFrom("", "1:", "9: What happens when a counter is stale?", "2: What do you evict?", "{}", "null", "1: ".repeat(50))), (reply) => {
        const { events, move } = answered(run, (prompt) => replyOf(prompt, reply));
        expect(events.map(({ type }) => type)).toEqual(["answer-given", "move-made", "model-asked"]);
        expect(move?.text.trim()).not.toBe("");
        expect(["probe", "consequence", "probe-open"]).toContain(move?.kind);
        expect(move?.facts).toEqual([]);
        expect(move?.phase).toBe(own?.phase);
      }),
    );
  });

  it("goes on at once with its own words when the model fails, says why, and forgets it once the model is back", () => {
    const failed = answered(started(), (prompt) => replyOf(prompt, "You said", "It did not answer within 8 seconds."));
    expect(failed.move).toEqual(plain(started()));
    const view = (run: Run) => interviewer.view(run, { id: "s", now: began, version: 1, draft: null }).model;
    expect(view(failed.run)).toMatchObject({ trouble: "It did not answer within 8 seconds.", tokensIn: 900, tokensOut: 20 });
    const again = answered(failed.run, (prompt) => replyOf(prompt, "1: nonsense"), { key: "b", text: "The cache holds one window of counters and drops the oldest first, because memory is small.", at: began + 2 * minute });
    expect(view(again.run)?.trouble).toBeNull();
  });

  it("shows a reply as it comes, whole words only, and nothing more once it cannot be used", () => {
    const asked = interviewer.consultation(started(), { key: "a", text: words }, began + minute);
    expect(asked?.shown("1: You want a ca")).toBe("You want a");
    expect(asked?.shown("1")).toBe("");
    expect(asked?.shown("1: What about Redis with ")).toBeNull();
    expect(asked?.shown("1: <script> x")).toBeNull();
  });

  it("asks nothing where the words are not free, and nothing at all without a model", () => {
    expect(interviewer.consultation(started({ interviewer: "built-in" }), { key: "a", text: words }, began + minute)).toBeNull();
    expect(interviewer.consultation(started(), { key: "a", text: "How many clients are there, and how many requests a second?" }, began + minute)).toBeNull();
    expect(interviewer.consultation(started(), { key: "a", text: words }, began + 16 * minute)).toBeNull();
  });

  it("sends no hidden fact, twist or risk of the scenario", () => {
    const { asked } = answered(started(), (prompt) => replyOf(prompt, ""));
    const scenario = started().ledger.setting.scenario;
    const hidden = [...(scenario?.round === "system-design" ? scenario.facts.map(({ answer }) => answer) : []), ...(scenario?.twists ?? []).map(({ prompt }) => prompt)];
    expect(hidden.length).toBeGreaterThan(5);
    for (const secret of hidden) expect(asked.prompt.user + asked.prompt.system).not.toContain(secret);
  });
});

describe("a session with a model", () => {
  it("[S14] folds to the same state from its events, with everything that was sent and replied among them", () => {
    const { events, run } = answered(started(), (prompt) => replyOf(prompt, "1: What does a reader see when the cached counter is wrong?"));
    const all = [...startOf(), ...events];
    expect(all.find((event) => event.type === "model-asked")).toMatchObject({ exchange: { reply: expect.stringContaining("wrong"), prompt: { user: expect.stringContaining("in front of the counters") } } });
    expect(interviewer.view(must(interviewer.fold(all)), { id: "s", now: began, version: 1, draft: null })).toEqual(interviewer.view(run, { id: "s", now: began, version: 1, draft: null }));
  });

  const proposing = (run: Run, evidence: readonly { signal: string; quote: string }[], turn = 1): Command => {
    const [waiting] = interviewer.unread(run).filter((one) => one.turn === turn);
    return { type: "keep-reading", turn, consulted: replyOf(waiting?.prompt ?? { system: "", user: "" }, JSON.stringify({ evidence })) };
  };
  const after = (run: Run, command: Command): Run => must(interviewer.decide(run, command, began + 3 * minute)).reduce(interviewer.evolve, run);
  const finished = (run: Run): Run => after(run, { type: "finish" });
  const said = (): Run => answered(started(), (prompt) => replyOf(prompt, "")).run;

  it("[S15] keeps what the model proposes of a turn once, and no reading moves", () => {
    const run = said();
    expect(interviewer.unread(run)).toHaveLength(1);
    const quote = "The cache keeps the newest window only";
    const read = after(run, proposing(run, [{ signal: "tradeoff-named", quote }, { signal: "simplicity-chosen", quote: "never said at all" }]));
    expect(interviewer.unread(read)).toHaveLength(0);
    expect(interviewer.decide(read, proposing(run, [{ signal: "mechanism-explained", quote }]), began + 4 * minute)).toEqual({ ok: true, value: [] });
    const without = interviewer.assess(finished(run), "s");
    const { assisted, evidence, extractor, ...rest } = interviewer.assess(finished(read), "s");
    expect({ ...rest, evidence: evidence.filter(({ by }) => by === "built-in"), extractor: "built-in" }).toEqual(without);
    expect(extractor).toBe(model.name);
    expect(evidence.filter(({ by }) => by === model.name)).toMatchObject([{ signal: "tradeoff-named", quote, turn: 1, confirmed: false, strength: "named" }]);
    expect(assisted?.refused).toEqual([{ signal: "simplicity-chosen", quote: "never said at all", turn: 1, fault: "quote-absent" }]);
  });

  it("[S16] lets the candidate confirm what the model proposed and nothing else, and take it back", () => {
    const quote = "The cache keeps the newest window only";
    const run = finished(after(said(), proposing(said(), [{ signal: "tradeoff-named", quote }])));
    const before = interviewer.assess(run, "s");
    const start = words.indexOf(quote);
    const place = { signal: "tradeoff-named", turn: 1, start, end: start + quote.length } as const;
    const confirmed = after(run, { type: "confirm", ...place });
    expect(interviewer.assess(confirmed, "s").evidence.find(({ signal, by }) => signal === "tradeoff-named" && by === model.name)).toMatchObject({ confirmed: true });
    expect(interviewer.assess(confirmed, "s").dimensions).not.toEqual(before.dimensions);
    expect(interviewer.assess(after(confirmed, { type: "withdraw-confirmation", ...place }), "s")).toEqual(before);
    const own = before.evidence.find(({ by }) => by === "built-in");
    if (own === undefined) throw new Error("Nothing was heard.");
    const { signal, turn, end } = own;
    expect(interviewer.decide(run, { type: "confirm", signal, turn, start: own.start, end }, began)).toMatchObject({ ok: false, problem: { code: "evidence-unknown" } });
  });

  it("leaves a turn that could not be read twice", () => {
    const failed = (run: Run): Run => after(run, { type: "keep-reading", turn: 1, consulted: replyOf({ system: "", user: "" }, "no JSON") });
    expect(interviewer.unread(failed(said()))).toHaveLength(1);
    expect(interviewer.unread(failed(failed(said())))).toHaveLength(0);
  });
});
