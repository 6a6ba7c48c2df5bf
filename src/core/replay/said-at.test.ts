import fc from "fast-check";
import { expect, it } from "vitest";
import type { Stretch } from "#core/voice/spoken";
import { indexAt, orderly, spanOf } from "./said-at";

const turnOf = (stretches: readonly Stretch[]) => ({ from: stretches[0]?.from ?? 0, to: stretches.at(-1)?.to ?? 0, stretches });

//            0123456789012345678901
const text = "One row each. A queue.";
const turn = turnOf([{ start: 0, end: 13, from: 1000, to: 2300 }, { start: 14, end: 22, from: 4000, to: 4800 }]);

it("finds when words were said, by characters within a stretch", () => {
  expect(spanOf(turn, { start: text.indexOf("row"), end: text.indexOf("row") + 3 })).toEqual({ from: 1400, to: 1700 });
  expect(spanOf(turn, { start: 8, end: 17 })).toEqual({ from: 1800, to: 4300 });
});

it("takes typed words between two stretches for said at the second, and a typed turn for said when it was sent", () => {
  expect(spanOf(turn, { start: 13, end: 14 })).toEqual({ from: 4000, to: 4000 });
  expect(spanOf({ from: 7000, to: 7000, stretches: [] }, { start: 3, end: 5 })).toEqual({ from: 7000, to: 7000 });
});

it("finds which words are being said", () => {
  expect([0, 1000, 1400, 2300, 3000, 4000, 4400, 9000].map((moment) => indexAt(turn, moment))).toEqual([0, 0, 4, 13, 13, 14, 18, 22]);
});

it("leaves out stretches that contradict one before them", () => {
  const kept = { start: 5, end: 9, from: 100, to: 200 };
  expect(orderly([kept, { start: 2, end: 4, from: 300, to: 400 }, { start: 9, end: 12, from: 50, to: 60 }, { start: 12, end: 12, from: 300, to: 400 }, { start: 12, end: 15, from: 400, to: 300 }])).toEqual([kept]);
});

/** Words with when each was truly said: a syllable is 80 to 300 ms, a silence up to 3 s. */
const spokenWords = fc.array(fc.record({ letters: fc.integer({ min: 1, max: 12 }), perLetterMs: fc.integer({ min: 30, max: 110 }), silenceMs: fc.integer({ min: 0, max: 3000 }) }), { minLength: 1, maxLength: 60 }).map((words) => {
  let [start, at] = [0, 1_000_000];
  return words.map(({ letters, perLetterMs, silenceMs }) => {
    const word = { start, end: start + letters, from: at + silenceMs, to: at + silenceMs + letters * perLetterMs };
    [start, at] = [word.end + 1, word.to];
    return word;
  });
});

/** Runs of words without a silence of half a second become one stretch, as a recogniser without word times gives them. */
function joined(words: readonly Stretch[]): readonly Stretch[] {
  return words.reduce<readonly Stretch[]>((runs, word) => {
    const last = runs.at(-1);
    return last !== undefined && word.from - last.to < 500 ? [...runs.slice(0, -1), { ...last, end: word.end, to: word.to }] : [...runs, word];
  }, []);
}

it("never goes back and never leaves the turn, whatever the stretches are", () => {
  const stretches = fc.array(fc.record({ start: fc.nat(200), end: fc.nat(200), from: fc.nat(9000), to: fc.nat(9000) }), { maxLength: 12 });
  fc.assert(
    fc.property(stretches, fc.nat(250), fc.nat(250), (any, one, other) => {
      const said = orderly(any);
      const odd = { ...turnOf(said), stretches: any };
      const [early, late] = [Math.min(one, other), Math.max(one, other)];
      const span = spanOf(odd, { start: early, end: late });
      expect(span.from).toBeLessThanOrEqual(span.to);
      expect(spanOf(odd, { start: early, end: late + 1 }).from).toBeLessThanOrEqual(spanOf(odd, { start: late, end: late + 1 }).from);
      expect(span.from).toBeGreaterThanOrEqual(odd.from);
      expect(span.to).toBeLessThanOrEqual(odd.to);
      expect(indexAt(odd, early)).toBeLessThanOrEqual(indexAt(odd, late));
    }),
  );
});

it("is exact where each word has its time", () => {
  fc.assert(
    fc.property(spokenWords, (words) => {
      for (const word of words) expect(spanOf(turnOf(words), word)).toEqual({ from: word.from, to: word.to });
    }),
  );
});

it("lies within 0.3 seconds of the truth where a run of a few words at an even pace has only one time", () => {
  const even = fc.array(fc.record({ letters: fc.integer({ min: 1, max: 12 }), silenceMs: fc.constantFrom(0, 0, 0, 40, 90, 700, 2500) }), { minLength: 1, maxLength: 60 }).map((words) => {
    let [start, at] = [0, 1_000_000];
    return words.map(({ letters, silenceMs }, index) => {
      const from = at + (index % 7 === 0 ? Math.max(500, silenceMs) : silenceMs);
      const word = { start, end: start + letters, from, to: from + letters * 65 };
      [start, at] = [word.end + 1, word.to];
      return word;
    });
  });
  fc.assert(
    fc.property(even, (words) => {
      const turn = turnOf(joined(words));
      for (const word of words) expect(Math.abs(spanOf(turn, word).from - word.from)).toBeLessThanOrEqual(300);
    }),
  );
});
