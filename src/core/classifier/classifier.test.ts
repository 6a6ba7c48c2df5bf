import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classifierOf } from "#core/classifier/classifier";
import { compileModel } from "#core/classifier/compiled-model";
import { featureName, featureOf, levelWords, signalWords, type FeatureKind } from "#core/classifier/features";
import type { Model } from "#core/classifier/model";
import { quantitiesIn } from "#core/arithmetic/read-quantities";
import { tokensOf } from "#core/text/token";

const model: Model = {
  about: "Few words.",
  rows: 0,
  silent: ["i", "maybe"],
  products: ["kafka", "pulsar"],
  level: { outputs: ["altitude", "evolution-planned"], bias: [0, 100], features: { "giv up": [1000, 0, 900], queu: [1000, 0, -600, 1, 400], "^ giv": [1000, 0, 100], "?": [1000, 0, 50] } },
  signal: { outputs: ["tradeoff-named", "ownership-personal"], bias: [-200, 0], features: { "giv up": [1000, 0, 1200], "i giv": [1000, 1, 700], "@": [1000, 1, -300], "= gives": [1000, 1, -900], "> ther": [1000, 1, 500] } },
};
const { classify, movedBy } = classifierOf(compileModel(model));
const said = (text: string, isQuestion = false) => ({ tokens: tokensOf(text), quantities: quantitiesIn(text), hits: [], isQuestion });

describe("a sentence", () => {
  it("stands as high as its words weigh together, by the length of what is known of it", () => {
    expect(classify(said("What do you give up there")).altitude).toBeCloseTo(0.9);
    expect(classify(said("they give up the queue")).altitude).toBeCloseTo((0.9 - 0.6) / Math.SQRT2);
    expect(classify(said("nothing known")).altitude).toBe(0);
  });

  it("carries a signal where its words exceed what must be exceeded", () => {
    expect(classify(said("they give up the copy")).margin("tradeoff-named")).toBeCloseTo(1);
    expect(classify(said("the queue")).margin("tradeoff-named")).toBeCloseTo(-0.2);
    expect(classify(said("the queue")).margin("gap-admitted")).toBeNull();
  });

  it("says what people would miss beside it", () => {
    expect(classify(said("the queue")).missed("evolution-planned")).toBeCloseTo(0.5);
    expect(classify(said("the table")).missed("evolution-planned")).toBeCloseTo(0.1);
    expect(classify(said("the queue")).missed("gap-admitted")).toBeNull();
  });

  it("is moved by words that can be shown", () => {
    expect(movedBy(said("give up the queue"), "altitude", 1, 3)).toEqual(["giv up", "^ giv"]);
    expect(movedBy(said("give up the queue"), "altitude", -1, 3)).toEqual(["queu"]);
    expect(movedBy(said("I give up there"), "ownership-personal", 1, 3)).toEqual(["i giv", "> ther"]);
  });

  it("is heard by words as they were said, beside their stems", () => {
    expect(movedBy(said("he gives up"), "ownership-personal", -1, 3)).toEqual(["= gives"]);
    expect(movedBy(said("he give up"), "ownership-personal", -1, 3)).toEqual([]);
  });

  it("stands as high with another product, other figures, a filler or somebody else in it", () => {
    const words = (text: string) => levelWords(said(text), { silent: new Set(model.silent), products: new Set(model.products) });
    expect(words("Maybe I give Kafka 3 days")).toEqual(words("give 40 days"));
  });

  it("carries the same signals with another product or other figures, and another with somebody else in it", () => {
    const words = (text: string) => signalWords(said(text), { silent: new Set(model.silent), products: new Set(model.products) });
    expect(words("I give Kafka 3 days")).toEqual(words("I give Pulsar 40 days"));
    expect(words("I give Kafka 3 days")).not.toEqual(words("they give Kafka 3 days"));
  });

  it("costs nothing to say twice: a feature counts once", () => {
    expect(classify(said("queue and queue")).altitude).toBeCloseTo(classify(said("queue and so")).altitude);
  });
});

it("a feature's name gives the feature back", () => {
  const word = fc.stringMatching(/^[a-z#]{1,8}$/);
  const kind = fc.constantFrom<FeatureKind>("word", "next", "over", "begin", "begins", "asked", "form", "early", "late");
  fc.assert(
    fc.property(kind, word, word, (of, one, second) => {
      const other = of === "next" || of === "over" || of === "begins" ? second : "";
      const given = of === "asked" ? { kind: of, one: "", other: "" } : { kind: of, one, other };
      expect(featureOf(featureName(given.kind, given.one, given.other))).toEqual(given);
    }),
  );
});
