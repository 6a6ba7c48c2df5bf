import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fluent } from "#core/speech/fluent";
import { leastTimeMs } from "../../../test/least-time";
import { sentencesOf } from "#core/text/sentence";
import { tokensOf, type Token } from "#core/text/token";

function heard(text: string) {
  const tokens = tokensOf(text);
  const sentences = sentencesOf(text).map(({ start, end }) => tokens.filter((token) => token.start >= start && token.end <= end));
  return { ...fluent(text, sentences), before: sentences };
}
const words = (tokens: readonly (readonly Token[])[]): string => tokens.flat().map(({ word }) => word).join(" ");
const left = (text: string): string => words(heard(text).sentences);
const plain = (text: string): string => tokensOf(text).map(({ word }) => word).join(" ");

describe("what is taken back is gone, and what replaces it stays", () => {
  it.each([
    ["We put it in, sorry, no, we don't put it in Redis, we keep it in Postgres.", "we dont put it in redis we keep it in postgres"],
    ["We keep it in Redis, scratch that, we keep it in Postgres.", "we keep it in postgres"],
    ["we keep it in redis no wait we keep it in postgres", "we keep it in postgres"],
    ["We keep it in Redis, no, in Postgres.", "we keep it in postgres"],
    ["We keep it in Redis, no, Postgres, with one replica.", "we keep it in postgres with one replica"],
    ["We keep it in Redis, sorry, Postgres.", "we keep it in postgres"],
    ["We keep it in Redis, I mean Postgres.", "we keep it in postgres"],
    ["we keep it in redis i mean in postgres", "we keep it in postgres"],
    ["We keep it in Redis or rather in Postgres.", "we keep it in postgres"],
    ["It has ten, no, twelve thousand rows.", "it has twelve thousand rows"],
    ["it has ten no twelve thousand rows", "it has twelve thousand rows"],
    ["It has ten thousand rows, sorry, twelve thousand rows.", "it has twelve thousand rows"],
    ["It has 10, wait, 12 nodes.", "it has 12 nodes"],
    ["It has ten nodes, make that twelve.", "it has nodes twelve"],
    ["It takes ten, actually twelve minutes.", "it takes twelve minutes"],
    ["We shard by user id, no wait, by tenant id.", "we shard by tenant id"],
    ["We shard by user, wait, we shard by tenant.", "we shard by tenant"],
    ["We use a queue, correction, a table.", "we use a table"],
    ["We use a queue, actually no, we use a table.", "we use a table"],
    ["I'd put a cache in front, strike that, one box does it.", "one box does it"],
    ["I wrote it, no, that is wrong, Anna wrote it.", "anna wrote it"],
    ["Each gateway asks the store. Let me rephrase. Each gateway counts and tells the store.", "each gateway counts and tells the store"],
    ["We had backups. Actually no, we had them at weekends.", "we had them at weekends"],
    ["I'd use a queue. No, scratch that. One table does it.", "one table does it"],
    ["We keep it in Redis. Sorry, Postgres.", "we keep it in postgres"],
    ["We'd put Kafka in the — we'd keep it in a table.", "wed keep it in a table"],
    ["we shard it by user sorry i meant by tenant", "we shard it by tenant"],
  ])("%s", (text, rest) => expect(left(text)).toBe(rest));
});

describe("a stumble is passed over", () => {
  it.each([
    ["I I was late.", "i was late"],
    ["I was, I led it.", "i led it"],
    ["I was I led it", "i led it"],
    ["In the, in the cache we keep it.", "in the cache we keep it"],
    ["we we had we had a queue", "we had a queue"],
    ["Um, we uh put a, er, cache there.", "we put a cache there"],
    ["It was, like, slow, you know, and we left it.", "it was slow and we left it"],
    ["it took like ten minutes you know and then it failed", "it took ten minutes and then it failed"],
    ["I mean, we could shard it.", "we could shard it"],
    ["We would, we should keep it.", "we should keep it"],
  ])("%s", (text, rest) => expect(left(text)).toBe(rest));
});

