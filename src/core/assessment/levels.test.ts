import { describe, expect, it } from "vitest";
import { assessTranscript } from "#core/assessment/assess-transcript";
import type { Assessment } from "#core/assessment/assessment";
import { barOf } from "#core/assessment/overall";
import { levelOf } from "#core/assessment/weigh-pieces";
import type { Levels } from "#core/content/pack";
import { classifierOf } from "#core/classifier/classifier";
import { compileModel } from "#core/classifier/compiled-model";
import { emptyModel, type Model } from "#core/classifier/model";
import { earOf, type Ear } from "#core/evidence/ear";
import type { Result } from "#core/problem";
import type { Turn } from "#core/transcript/transcript";
import type { Round } from "#core/words";
import { pack } from "../../../test/shipped-content";

/** Each constant of content/levels.yaml with a fixture that flips when it changes. Red here means: on purpose? Then raise `version`. */

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};

/** A classifier of four words, so that these figures stay when the shipped one is trained anew. */
const fewWords: Model = {
  about: "Four words.",
  rows: 0,
  silent: [],
  products: [],
  level: { outputs: ["altitude"], bias: [0], features: { table: [1000, 0, 800], price: [1000, 0, 900], shop: [1000, 0, 700], night: [1000, 0, 600] } },
  signal: { outputs: ["decision-justified"], bias: [-500], features: { table: [1000], price: [1000, 0, -900], shop: [1000], night: [1000] } },
};

/** By cues alone, so that each constant of the ledger is seen by itself; and with the four words. */
const byCues = must(earOf({ ...pack, model: emptyModel, levels: { ...pack.levels, altitude: { ...pack.levels.altitude, share: 0 }, overall: { ...pack.levels.overall, whole: 0 } } }));
const byWords = must(earOf({ ...pack, model: fewWords, levels: { ...pack.levels, enough: { ...pack.levels.enough, fresh: 0 } } }));

type Told = { readonly round: Round; readonly scenario?: string; readonly question: string; readonly said: readonly string[] };

const story: Told = {
  round: "behavioural",
  question: "Tell me about a time you led a technical initiative.",
  said: [
    "I noticed that each lab report was typed twice because the two systems spelled the wards differently. I proposed one list of wards and wrote it with the two clerks who kept them.",
    "And what came of it?",
    "Wrong wards fell from 40 a week to 3. The price was that a new ward now takes a day to open, and I should have told the night shift first.",
  ],
};
const design: Told = {
  round: "system-design",
  question: "Design the page that shows what is on sale in our shops.",
  said: [
    "I'd put a cache in front of the product table because the buyers change prices only at night. An entry dies after sixty seconds, so a price is at most a minute late.",
    "A buyer corrects a price at noon. What do the shops see, and until when?",
    "When a price changes we delete its entry in the same request, so the shop sees it within a second. If the cache is gone, reads fall back on the table at 40 requests a second, which one primary takes.",
  ],
};
const tiny: Told = {
  round: "system-design",
  scenario: "internal-tool",
  question: "Design us a tool for booking test devices.",
  said: ["I'd put a Redis cache in front because the testers look at the list 300 times a day, and a Kafka queue for the bookings, since two testers may book one device. The price is one more thing to run. We shard the bookings by device because each device is booked alone."],
};
const reasons: Told = {
  ...design,
  said: [
    "I'd keep the prices in one table because the buyers change them only at night.",
    "And the pictures?",
    "I'd keep the pictures with the supplier, because our shops never change them.",
    "And the search?",
    "I'd keep the search on the till, since the shop assistants look for the same twenty things.",
  ],
};
/** Twice put to the test, and the answers speak of something else. */
const unmoved: Told = {
  ...design,
  said: [
    "I'd put a cache in front of the product table. An entry dies after sixty seconds, because a price may be a minute late.",
    "Suppose the prices of ten thousand products change at once. What happens to the shops that read?",
    "One entry per shop and product, since the assistants ask for one product at a time. If the cache is gone, reads fall back on the table at 40 requests a second.",
    "And suppose the whole region is lost. What happens to the shops?",
    "One replica beside the primary. If the primary dies we switch by hand within ten minutes, because nobody sells at night.",
  ],
};
const short = (text: string): Told => ({ round: "behavioural", question: story.question, said: [text] });

function assess(heardBy: Ear, { round, scenario, question, said }: Told, levels: Levels): Assessment {
  const ear: Ear = { ...heardBy, pack: { ...heardBy.pack, levels } };
  const turns: Turn[] = [{ speaker: "interviewer", text: question }, ...said.map((text, index): Turn => ({ speaker: index % 2 === 0 ? "candidate" : "interviewer", text }))];
  return must(assessTranscript(ear, { round, question, turns, ...(scenario === undefined ? {} : { scenario }) }, "t"));
}

