import { expect, it } from "vitest";
import { promptFrom, vocabularyOf } from "#core/voice/vocabulary";
import { pack } from "../../../test/shipped-content";

it("begins with the nouns of the scenario, then what is misheard most", () => {
  const terms = vocabularyOf(pack, "internal-tool");
  const nouns = pack.scenarios.find(({ id }) => id === "internal-tool")?.nouns ?? [];
  expect(terms.slice(0, nouns.length)).toEqual(nouns);
  expect(terms.slice(nouns.length, nouns.length + 30)).toEqual(expect.arrayContaining(["redis", "kafka", "cache", "idempotent"]));
  expect(terms).toEqual(expect.arrayContaining(["TTL", "rate limiting"]));
});

it("names at most two hundred terms, each once, whatever the scenario", () => {
  for (const { id } of pack.scenarios) {
    const terms = vocabularyOf(pack, id);
    expect([terms.length <= 200, new Set(terms.map((term) => term.toLowerCase())).size]).toEqual([true, terms.length]);
  }
});

it("gives the terms of the trade where the scenario is no more", () => {
  const terms = vocabularyOf(pack, "gone");
  expect(terms).toContain("redis");
  expect(terms).not.toContain("booking");
});

it("puts the most useful terms last, and no more than fit", () => {
  expect(promptFrom(["shard", "quorum", "TTL"])).toBe("TTL, quorum, shard");
  expect(promptFrom([])).toBe("");
  const prompt = promptFrom(vocabularyOf(pack, "internal-tool"));
  expect(prompt.endsWith("pump, instrument, booking")).toBe(true);
  expect(prompt.length).toBeLessThanOrEqual(800);
  expect(prompt.length).toBeGreaterThan(700);
});
