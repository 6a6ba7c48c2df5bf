import { describe, expect, it } from "vitest";
import type { Evidence } from "#core/assessment/assessment";
import type { Proposal } from "#core/session/exchange";
import type { SignalId } from "#core/words";
import { readItems } from "../judgement/read-items";
import { agreementFigures, assessedIn, type Assessed } from "./agreement-figures";
import { callFigures, centile } from "./call-figures";
import { labelledFigures, seenAlone, seenInAnswers } from "./labelled-figures";
import { materialOf } from "./material";
import { measure, type Pass } from "./measure";
import { proposalFigures } from "./proposal-figures";
import { stabilityOf } from "./stability";
import { tinyCorpus } from "./tiny-corpus";
import { verdictOf } from "./verdict";
import { ear } from "../../test/shipped-content";

const read = readItems(ear, tinyCorpus.items.slice(0, 4), tinyCorpus.ratings);

describe("agreement", () => {
  const rated = (values: readonly (readonly [number, number, readonly number[]])[]): readonly Assessed[] =>
    values.flatMap(([people, value, assisted], index) => read.slice(index, index + 1).map((one) => ({ ...one, rated: people, value, assisted })));

  it("is one of each reading, and the mean over runs of the assisted one", () => {
    // Built-in: (1,2) (2,2) (3,3) (4,4), 1 − 0.25 ÷ 2 as worked in agreement.test.ts. One run agrees wholly, the other as the built-in does.
    const figures = agreementFigures(rated([[1, 2, [1, 2]], [2, 2, [2, 2]], [3, 3, [3, 3]], [4, 4, [4, 4]]]));
    expect(figures.builtIn.value).toBeCloseTo(0.875);
    expect(figures.assisted.value).toBeCloseTo((1 + 0.875) / 2);
    expect(figures.difference.value).toBeCloseTo(0.0625);
    expect(figures.difference.low).toBeGreaterThanOrEqual(0);
    // One answer is a whole level off, without the model and in one run of two.
    expect(figures.distance).toMatchObject({ builtIn: 0.25, assisted: 0.125, difference: { value: -0.125 } });
    expect(figures).toMatchObject({ answers: 4, sets: 2, runs: 2, moved: 1 });
  });

  it("says nothing of no answers", () => {
    expect(agreementFigures([])).toMatchObject({ builtIn: { value: null, low: null }, difference: { value: null }, answers: 0, runs: 0 });
  });
});

