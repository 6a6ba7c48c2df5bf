import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asksForLittle, goesOn, patienceBounds, patienceOf, pauseThatEnds, turnEnd, type Pausing } from "./turn-end";

const pausing = (over: Partial<Pausing> = {}): Pausing => ({ pauses: [], sinceSpeechMs: 0, spokenMs: 10_000, lastWords: "and that is the whole write path.", isQuestionAnsweredShort: false, ...over });

describe("patience", () => {
  it("is 1.8 s for somebody of whom no pause is known: half as long again as the longest of the usual 0.5, 0.8 and 1.2 s", () => {
    expect(patienceOf([])).toBe(1800);
  });

  it("follows the upper pauses of the person: ten of 2 s make 4 s", () => {
    expect(patienceOf(Array.from({ length: 10 }, () => 2000))).toBe(4000);
    expect(patienceOf(Array.from({ length: 30 }, () => 300))).toBe(1200);
  });

  it("stays within its bounds, whatever the pauses", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 60_000 })), (pauses) => {
      expect(patienceOf(pauses)).toBeGreaterThanOrEqual(patienceBounds.least);
      expect(patienceOf(pauses)).toBeLessThanOrEqual(patienceBounds.most);
    }));
  });

  it("never shrinks when a pause was longer", () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 6000 }), fc.integer({ min: 0, max: 6000 }))), (pairs) => {
      const longer = pairs.map(([pause, more]) => pause + more);
      expect(patienceOf(longer)).toBeGreaterThanOrEqual(patienceOf(pairs.map(([pause]) => pause)));
    }));
  });

  it("does not depend on the order of the pauses", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 6000 })), (pauses) => {
      expect(patienceOf(pauses.toReversed())).toBe(patienceOf(pauses));
    }));
  });
});

describe("the end of a turn", () => {
  it("never comes within 1.2 s of a pause, and never later than 4.5 s", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9000 })), fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 100_000 }), fc.string(), fc.boolean(), (pauses, sinceSpeechMs, spokenMs, lastWords, isQuestionAnsweredShort) => {
        const isOver = turnEnd({ pauses, sinceSpeechMs, spokenMs, lastWords, isQuestionAnsweredShort });
        if (sinceSpeechMs < 1200) expect(isOver).toBe(false);
        if (sinceSpeechMs >= 4500) expect(isOver).toBe(true);
        expect(turnEnd({ pauses, sinceSpeechMs, spokenMs, lastWords, isQuestionAnsweredShort })).toBe(isOver);
      }),
    );
  });

  it("comes when the patience is over", () => {
    expect(turnEnd(pausing({ sinceSpeechMs: 1799 }))).toBe(false);
    expect(turnEnd(pausing({ sinceSpeechMs: 1800 }))).toBe(true);
  });

  it("waits longer after words that go on, and after a turn that has barely begun", () => {
    expect(pauseThatEnds(pausing({ lastWords: "we shard it because" }))).toBe(3600);
    expect(pauseThatEnds(pausing({ spokenMs: 900, lastWords: "Right." }))).toBe(2600);
  });

  it("waits less where a short answer was asked for and given, but for words that go on", () => {
    const slow = Array.from({ length: 20 }, () => 2000);
    expect(pauseThatEnds(pausing({ pauses: slow, isQuestionAnsweredShort: true, spokenMs: 500, lastWords: "Yes." }))).toBe(1800);
    expect(pauseThatEnds(pausing({ isQuestionAnsweredShort: true, spokenMs: 500, lastWords: "Yes, because" }))).toBe(3600);
  });
});

it.each(["and", "we do this because", "So the", "it has two parts:", "reads, writes,", "let me think", "Let me think.", "um", "and then, you know", "the leader …", "I'd say"])("goes on: %s", (words) => {
  expect(goesOn(words)).toBe(true);
});

it.each(["that is how I would do it", "ten thousand a second.", "", "no", "the queue takes it", "we never lose one"])("does not plainly go on: %s", (words) => {
  expect(goesOn(words)).toBe(false);
});

it.each(["How many requests a second?", "Okay. Is that per user?", "You said one minute. Would that hold?"])("asks for little: %s", (question) => {
  expect(asksForLittle(question)).toBe(true);
});

it.each(["How would you keep it fresh?", "Tell me about a failure.", "What happens when a node dies?", ""])("asks for more: %s", (question) => {
  expect(asksForLittle(question)).toBe(false);
});