const value = ({ overall }: Assessment) => overall.altitude.value;
const range = ({ overall: { altitude } }: Assessment) => [altitude.low, altitude.high];
const dimension = (id: string) => ({ dimensions }: Assessment) => dimensions.find((one) => one.id === id)?.value;
const strengths = ({ evidence }: Assessment) => evidence.map(({ signal, strength }) => `${signal} ${strength}`).join(", ");

type Case = {
  readonly constant: string;
  readonly told: Told;
  readonly figure: (assessment: Assessment) => unknown;
  readonly reads: unknown;
  readonly changed: (levels: Levels) => Partial<Levels>;
};

const cases: readonly Case[] = [
  { constant: "bands.mid", told: short("I fixed the parser. It was done by June."), figure: ({ overall }) => overall.altitude.level, reads: "junior", changed: ({ bands }) => ({ bands: { ...bands, mid: 1.05 } }) },
  { constant: "bands.senior", told: story, figure: ({ overall }) => overall.altitude.level, reads: "senior", changed: ({ bands }) => ({ bands: { ...bands, senior: 3.3 } }) },
  { constant: "bands.staff", told: story, figure: ({ overall }) => overall.altitude.level, reads: "senior", changed: ({ bands }) => ({ bands: { ...bands, staff: 2.6 } }) },
  { constant: "enough.words", told: story, figure: ({ overall }) => overall.enough, reads: true, changed: ({ enough }) => ({ enough: { ...enough, words: 400 } }) },
  { constant: "enough.pieces", told: story, figure: ({ overall }) => overall.enough, reads: true, changed: ({ enough }) => ({ enough: { ...enough, pieces: 40 } }) },
  { constant: "enough.fresh", told: { ...story, said: [`${story.said[0] ?? ""} ${"The list of the wards and the clerks who kept the wards and the list of the clerks. ".repeat(12)}`] }, figure: ({ overall }) => overall.enough, reads: false, changed: ({ enough }) => ({ enough: { ...enough, fresh: 0 } }) },
  { constant: "range.base", told: story, figure: range, reads: [2.05, 3.3], changed: ({ range: before }) => ({ range: { ...before, base: 0.4 } }) },
  { constant: "range.per_missing_piece", told: story, figure: ({ dimensions }) => dimensions.map(({ low }) => low), reads: [null, 1.5, 1.45, 2.4, 1.55, null], changed: ({ range: before }) => ({ range: { ...before, per_missing_piece: 0.3 } }) },
  { constant: "range.thin", told: short("I fixed the parser. It was done by June."), figure: range, reads: [1, 3], changed: ({ range: before }) => ({ range: { ...before, thin: 2 } }) },
  { constant: "blend.best", told: story, figure: value, reads: 2.68, changed: ({ blend }) => ({ blend: { ...blend, best: 0.3 } }) },
  { constant: "blend.second", told: story, figure: value, reads: 2.68, changed: ({ blend }) => ({ blend: { ...blend, second: 0.5 } }) },
  { constant: "blend.third", told: story, figure: value, reads: 2.68, changed: ({ blend }) => ({ blend: { ...blend, third: 0.1 } }) },
  { constant: "repeated", told: reasons, figure: dimension("architectural-thinking"), reads: 3.02, changed: () => ({ repeated: 0 }) },
  { constant: "single", told: story, figure: dimension("communication-clarity"), reads: 2.5, changed: () => ({ single: 1.8 }) },
  { constant: "undefended", told: unmoved, figure: dimension("technical-depth"), reads: 2.85, changed: () => ({ undefended: 0 }) },
  { constant: "echo.question", told: { ...design, said: ["I'd put a cache in front of the product table.", "How do eviction and invalidation of a stale entry work, and what happens at a cold start?", "Eviction and invalidation of a stale entry, then the cold start."] }, figure: ({ evidence }) => evidence.length, reads: 2, changed: ({ echo }) => ({ echo: { ...echo, question: 1 } }) },
  { constant: "echo.prompt", told: { ...design, said: ["I'd put a cache in front of the page of each shop."] }, figure: ({ obligations }) => obligations.length > 0, reads: true, changed: ({ echo }) => ({ echo: { ...echo, prompt: 0.2 } }) },
  { constant: "budget.obligations", told: { ...design, said: ["I'd put a cache in front of the product table. Each entry is keyed by shop id and dies after sixty seconds, because a price may be a minute late."] }, figure: ({ obligations }) => obligations.map(({ topic, kind, state }) => `${topic}/${kind} ${state}`).filter((one) => !/ (open|unasked)$/.test(one)).join(", "), reads: "cache/what-is-cached grounded, cache/invalidation grounded", changed: ({ budget }) => ({ budget: { ...budget, obligations: 1 } }) },
  { constant: "budget.signals", told: story, figure: strengths, reads: "problem-identified grounded, ownership-personal grounded, outcome-quantified grounded, reflection-given grounded, business-impact named, tradeoff-named grounded, failure-owned grounded", changed: ({ budget }) => ({ budget: { ...budget, signals: 1 } }) },
  { constant: "budget.unbound", told: story, figure: strengths, reads: "problem-identified grounded, ownership-personal grounded, outcome-quantified grounded, reflection-given grounded, business-impact named, tradeoff-named grounded, failure-owned grounded", changed: ({ budget }) => ({ budget: { ...budget, unbound: 0 } }) },
  { constant: "budget.reason", told: { ...design, said: ["I'd keep the prices in memory because the buyers change them only at night."] }, figure: strengths, reads: "decision-justified grounded, simplicity-chosen grounded", changed: ({ budget }) => ({ budget: { ...budget, reason: 9 } }) },
  { constant: "faint.said", told: short("The parser was a thing that people talked about for a while."), figure: value, reads: 1.55, changed: ({ faint }) => ({ faint: { ...faint, said: 0.4 } }) },
  { constant: "faint.statement", told: short("The parser was a thing that people talked about for a while."), figure: value, reads: 1.55, changed: ({ faint }) => ({ faint: { ...faint, statement: 0.1 } }) },
  { constant: "faint.honest", told: short("I don't know."), figure: value, reads: 1.05, changed: ({ faint }) => ({ faint: { ...faint, honest: 0 } }) },
  { constant: "faint.recited", told: short("Incident, root cause, postmortem, runbook, rollback, canary."), figure: value, reads: 1.1, changed: ({ faint }) => ({ faint: { ...faint, recited: 0 } }) },
  { constant: "faint.topic", told: { ...design, said: ["I'd put a cache in front of it."] }, figure: value, reads: 1.6, changed: ({ faint }) => ({ faint: { ...faint, topic: 0 } }) },
  { constant: "faint.piece", told: short("I fixed the parser. It was done by June."), figure: value, reads: 1.1, changed: ({ faint }) => ({ faint: { ...faint, piece: 0 } }) },
  { constant: "overall.lowest", told: story, figure: value, reads: 2.68, changed: ({ overall }) => ({ overall: { ...overall, lowest: 0.3 } }) },
  { constant: "overall.mean", told: story, figure: value, reads: 2.68, changed: ({ overall }) => ({ overall: { ...overall, mean: 0.5 } }) },
  { constant: "headline", told: story, figure: value, reads: 2.68, changed: ({ headline }) => ({ headline: { ...headline, behavioural: ["communication-clarity"] } }) },
  { constant: "asked_and_open", told: { ...design, scenario: "rate-limiter", question: "Design the rate limiter for our public API.", said: ["How many calls a second, and whom do we limit?", "A million a second; companies.", "Then I count by company because one company has four hundred keys. Each gateway keeps its own share of the limit and settles every 200 ms, so a check never waits for the network.", "Two gateways check the last free call of one client at the same moment. What happens?", "That would be fine, I believe. It was the point of it."] }, figure: dimension("technical-depth"), reads: 2, changed: () => ({ asked_and_open: 0 }) },
  { constant: "defended_for_senior.long", told: unmoved, figure: dimension("technical-depth"), reads: 2.85, changed: ({ defended_for_senior }) => ({ defended_for_senior: { ...defended_for_senior, long: 0 } }) },
  { constant: "over_engineered", told: tiny, figure: dimension("pragmatism"), reads: 2.08, changed: () => ({ over_engineered: 2.4 }) },
  { constant: "over_long_words", told: { ...story, said: [story.said[0] ?? "", "And what came of it?", `${story.said[2] ?? ""} ${"Then we talked about the colour of the folders and the place of the printer for a while. ".repeat(20)}`] }, figure: ({ mistakes }) => mistakes.some(({ id }) => id === "over-long"), reads: true, changed: () => ({ over_long_words: 500 }) },
  { constant: "arithmetic.right", told: { ...design, said: ["A hundred million people open it ten times a day, so that is 10,000 reads a second."] }, figure: ({ arithmetic }) => arithmetic.map(({ verdict }) => verdict), reads: ["right"], changed: ({ arithmetic }) => ({ arithmetic: { ...arithmetic, right: 1.01 } }) },
  { constant: "arithmetic.rounded", told: { ...design, said: ["A hundred million people open it ten times a day, so that is 5,000 reads a second."] }, figure: ({ arithmetic }) => arithmetic.map(({ verdict }) => verdict), reads: ["rounded"], changed: ({ arithmetic }) => ({ arithmetic: { ...arithmetic, rounded: 2 } }) },
];

