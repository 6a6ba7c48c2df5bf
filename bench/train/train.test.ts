import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { emptyModel, Model } from "#core/classifier/model";
import { earOf } from "#core/evidence/ear";
import { readCorpus } from "../judgement/corpus";
import { must } from "../judgement/read-items";
import { examplesFrom } from "./examples";
import { fitAltitudeOnly } from "./fit";
import { ridge, supportVector, type Row } from "./learners";
import { written } from "./written";
import { pack } from "../../test/shipped-content";

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const row = (...columns: readonly number[]): Row => ({ columns, values: columns.map(() => 1) });

it("a support vector machine parts what can be parted", () => {
  const weights = supportVector([row(0), row(0, 1), row(2), row(1, 2)], [true, true, false, false], { columns: 3, cost: () => 1, rounds: 50 });
  expect(weights[0]).toBeGreaterThan(0.3);
  expect(weights[2]).toBeLessThan(-0.3);
});

it("ridge regression comes to the targets, held back by its penalty", () => {
  const rows = [row(0), row(1)];
  expect([...ridge(rows, [2, -1], { columns: 2, penalty: 0, rounds: 5 })]).toEqual([2, -1]);
  expect([...ridge(rows, [2, -1], { columns: 2, penalty: 1, rounds: 5 })]).toEqual([1, -0.5]);
});

it("the shipped classifier saw as many rows, and passes over the same words, as the committed corpus and lexicon hold; training twice gives the same bytes", async () => {
  const shipped = Model.parse(JSON.parse(await readFile(at("content/classifier.json"), "utf8")));
  const examples = examplesFrom(must(earOf({ ...pack, model: emptyModel })), await readCorpus(at("bench/corpus")));
  expect(shipped.rows).toBe(examples.signals.length + examples.answers.reduce((sum, { sentences }) => sum + sentences.length, 0));
  expect(shipped.silent).toEqual(examples.silent);
  const twice = [fitAltitudeOnly(examples), fitAltitudeOnly(examples)].map(written);
  expect(twice[0]).toBe(twice[1]);
});
