import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readPack } from "#content-pack/read-pack";
import { earOf } from "#core/evidence/ear";
import { hear } from "#core/evidence/hear";
import type { Result } from "#core/problem";

/** In which stance a word is said, with the lexicon that ships. */

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};
const ear = must(earOf(must(await readPack(fileURLToPath(new URL("../content", import.meta.url))))));

function stanceOf(word: string, text: string): string | undefined {
  const sentence = hear(ear, text).sentences[0];
  const at = sentence?.tokens.findIndex((token) => token.word === word) ?? -1;
  return sentence?.stances[at];
}

describe("a negation", () => {
  it.each([
    ["cache", "We don't need a cache for eight thousand rows."],
    ["shards", "I'd avoid a queue, shards, or anything else that pages me."],
  ])("covers %s in: %s", (word, text) => expect(stanceOf(word, text)).toBe("negated"));

  it.each([
    ["gateway", "When the counters don't answer, each gateway counts for itself."],
    ["gateway", "If the store does not answer, the gateway counts for itself."],
    ["replica", "I don't need shards, one box with a replica does it."],
    ["queue", "I wouldn't write it twice, I'd put a queue between them."],
    ["cache", "It is not only a cache."],
    ["table", "We don't need a queue because one table holds it."],
  ])("does not reach %s in: %s", (word, text) => expect(stanceOf(word, text)).toBe("asserted"));
});

describe("the past", () => {
  it.each([
    ["cache", "At my last company we had a cache everywhere."],
    ["cache", "We had a cache everywhere at my last company."],
    ["polling", "We did polling back then."],
  ])("covers %s in: %s", (word, text) => expect(stanceOf(word, text)).toBe("past-experience"));

  it("reaches back over its own clause only", () => {
    expect(stanceOf("slices", "I'd hand out local slices because the shared counter fell over at my last company.")).toBe("asserted");
  });
});

it("hears an option that was weighed in a story as said, and one that could be taken as open", () => {
  expect(stanceOf("polling", "Another option was polling every minute.")).toBe("asserted");
  expect(stanceOf("polling", "Another option is polling every minute.")).toBe("hypothetical");
});
