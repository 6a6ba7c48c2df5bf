import { describe, expect, it } from "vitest";
import { foldedWords } from "#core/board/aliases";
import { isAside, isLegend, isMarker, isName, isNote, isRemark, isWrittenCross, mayName } from "#core/board/label-text";
import { leastTimeMs } from "../../../test/least-time";

/** The longest text that an element may hold. */
const longest = 20_000;
const filled = (piece: string, end = ""): string => piece.repeat(Math.ceil(longest / piece.length)).slice(0, longest - end.length) + end;

/** What patterns stumble over: long runs that may be parted in many ways, and an end that fits none of them. */
const hostile: readonly (readonly [string, string])[] = [
  ["digits, then blanks", `${"1".repeat(longest / 2)}${" ".repeat(longest / 2 - 1)}x`],
  ["digits and blanks by turns", filled("1 ", "x")],
  ["digits and full stops", filled("1.", "x")],
  ["a digit, then blanks", `1${filled(" ", "x").slice(1)}`],
  ["a colon, then blanks", `a:${filled(" ", ":").slice(2)}`],
  ["colons", filled(":", "x")],
  ["commas", filled(",a", ":")],
  ["signs of about", filled("~", "x")],
  ["signs of about and blanks", filled(" ~", "x")],
  ["equals signs", filled("= ", "x")],
  ["open brackets", filled("(")],
  ["brackets in brackets", `${"(".repeat(longest / 2)}${")".repeat(longest / 2)}`],
  ["square brackets", filled("[", "x")],
  ["hyphens", filled("-")],
  ["bullets", filled("- \n", "x")],
  ["numbered lines", filled("1) a\n", "x")],
  ["request lines", filled("GET ", "x")],
  ["question marks", filled("?", "x")],
  ["guillemets", filled("«", "x")],
  ["one long word", filled("a")],
  ["apostrophes", filled("a'", "’")],
  ["blank lines", `a${filled("\n", "x").slice(1)}`],
  ["crosses", filled("x ", "1")],
  ["surrogates", filled("👤")],
];

const readings: readonly (readonly [string, (text: string) => unknown])[] = Object.entries({ isName, isRemark, isNote, mayName, isAside, isLegend, isMarker, isWrittenCross, foldedWords });

describe("a text of the greatest length", () => {
  // A pattern that goes back and forth takes thousands of times as long; the machine may well be busy.
  const mostTimesAsLong = 100;
  const times = (text: string): readonly (readonly [string, number])[] => readings.map(([name, reading]) => [name, leastTimeMs(() => void reading(text))]);
  const plain = Math.max(...times(filled("orders and users ")).map(([, time]) => time));

  it.each(hostile)("of %s takes about as long as any other", (_, text) => {
    expect(text).toHaveLength(longest);
    for (const [name, time] of times(text)) expect([name, time < mostTimesAsLong * plain]).toEqual([name, true]);
  });
});

describe("words", () => {
  it.each(["12k req/s", "3.5 GB per day", "1,000 / s", "~ 200 MB", "10 k / user", "QPS 5k per second"])("%s are a quantity", (text) => expect(isRemark(text)).toBe(true));
  it.each(["API v2", "Shard 1/3", "S3", "Top 10 worker", "Redis 7"])("%s are a name", (text) => expect([isRemark(text), isName(text)]).toEqual([false, true]));
});