describe("labelled sentences", () => {
  const set = (...signals: SignalId[]): ReadonlySet<SignalId> => new Set(signals);

  it("tells what was missed and found from what nobody labelled", () => {
    const figures = labelledFigures([
      { labelled: set("tradeoff-named", "gap-admitted"), heard: set("tradeoff-named"), kept: set("gap-admitted", "tradeoff-named"), borneOut: set("gap-admitted") },
      { labelled: set("failure-owned"), heard: set(), kept: set("reflection-given", "business-impact"), borneOut: set("business-impact") },
      { labelled: set(), heard: set("vague-outcome"), kept: set("vague-outcome"), borneOut: set() },
    ]);
    expect(figures).toEqual({ sentences: 3, labelled: 3, missed: 2, found: 1, foundBorneOut: 1, unlabelled: 2, unlabelledBorneOut: 1 });
  });

  const evidence = (signal: SignalId, start: number, changes: Partial<Evidence> = {}): Evidence => ({ id: "e", signal, polarity: 1, stance: "asserted", strength: "claimed", turn: 1, start, end: start + 10, quote: "", by: "built-in", confirmed: true, ...changes });
  const heard = [
    evidence("tradeoff-named", 0),
    evidence("scale-estimated", 5, { strength: "named" }),
    evidence("gap-admitted", 5, { by: "a/b" }),
    evidence("failure-owned", 19, { by: "a/b", confirmed: false, strength: "named" }),
    evidence("vague-outcome", 20, { by: "a/b" }),
    evidence("blame-shifted", 5, { by: "a/b", turn: 3 }),
  ];
  const passes = (): readonly Pass[] => read.slice(0, 1).map((answer) => ({ answer, proposed: [], assessment: { ...answer.assessment, evidence: heard } }));

  it("are compared where they stand, with what any labeller sees", () => {
    const label = { id: "one-1", turn: 1, start: 0, end: 20, altitude: 2 };
    const labels = [{ ...label, labeller: "x", signals: ["gap-admitted" as const] }, { ...label, labeller: "y", signals: [] }, { ...label, id: "unread", labeller: "x", signals: [] }];
    expect(seenInAnswers(passes(), labels)).toEqual([{ labelled: set("gap-admitted"), heard: set("tradeoff-named"), kept: set("gap-admitted", "failure-owned"), borneOut: set("gap-admitted") }]);
  });

  it("are compared over both rounds where they stand alone", () => {
    const [one, other] = [heard.slice(0, 2), heard.slice(2, 4)].map((some) => passes().map((pass) => ({ ...pass, assessment: { ...pass.assessment, evidence: some } })));
    expect(seenAlone([{ sentence: { id: "s", author: "maker", text: "", signals: ["failure-owned"] }, readings: [...(one ?? []), ...(other ?? [])] }])).toEqual([{ labelled: set("failure-owned"), heard: set("tradeoff-named"), kept: set("gap-admitted", "failure-owned"), borneOut: set("gap-admitted") }]);
  });

  it("leave proposals to be counted by what became of them", () => {
    const refused = (["stance", "quote-absent", "quote-absent"] as const).map((fault) => ({ signal: "x", quote: "y", turn: 1, fault }));
    const counted = passes().map((pass) => ({ ...pass, proposed: [{ turn: 1, model: "a/b", proposals: Array.from({ length: 9 }, () => ({ signal: "x", quote: "y" })) }], assessment: { ...pass.assessment, assisted: { model: "a/b", altitude: { level: "mid" as const, value: 2, low: 1, high: 4 }, bar: "at" as const, differences: [], kept: 4, known: 2, refused } } }));
    expect(proposalFigures(counted)).toEqual({ proposed: 9, kept: 4, borneOut: 3, known: 2, refused: 3, faults: [["quote-absent", 2], ["stance", 1]] });
  });
});

describe("stability", () => {
  /** What the runs are that a model leads to which proposes these of the first answer, run by run, and nothing of any other. */
  async function runsOf(byRun: readonly (readonly Proposal[] | null)[]): Promise<readonly (readonly Pass[])[]> {
    let run = 0;
    const [first] = read;
    const ask = () => Promise.resolve(byRun[run++] ?? null);
    const { runs } = await measure({ ear, material: { answers: first === undefined ? [] : [first], sentences: [], labels: [] }, runs: byRun.length, asker: { ask, stopped: () => null, calls: [] }, name: "a/b" });
    return runs;
  }
  const proposal = (quote: string): Proposal => ({ signal: "decision-justified", quote });

  it("takes the same signal in more or fewer of the same words for the same", async () => {
    // Of run one's two, one is in run two; of run two's one, one is in run one: 2 of 3.
    const runs = await runsOf([[proposal("I would use a database"), proposal("It will be fast.")], [proposal("use a database")]]);
    expect(stabilityOf(runs)).toEqual({ difference: 0, recurring: 2 / 3, answers: 1 });
  });

  it("leaves out turns in which a run failed, and is about nothing after one run", async () => {
    expect(stabilityOf(await runsOf([[proposal("It will be fast.")], null])).recurring).toBeNull();
    expect(stabilityOf(await runsOf([[proposal("It will be fast.")]]))).toEqual({ difference: null, recurring: null, answers: 0 });
  });

  it("is the mean difference of the assisted values over all pairs of runs", () => {
    const passes = read.slice(0, 1).map((answer): Pass => ({ answer, proposed: [], assessment: answer.assessment }));
    const reading = (value: number): readonly Pass[] => passes.map((pass) => ({ ...pass, assessment: { ...pass.assessment, assisted: { model: "a/b", altitude: { level: "mid", value, low: 1, high: 4 }, bar: "at", differences: [], kept: 0, known: 0, refused: [] } } }));
    // |2 − 2.3|, |2 − 2.6| and |2.3 − 2.6|.
    expect(stabilityOf([reading(2), reading(2.3), reading(2.6)]).difference).toBeCloseTo(0.4);
  });

  it("leaves a run that was stopped out of agreement, and counts what it did read", () => {
    const passes = read.map((answer): Pass => ({ answer, proposed: [], assessment: answer.assessment }));
    const runs = [passes, passes, passes.slice(0, 1)];
    expect(assessedIn(runs).map(({ assisted }) => assisted.length)).toEqual([2, 2, 2, 2]);
    expect(stabilityOf(runs).answers).toBe(4);
  });
});

