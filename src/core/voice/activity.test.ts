import fc from "fast-check";
import { expect, it } from "vitest";
import { hear, leastSpeechMs, silent, type Change } from "./activity";

const lastsMs = 32;

function changesOf(probabilities: readonly number[]): readonly Change[] {
  let activity = silent;
  const changes: Change[] = [];
  for (const [index, probability] of probabilities.entries()) {
    const heard = hear(activity, { atMs: index * lastsMs, lastsMs, probability });
    activity = heard.activity;
    if (heard.change !== null) changes.push(heard.change);
  }
  return changes;
}

const frames = (count: number, probability: number): readonly number[] => Array.from({ length: count }, () => probability);

it("hears speech begin, last and end", () => {
  expect(changesOf([...frames(3, 0.1), ...frames(20, 0.9), ...frames(20, 0.05)])).toEqual([
    { kind: "began", atMs: 96 },
    { kind: "spoke", atMs: 96 + 192 },
    { kind: "ended", fromMs: 96, toMs: 96 + 640 },
  ]);
});

it("takes a cough for no speech", () => {
  expect(changesOf([...frames(5, 0.9), ...frames(20, 0.05)]).map(({ kind }) => kind)).toEqual(["began", "misfired"]);
});

it("bridges the gaps within words", () => {
  expect(changesOf([...frames(12, 0.9), ...frames(6, 0.1), ...frames(12, 0.9), ...frames(20, 0)]).map(({ kind }) => kind)).toEqual(["began", "spoke", "ended"]);
});

it("goes on with what is less than half likely, and does not begin with it", () => {
  expect(changesOf(frames(30, 0.4))).toEqual([]);
  expect(changesOf([0.6, ...frames(30, 0.4), ...frames(10, 0)])).toMatchObject([{ kind: "began" }, { kind: "spoke" }, { kind: "ended", fromMs: 0, toMs: 31 * 32 }]);
});

it("gives speech that is in order, apart, and long enough, whatever is heard", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 300 }), (probabilities) => {
      const changes = changesOf(probabilities);
      let toMs = -1;
      for (const [index, change] of changes.entries()) {
        if (change.kind === "ended" || change.kind === "misfired") {
          expect(change.fromMs).toBeGreaterThan(toMs);
          expect(changes[index - 1]?.kind).toBe(change.kind === "ended" ? "spoke" : "began");
          if (change.kind === "ended") expect(change.toMs - change.fromMs).toBeGreaterThanOrEqual(leastSpeechMs);
          toMs = change.toMs;
        }
      }
    }),
  );
});
