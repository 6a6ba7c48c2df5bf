import { expect, it } from "vitest";
import fc from "fast-check";
import { heardIn } from "#core/voice/heard-in";
import { Heard } from "#core/voice/voice-view";

const heard = (reply: unknown, durationMs = 4000) => heardIn(reply, durationMs)?.heard;
const short = (reply: unknown, durationMs = 4000) => heard(reply, durationMs)?.words.map(({ text, fromMs, toMs, confidence }) => [text, fromMs, toMs, confidence]);

/** As OpenAI's whisper-1 answers: words without probabilities, beside their segments. */
const hosted = {
  task: "transcribe",
  text: "I used Redis. It was fast.",
  segments: [
    { id: 0, start: 0, end: 1.2, text: " I used Redis.", avg_logprob: -0.1, no_speech_prob: 0.01 },
    { id: 1, start: 1.2, end: 2, text: " It was fast.", avg_logprob: -0.5, no_speech_prob: 0.02 },
  ],
  words: [
    { word: "I", start: 0.1, end: 0.2 },
    { word: "used", start: 0.2, end: 0.5 },
    { word: "Redis", start: 0.6, end: 1.1 },
    { word: "It", start: 1.3, end: 1.4 },
    { word: "was", start: 1.4, end: 1.6 },
    { word: "fast", start: 1.6, end: 2 },
  ],
};

it("takes words with their times, as sure as their segment: e to its mean log probability", () => {
  expect(short(hosted)).toEqual([["I", 100, 200, 0.905], ["used", 200, 500, 0.905], ["Redis", 600, 1100, 0.905], ["It", 1300, 1400, 0.607], ["was", 1400, 1600, 0.607], ["fast", 1600, 2000, 0.607]]);
  expect(heard(hosted)).toMatchObject({ text: "I used Redis. It was fast.", confidence: 0.756 });
  expect(heardIn(hosted, 4000)?.timing).toBe("words");
});

it("takes the probability of each word where there is one, and puts pieces together", () => {
  const pieces = { text: " idempotent, yes", segments: [{ start: 0, end: 1, text: " idempotent, yes", avg_logprob: -2, words: [{ word: " idem", start: 0, end: 0.3, probability: 0.9 }, { word: "potent", start: 0.3, end: 0.6, probability: 0.5 }, { word: ",", start: 0.6, end: 0.6, probability: 0.7 }, { word: " yes", start: 0.8, end: 1, probability: 0.99 }] }] };
  expect(short(pieces)).toEqual([["idempotent,", 0, 600, 0.5], ["yes", 800, 1000, 0.99]]);
});

it("spreads the words of a segment over its time, by their letters", () => {
  const segments = { text: "a bbb. cc", segments: [{ start: 1, end: 2, text: " a bbb.", avg_logprob: -0.2 }, { start: 3, end: 4, text: " cc" }], words: null };
  expect(short(segments)).toEqual([["a", 1000, 1200, 0.819], ["bbb.", 1200, 2000, 0.819], ["cc", 3000, 4000, null]]);
  expect(heardIn(segments, 4000)?.timing).toBe("segments");
});

it("spreads words without any time over the recording", () => {
  expect(heardIn({ text: " a bbb\n" }, 4000)).toEqual({ heard: { text: "a bbb", words: [{ text: "a", fromMs: 0, toMs: 1000, confidence: null }, { text: "bbb", fromMs: 1000, toMs: 4000, confidence: null }], confidence: null }, timing: "none" });
});

it.each([
  ["is silence, and unsure", 0.61, -1, ["I used Redis."]],
  ["may be silence, and is sure", 0.99, -0.99, ["I used Redis.", "It was fast."]],
  ["is unsure, and speech", 0.6, -3, ["I used Redis.", "It was fast."]],
])("a segment that %s", (_, no_speech_prob, avg_logprob, kept) => {
  const [first, second] = hosted.segments;
  const reply = { ...hosted, segments: [first, { ...second, no_speech_prob, avg_logprob }] };
  expect(heard(reply)?.text).toBe(kept.join(" "));
  expect(heard(reply)?.words).toHaveLength(kept.length * 3);
  expect(heard({ ...reply, words: undefined })?.words).toHaveLength(kept.length * 3);
});

it("hears nothing in silence alone", () => {
  expect(heard({ text: " Thanks for watching.", segments: [{ start: 0, end: 2, text: " Thanks for watching.", avg_logprob: -1.4, no_speech_prob: 0.9 }] })).toEqual({ text: "", words: [], confidence: null });
});

it.each([
  ["run backwards", [{ word: "a", start: 2, end: 1 }, { word: "b", start: 0.5, end: 0.7 }], [["a", 2000, 2000, null], ["b", 2000, 2000, null]]],
  ["lie outside", [{ word: "a", start: -1, end: 0.5 }, { word: "b", start: 29, end: 30 }], [["a", 0, 500, null], ["b", 4000, 4000, null]]],
  ["are more than sure", [{ word: "a", start: 0, end: 1, probability: 1.5 }, { word: "b", start: 1, end: 2, probability: -1 }], [["a", 0, 1000, 1], ["b", 1000, 2000, 0]]],
])("mends words that %s", (_, words, mended) => {
  expect(short({ text: "a b", words })).toEqual(mended);
});

it.each([["nothing", null], ["a list", []], ["an error", { error: "no" }], ["a text that is none", { text: 7 }]])("finds no transcription in %s", (_, reply) => {
  expect(heardIn(reply, 1000)).toBeNull();
});

it("passes over what a service misspells", () => {
  expect(short({ text: "a b", segments: "none", words: [{ word: "a" }] })).toEqual([["a", 0, 2000, null], ["b", 2000, 4000, null]]);
});

const anyWord = fc.record({ word: fc.string(), start: fc.double(), end: fc.double(), probability: fc.option(fc.double()) });
const anySegment = fc.record({ text: fc.string(), start: fc.double(), end: fc.double(), avg_logprob: fc.option(fc.double()), no_speech_prob: fc.option(fc.double()), words: fc.option(fc.array(anyWord)) });

it("takes times that no recording has for its beginning and its end", () => {
  const found = heardIn({ text: "a b", segments: [{ text: "a b", start: -1.7e305, end: 1.7e305 }] }, 1000);
  expect(found?.heard.words).toMatchObject([{ text: "a", fromMs: 0, toMs: 1000 }, { text: "b", fromMs: 1000, toMs: 1000 }]);
});

it("always comes to words in order within the recording", () => {
  fc.assert(
    fc.property(fc.record({ text: fc.string(), segments: fc.option(fc.array(anySegment)), words: fc.option(fc.array(anyWord)) }), fc.nat(100_000), (reply, durationMs) => {
      const found = Heard.parse(heardIn(JSON.parse(JSON.stringify(reply)), durationMs)?.heard);
      let earliest = 0;
      for (const { text, fromMs, toMs } of found.words) {
        expect(text.trim()).not.toBe("");
        expect(earliest <= fromMs && fromMs <= toMs && toMs <= durationMs).toBe(true);
        earliest = fromMs;
      }
    }),
  );
});
