import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { quadraticKappa } from "./agreement";
import { arithmeticCases, arithmeticFigures } from "./arithmetic-figures";
import { readCorpus, type Corpus } from "./corpus";
import { againstPeople, honest, ordered } from "./level-figures";
import { assess, isGaming, readItems, type Read } from "./read-items";
import { afterAdditions, afterDisguises } from "./robustness";
import { macro, signalsHeard } from "./signal-figures";
import { ear } from "../../test/shipped-content";

/** What a change must not make worse, a little below what `npm run bench judgement` measures on the development part. */
const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

let corpus: Corpus;
let read: readonly Read[];
beforeAll(async () => {
  corpus = await readCorpus(at("bench/corpus"));
  read = readItems(ear, corpus.items.filter(({ author }) => corpus.partOf(author) === "development"), corpus.ratings);
});

const atLeast = (value: number | null, least: number): void => {
  expect(value).not.toBeNull();
  expect(value).toBeGreaterThanOrEqual(least);
};

describe("on answers whose authors the reading has never seen", () => {
  it("levels agree with people", () => {
    atLeast(quadraticKappa(againstPeople(honest(read))), 0.75);
  });

  it("answers to one question, of one length, come out in order", () => {
    atLeast(ordered(honest(read)), 0.88);
  });

  it("signals are heard in plain words, and mostly rightly", () => {
    const heard = corpus.sentences.filter(({ author }) => corpus.partOf(author) === "development").map((sentence) => ({ ...sentence, heard: signalsHeard(ear, sentence.text) }));
    atLeast(macro(heard).f1, 0.74);
    atLeast(macro(heard).precision, 0.8);
  });

  it("every quote is an exact piece of a candidate's turn", () => {
    for (const { assessment, turns } of read) {
      for (const { turn, start, end, quote } of [...assessment.evidence, ...assessment.statements]) {
        expect(turns[turn]?.speaker).toBe("candidate");
        expect(turns[turn]?.text.slice(start, end)).toBe(quote);
      }
    }
  });

  it("the same twice gives the same bytes", () => {
    for (const item of read.slice(0, 20)) expect(JSON.stringify(assess(ear, item, item.turns))).toBe(JSON.stringify(item.assessment));
  });
});

describe("what a reading must not reward", () => {
  it("keywords, pleas and padding added to an answer", () => {
    for (const { name, moved } of afterAdditions(ear, honest(read).slice(0, 80))) {
      const rises = moved.filter(({ by }) => by > (name === "padding" ? 0.25 : 0.1));
      expect(rises.length / moved.length, name).toBeLessThanOrEqual(0.03);
    }
  });

  it("another vendor, lower case, hedges, or what a recogniser makes of it", () => {
    for (const { name, moved } of afterDisguises(ear, honest(read).slice(0, 80))) {
      expect(moved.reduce((sum, { by }) => sum + Math.abs(by), 0) / Math.max(1, moved.length), name).toBeLessThanOrEqual(name === "no punctuation" ? 0.18 : 0.06);
    }
  });

  it("answers made to fool it read below mid's upper line", () => {
    for (const item of readItems(ear, corpus.items.filter(isGaming), [])) expect(item.value, item.id).toBeLessThan(2.3);
  });
});

it("arithmetic: most slips of 2× and more are found, and next to no alarm is false", async () => {
  const { found, wrong, falseAlarms, sound } = arithmeticFigures(await arithmeticCases(at("bench/corpus/arithmetic.jsonl")), ear.pack.levels.arithmetic);
  atLeast(found / wrong, 0.9);
  expect(falseAlarms / sound).toBeLessThanOrEqual(0.03);
});

it("arithmetic: ordinary answers, which reckon little, are hardly ever told that a figure does not follow", () => {
  const alarms = read.filter(({ assessment }) => assessment.arithmetic.some(({ verdict }) => verdict === "wrong"));
  expect(alarms.map(({ id }) => id).length / read.length).toBeLessThanOrEqual(0.006);
});

it("the corpus is whole: every id once, every label and rating of an answer that exists, every part without the others' authors", () => {
  const ids = corpus.items.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const known = new Set(ids);
  for (const { id } of [...corpus.ratings, ...corpus.labels]) expect(known.has(id), id).toBe(true);
  for (const { id, turn, start, end } of corpus.labels) expect(corpus.items.find((item) => item.id === id)?.turns[turn]?.text.slice(start, end).length, id).toBe(end - start);
});
