import fc from "fast-check";
import { expect, it } from "vitest";
import { longestAnswer } from "#core/session/request";
import * as core from "#core/session/view";
import type { Level } from "#core/words";
import * as web from "./level-words";

it("names levels and bands as the core does", () => {
  expect(web.levelTitle).toEqual(core.levelTitle);
  expect(web.bandTitle).toEqual(core.bandTitle);
  expect(web.longestAnswer).toBe(longestAnswer);
});

it("says a range by the levels that it reaches, or nearly", () => {
  expect(web.rangeInWords({ low: 2.2, high: 3.4 })).toBe("Mid to senior");
  expect(web.rangeInWords({ low: 2.6, high: 3.4 })).toBe("Senior");
  expect(web.rangeInWords({ low: 2.9, high: 3.9 })).toBe("Senior to staff");
  expect(web.rangeInWords({ low: 1, high: 4 })).toBe("Junior to staff");
});

it("says a range between two levels by both", () => {
  expect(web.rangeInWords({ low: 2.4, high: 2.6 })).toBe("Mid to senior");
});

it("says mirrored ranges in mirrored words", () => {
  const hundredths = fc.integer({ min: 100, max: 400 });
  const mirror = { Junior: "staff", Mid: "senior", Senior: "mid", Staff: "junior" } as const;
  const mirrored = (words: string): string => words.replace(/junior|mid|senior|staff/gi, (word) => mirror[web.levelTitle[word.toLowerCase() as Level]]).split(" to ").reverse().join(" to ");
  fc.assert(
    fc.property(hundredths, hundredths, (one, other) => {
      const [low, high] = [Math.min(one, other) / 100, Math.max(one, other) / 100];
      expect(web.rangeInWords({ low: (500 - high * 100) / 100, high: (500 - low * 100) / 100 }).toLowerCase()).toBe(mirrored(web.rangeInWords({ low, high })));
    }),
  );
});

it("does not go from one pair of levels to another where a range round a level moves a little", () => {
  expect([[2.48, 3.48], [2.5, 3.5], [2.52, 3.52]].map(([low = 0, high = 0]) => web.rangeInWords({ low, high }))).toEqual(["Senior", "Senior", "Senior"]);
});
