import { expect, it } from "vitest";
import { replacedIn } from "./replaced-in";

it.each([
  ["a cash in front", "cash", "cache", 0, "a cache in front"],
  ["Cash here, cash there", "cash", "cache", 1, "Cash here, cache there"],
  ["cashier and cash", "cash", "cache", 0, "cashier and cache"],
  ["a rate  limited", "rate limited", "rate limiter", 0, "a rate  limited".replace("rate  limited", "rate limiter")],
  ["nothing of it", "cash", "cache", 0, "nothing of it"],
  ["costs $1 (net)", "$1", "$2", 0, "costs $2 (net)"],
])("%s", (text, phrase, by, timesBefore, expected) => {
  expect(replacedIn(text, phrase, by, timesBefore)).toBe(expected);
});