describe("requests", () => {
  it("are counted, weighed and timed; failures have no times", () => {
    const took = (tookMs: number, tokens: number | null) => ({ failure: null, tokensIn: tokens, tokensOut: tokens, firstWordMs: tookMs / 10, tookMs }) as const;
    const calls = [took(300, 1_000_000), took(100, null), took(200, 500_000), { failure: "timeout" }, { failure: "server" }, { failure: "timeout" }] as const;
    expect(callFigures(calls, { in: 2, out: 4 })).toEqual({
      requests: 6, failed: 3, failures: [["timeout", 2], ["server", 1]], tokensIn: 1_500_000, tokensOut: 1_500_000, counted: 2, cost: 9,
      firstWord: { median: 20, centile95: 30 }, whole: { median: 200, centile95: 300 },
    });
    expect(callFigures([], null)).toMatchObject({ requests: 0, cost: null, whole: null });
  });

  it("have centiles by nearest rank", () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([centile(hundred, 0.5), centile(hundred, 0.95), centile([7], 0.95), centile([], 0.5)]).toEqual([50, 95, 7, null]);
  });
});

it("draws the same answers each time, from as many sets as can be", () => {
  const { answers, labels } = materialOf(ear, tinyCorpus, { part: "test", limit: 3 });
  expect(answers.map(({ id }) => id)).toEqual(["one-1", "one-4", "two-1"]);
  expect(labels).toHaveLength(2);
});

describe("the verdict", () => {
  const nothing = { value: null, low: null, high: null };
  const verdict = (difference: readonly [number, number, number], changes: { readonly answers?: number; readonly missed?: number; readonly found?: number; readonly unlabelled?: number; readonly failed?: number } = {}): string => {
    const { answers = 192, missed = 20, found = 0, unlabelled = 0, failed = 0 } = changes;
    const [value, low, high] = difference;
    return verdictOf({
      agreement: { builtIn: nothing, assisted: nothing, difference: { value, low, high }, distance: { builtIn: 0, assisted: 0, difference: nothing }, answers, sets: 48, runs: 5, moved: 9 },
      labelled: { sentences: 100, labelled: 80, missed, found, foundBorneOut: 0, unlabelled, unlabelledBorneOut: 0 },
      calls: { ...callFigures([], null), requests: 100, failed },
    });
  };

  it("goes by what is shown, not by what is hoped", () => {
    expect(verdict([0.03, 0.01, 0.05])).toMatch(/^Worth connecting: .*better with raters \(by 0\.03\)/);
    expect(verdict([-0.03, -0.05, -0.01])).toMatch(/^Not worth connecting for its evidence: .*less with raters \(by 0\.03\)/);
    expect(verdict([0.03, -0.01, 0.05])).toMatch(/^Not worth connecting for its evidence: it is not shown/);
    expect(verdict([0, 0, 0], { found: 4, unlabelled: 4 })).toMatch(/^Worth connecting for what it points at, .*finds 4 of 20 .*proposes 4/);
    expect(verdict([0, 0, 0], { found: 4, unlabelled: 5 })).toMatch(/^Not worth/);
    expect(verdict([0, 0, 0], { missed: 9, found: 9 })).toMatch(/^Not worth/);
    expect(verdict([0.03, 0.01, 0.05], { failed: 11 })).toMatch(/11 of 100 requests failed/);
    expect(verdict([0.03, 0.01, 0.05], { answers: 29 })).toMatch(/^Too little/);
  });
});
