import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { doubtBelow, doubtOf, mostDoubts, questionOf, replyTo } from "./doubt";
import type { TimedWord } from "./timed-word";

const vocabulary = ["cache", "queue", "Kafka", "rate limiter", "idempotency key", "API", "Redis"];
const words = (...said: readonly (readonly [string, number | null])[]): readonly TimedWord[] => said.map(([text, confidence], at) => ({ text, confidence, from: at * 100, to: at * 100 + 90 }));

describe("what is worth asking about", () => {
  it("is a term of the session that was hardly understood", () => {
    expect(doubtOf({ words: words(["we", 0.9], ["cache", 0.3], ["it", 0.9]), vocabulary, asked: 0 })).toMatchObject({ first: 1, last: 1, heard: "cache", suggestion: "cache" });
  });

  it("is what sounds like a term, and the term is what it asks about", () => {
    expect(doubtOf({ words: words(["in", 0.9], ["the", 0.9], ["cash.", 0.4]), vocabulary, asked: 0 })).toMatchObject({ heard: "cash", suggestion: "cache" });
    expect(doubtOf({ words: words(["a", 0.9], ["rate", 0.4], ["limited", 0.4]), vocabulary, asked: 0 })).toMatchObject({ heard: "rate limited", suggestion: "rate limiter" });
  });

  it("is a number that was hardly understood", () => {
    expect(doubtOf({ words: words(["about", 0.9], ["fifty", 0.3], ["thousand", 0.45], ["a", 0.2], ["second", 0.9]), vocabulary, asked: 0 })).toMatchObject({ heard: "fifty thousand", suggestion: "fifty thousand" });
  });

  it("is the least sure of several", () => {
    expect(doubtOf({ words: words(["Kafka", 0.4], ["and", 0.9], ["Redis", 0.1]), vocabulary, asked: 0 })?.heard).toBe("Redis");
  });

  it("is nothing sure, unknown to be unsure, or mere grammar, nor everyday words", () => {
    expect(doubtOf({ words: words(["cache", doubtBelow], ["queue", null], ["the", 0.1], ["it's", 0.1], ["lovely", 0.1]), vocabulary, asked: 0 })).toBeNull();
  });

  it("is nothing more once it was asked three times", () => {
    expect(doubtOf({ words: words(["cache", 0.1]), vocabulary, asked: mostDoubts })).toBeNull();
  });

  it("always is a piece of what was heard, at its place", () => {
    const said = fc.record({ text: fc.oneof(fc.constantFrom("cache", "cash", "12", "the", "limiter"), fc.string()), confidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true })) });
    fc.assert(fc.property(fc.array(said), (list) => {
      const row = words(...list.map(({ text, confidence }) => [text, confidence] as const));
      const doubt = doubtOf({ words: row, vocabulary, asked: 0 });
      if (doubt === null) return;
      expect(row.slice(doubt.first, doubt.last + 1).map(({ text }) => text).join(" ")).toContain(doubt.heard);
      expect(row.slice(doubt.first, doubt.last + 1).every(({ confidence }) => confidence !== null && confidence < doubtBelow)).toBe(true);
    }));
  });
});

it("asks in the phrases of the content, in turn", () => {
  const doubt = { first: 0, last: 0, heard: "cash", suggestion: "cache" };
  const phrases = ["Sorry, did you say {words}?", "Was that {words}?"];
  expect([0, 1, 2].map((asked) => questionOf(doubt, phrases, asked))).toEqual(["Sorry, did you say cache?", "Was that cache?", "Sorry, did you say cache?"]);
});

describe("what is said to it", () => {
  it.each(["Yes.", "yeah", "Yes, I did.", "That's right", "correct"])("yes: %s", (said) => {
    expect(replyTo(said)).toEqual({ kind: "yes" });
  });
  it.each(["No.", "nope", "No, I didn't."])("no: %s", (said) => {
    expect(replyTo(said)).toEqual({ kind: "no" });
  });
  it.each([["No, queue.", "queue"], ["I said queue", "queue"], ["No, I said queue.", "queue"], ["no I meant the write queue", "the write queue"], ["It was fifty thousand.", "fifty thousand"]])("instead: %s", (said, meant) => {
    expect(replyTo(said)).toEqual({ kind: "instead", words: meant });
  });
  it.each(["And then the reader takes it from there.", "", "no single node may hold more than a third of them at once", "It's the reason why we would rather have two of them"])("no reply, but more of the answer: %s", (said) => {
    expect(replyTo(said)).toBeNull();
  });
});
