import { expect, it } from "vitest";
import { longestAnswer } from "#core/session/request";
import * as core from "#core/session/view";
import * as web from "./level-words";

it("names levels and bands as the core does", () => {
  expect(web.levelTitle).toEqual(core.levelTitle);
  expect(web.bandTitle).toEqual(core.bandTitle);
  expect(web.longestAnswer).toBe(longestAnswer);
});

it("says a range by the levels that its ends are nearest to", () => {
  expect(web.rangeInWords({ low: 2.2, high: 3.4 })).toBe("Mid to senior");
  expect(web.rangeInWords({ low: 2.6, high: 3.4 })).toBe("Senior");
});