const altitudeWith = (change: Partial<Levels["altitude"]>) => ({ altitude }: Levels): Partial<Levels> => ({ altitude: { ...altitude, ...change } });

const ofWords: readonly Case[] = [
  { constant: "enough.leaning", told: { ...design, said: ["The price in the shop is in the table at night, and so on for all. There is a table and a shop and a price at night of it. The shop has a table at night with the price of that."] }, figure: ({ overall }) => overall.enough, reads: true, changed: ({ enough }) => ({ enough: { ...enough, leaning: 4 } }) },
  { constant: "classifier.veto", told: design, figure: strengths, reads: "mechanism-explained grounded, decision-justified named, tradeoff-named grounded, jumped-to-solution claimed, mechanism-explained defended, failure-handled defended, decision-justified named, scale-estimated grounded", changed: ({ classifier }) => ({ classifier: { ...classifier, veto: 9 } }) },
  { constant: "altitude.middle", told: design, figure: value, reads: 2.89, changed: altitudeWith({ middle: 2 }) },
  { constant: "altitude.gain", told: design, figure: value, reads: 2.89, changed: altitudeWith({ gain: 0.5 }) },
  { constant: "altitude.clear", told: { ...design, said: ["The price in the shop is in the table at night, and so on for all. There is a table and a shop and a price at night of it. The shop has a table at night with the price of that."] }, figure: ({ overall }) => overall.enough, reads: true, changed: altitudeWith({ clear: 9 }) },
  { constant: "altitude.prior", told: design, figure: value, reads: 2.89, changed: altitudeWith({ prior: 5 }) },
  { constant: "altitude.elsewhere", told: design, figure: ({ dimensions }) => dimensions.map((one) => one.value), reads: [2.56, 2.5, null, 2.89, 2.87, 3.03], changed: altitudeWith({ elsewhere: 0 }) },
  { constant: "altitude.steady", told: design, figure: value, reads: 2.89, changed: altitudeWith({ steady: 0 }) },
  { constant: "overall.whole", told: design, figure: value, reads: 2.89, changed: ({ overall }) => ({ overall: { ...overall, whole: 0 } }) },
  { constant: "altitude.share", told: design, figure: value, reads: 2.89, changed: altitudeWith({ share: 0.1 }) },
];