describe("everything stays where nothing is taken back", () => {
  it.each([
    "No, I wouldn't.",
    "No, we keep one box, because it is enough.",
    "We asked them. No, they said, we do not need it.",
    "It is slow, I mean it takes two minutes.",
    "It is actually slow.",
    "They thought it was the disk, actually it was the network.",
    "We wait for the lock.",
    "The client waits, no longer than a second.",
    "There is no wait time.",
    "There was actually no lock.",
    "We built it from scratch that week.",
    "I said sorry to the client.",
    "Sorry for the delay, we had a page.",
    "Error correction is a feature of the disk.",
    "We made a correction, and it held.",
    "I asked whether they wanted it, they said no, and we left it.",
    "We didn't need it, no, we had one table.",
    "Did it help? Actually, no, it was slower.",
    "Did it help? Well, actually no, it was slower.",
    "Sorry, no idea, I have never run it.",
    "Let me rephrase your question.",
    "Things like this happen, and you know what we lose.",
    "Do you know the load?",
    "I'd like to start with the load.",
    "What I mean is the load.",
    "I'd rather keep one box, rather than two.",
    "I wrote it, I tested it, I shipped it.",
    "We log, log, log.",
    "The ER diagram is old, and the strip is 5 mm wide.",
    "The price is — what do we lose?",
    "It went step by step, node by node.",
    "Newest first, no ranking in version one.",
    "It lives in every app server, no extra machine.",
    "If I can, I will.",
    "It was not Redis but Postgres.",
    "We were tasked with it.",
    "Ten of the twelve nodes, no more.",
    "We could hold on to it. Wait for the second one.",
    "Yes, no, maybe.",
    "One policy engine for everything, no. There are six rights.",
    "And I said, well, no, the switch sends a trap.",
    "Numbers, I mean everyone has numbers.",
    "I looked into it, it was my pipeline.",
    "Every event carries an id, and I keep seen ids.",
    "They didn't know it did that, it was the default.",
    "How will you know after half a year?",
    "So you know it's alive.",
  ])("%s", (text) => {
    expect(left(text)).toBe(plain(text));
    expect(heard(text).retracted).toEqual([]);
  });
});

it("marks what was taken back, with the words that take it back", () => {
  const text = "We keep it in Redis, no, in Postgres.";
  expect(heard(text).retracted.map(({ start, end }) => text.slice(start, end))).toEqual(["in Redis, no"]);
});

it("keeps every word that is left at its place, in order, and drops nothing from a text without stumbles", () => {
  const word = fc.constantFrom("we", "i", "no", "sorry", "wait", "scratch", "that", "redis", "in", "ten", "twelve", "um", "like", "you", "know", "mean", "the", "cache");
  fc.assert(
    fc.property(fc.array(fc.tuple(word, fc.constantFrom(" ", ", ", ". ", " — ", "? ")), { maxLength: 40 }), (parts) => {
      const text = parts.flat().join("");
      const { sentences, retracted, before } = heard(text);
      const places = sentences.flat();
      for (const { start, end, word: form } of places) expect(text.slice(start, end).toLowerCase()).toBe(form);
      for (const [index, tokens] of sentences.entries()) for (const token of tokens) expect(before[index]).toContainEqual(token);
      for (const { start, end } of retracted) expect(places.some((token) => token.start < end && token.end > start)).toBe(false);
    }),
    { numRuns: 500 },
  );
});

it("takes about ten times as long for ten times the text", () => {
  const unit = "we we put it in, sorry, no, we keep it, um, in Redis, I mean in Postgres and you know it took ten, no, twelve minutes. ";
  const time = (times: number): number => {
    const text = unit.repeat(times);
    const tokens = tokensOf(text);
    const sentences = Array.from({ length: times }, (_, index) => tokens.slice((index * tokens.length) / times, ((index + 1) * tokens.length) / times));
    return leastTimeMs(() => void fluent(text, sentences));
  };
  time(1000);
  expect(time(10_000) / time(1000)).toBeLessThan(35);
});
