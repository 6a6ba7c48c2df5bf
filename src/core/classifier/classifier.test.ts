import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classifierOf } from "#core/classifier/classifier";
import { featureName, featureOf, plainWords, type FeatureKind } from "#core/classifier/features";
import type { Model } from "#core/classifier/model";
import { quantitiesIn } from "#core/arithmetic/read-quantities";
import { tokensOf } from "#core/text/token";

const model: Model = {
  about: "Three words.",
  rows: 0,
  outputs: ["altitude", "tradeoff-named"],
  bias: [0, -200],
  silent: ["i", "kafka", "maybe"],
  gaps: [],
  features: { "giv up": [1000, 0, 900, 1, 1200], queu: [1000, 0, -600], "^ we": [1000, 0, 100], "?": [1000, 0, 50] },
};
const { classify, movedBy } = classifierOf(model);
const said = (text: string, isQuestion = false) => ({ tokens: tokensOf(text), quantities: quantitiesIn(text), hits: [], isQuestion });

describe("a sentence", () => {
  it("stands as high as its words weigh together, by the length of what is known of it", () => {
    expect(classify(said("What do you give up there")).altitude).toBeCloseTo(0.9);
    expect(classify(said("give up the queue")).altitude).toBeCloseTo((0.9 - 0.6) / Math.SQRT2);
    expect(classify(said("nothing known")).altitude).toBe(0);
  });

  it("carries a signal where its words exceed what must be exceeded", () => {
    expect(classify(said("they give up the copy")).margin("tradeoff-named")).toBeCloseTo(1);
    expect(classify(said("the queue")).margin("tradeoff-named")).toBeCloseTo(-0.2);
    expect(classify(said("the queue")).margin("gap-admitted")).toBeNull();
  });

  it("is moved by words that can be shown", () => {
    expect(movedBy(said("we give up the queue"), "altitude", 1, 3)).toEqual(["giv up", "^ we"]);
    expect(movedBy(said("we give up the queue"), "altitude", -1, 3)).toEqual(["queu"]);
  });

  it("reads the same with another product, other figures, a hedge or somebody else in it", () => {
    const words = (text: string) => plainWords(said(text), new Set(model.silent));
    expect(words("Maybe I give Kafka 3 days")).toEqual(words("I give 40 days"));
  });

  it("costs nothing to say twice: a feature counts once", () => {
    expect(classify(said("queue and queue")).altitude).toBeCloseTo(classify(said("queue and so")).altitude);
  });
});

it("a feature's name gives the feature back", () => {
  const word = fc.stringMatching(/^[a-z#]{1,8}$/);
  const kind = fc.constantFrom<FeatureKind>("word", "next", "over", "begin", "begins", "asked");
  fc.assert(
    fc.property(kind, word, word, (of, one, second) => {
      const other = of === "word" || of === "begin" ? "" : second;
      const given = of === "asked" ? { kind: of, one: "", other: "" } : { kind: of, one, other };
      expect(featureOf(featureName(given.kind, given.one, given.other))).toEqual(given);
    }),
  );
});
