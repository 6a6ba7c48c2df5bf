import { expect, it } from "vitest";
import { isDamaged, spokenIn } from "#model/spoken";

it.each([
  ["Why?", "Why?"],
  [" Why?", " Why?"],
  ["", ""],
  ["<", ""],
  ["<thi", ""],
  ["<think>", ""],
  ["<think>Let me", ""],
  ["<think>Let me</think>", ""],
  ["<think>Let me</think>\n\nWhy?", "Why?"],
  ["\n<think>a</think>Why?", "Why?"],
  ["<b>Why?", "<b>Why?"],
  ["Is 3 <think>?", "Is 3 <think>?"],
  ["a\r\nb\rc", "a\nb\nc"],
  ["a\u0000b\u0008c\td", "abc\td"],
])("hears of %j only %j", (soFar, heard) => {
  expect(spokenIn(soFar)).toBe(heard);
});

it("never takes back what was heard while more comes", () => {
  const whole = "<think>Hm <b> hm</think> Why <think> that?";
  let before = "";
  for (let end = 0; end <= whole.length; end += 1) {
    const now = spokenIn(whole.slice(0, end));
    expect(now.startsWith(before)).toBe(true);
    before = now;
  }
});

it.each([["caf\uFFFD", true], ["\uD83D", true], ["\uDE42\uD83D", true], ["🙂 café", false]])("knows whether %j is damaged: %s", (text, damaged) => {
  expect(isDamaged(text)).toBe(damaged);
});