const flips = (heardBy: Ear, { told, figure, reads, changed }: Case): void => {
  const { levels } = heardBy.pack;
  expect(figure(assess(heardBy, told, levels))).toEqual(reads);
  expect(figure(assess(heardBy, told, { ...levels, ...changed(levels) }))).not.toEqual(reads);
};

describe("a constant of the reading", () => {
  it.each(cases)("$constant decides its fixture, and flips it when changed", (one) => {
    flips(byCues, one);
  });
  it.each(ofWords)("$constant decides its fixture, and flips it when changed", (one) => {
    flips(byWords, one);
  });
});

describe("a constant of the bar, of hints and of short rounds", () => {
  const levels = () => byCues.pack.levels;

  it("bar: from where a value is close to the target, at it, above it", () => {
    expect([2.1, 2.09, 2.5, 2.49, 3.5, 3.49].map((value) => barOf(value, "senior", levels()))).toEqual(["close", "below", "at", "close", "above", "at"]);
  });

  it("classifier.clear: a price heard faintly may still be the first thing to work on, one heard clearly not", () => {
    const faint: Model = { ...fewWords, level: { outputs: ["altitude", "tradeoff-named"], bias: [0, 900], features: {} }, signal: { outputs: ["tradeoff-named"], bias: [0], features: { downside: [1000, 0, 300], downsid: [1000, 0, 300] } } };
    const ear: Ear = { ...byWords, classifier: classifierOf(compileModel(faint)) };
    const fixWith = (clear: number) => assess(ear, { ...design, said: ["I keep the table on one machine. The downside is that it stops with it."] }, { ...levels(), classifier: { ...levels().classifier, clear } }).firstFix?.signal;
    expect(fixWith(0.5)).toBe("tradeoff-named");
    expect(fixWith(0.2)).not.toBe("tradeoff-named");
  });

  it("hint: what is left of a piece after a category, a direction, a part of the answer", () => {
    const piece = { turn: 1, start: 0, end: 1, quote: "x", signal: "tradeoff-named", polarity: 1, stance: "asserted", strength: "grounded", sentence: 0, meets: null } as const;
    expect([0, 1, 2, 3].map((hint) => levelOf(byCues, { ...piece, hint }))).toEqual([3.1, 2.575, 1.84, 1]);
  });

  it("defended_for_senior.short: one topic that stood is enough in a quarter of an hour", () => {
    const { short, long } = levels().defended_for_senior;
    expect([short, long]).toEqual([1, 2]);
  });
});
