import fc from "fast-check";
import { expect, it } from "vitest";
import { clockAt, momentAt } from "./session-clock";

const clock = { startedAt: 1000, pauses: [{ from: 2000, to: 5000 }, { from: 6000, to: 6500 }] };

it("stands still in a pause, and starts at the start", () => {
  expect([0, 1000, 1500, 2000, 3000, 5000, 5500, 6000, 6400, 6600].map((moment) => clockAt(clock, moment))).toEqual([0, 0, 500, 1000, 1000, 1000, 1500, 2000, 2000, 2100]);
});

it("means the end of a pause where it stood still", () => {
  expect([0, 500, 1000, 1500, 2000, 2100].map((clockMs) => momentAt(clock, clockMs))).toEqual([1000, 1500, 5000, 5500, 6500, 6600]);
});

it("never goes back, and what it shows leads to a moment at which it shows the same", () => {
  const pauses = fc.array(fc.nat({ max: 5000 }), { maxLength: 8 }).map((lengths) => {
    let moment = 1000;
    return lengths.flatMap((length, index) => {
      const from = moment;
      moment += length;
      return index % 2 === 1 ? [{ from, to: moment }] : [];
    });
  });
  fc.assert(
    fc.property(pauses, fc.nat({ max: 60_000 }), fc.nat({ max: 60_000 }), (held, one, other) => {
      const any = { startedAt: 1000, pauses: held };
      const [early, late] = [Math.min(one, other), Math.max(one, other)];
      expect(clockAt(any, early)).toBeLessThanOrEqual(clockAt(any, late));
      expect(momentAt(any, early)).toBeLessThanOrEqual(momentAt(any, late));
      expect(clockAt(any, momentAt(any, one))).toBe(one);
    }),
  );
});
