import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantitiesIn } from "#core/arithmetic/read-quantities";

const digits = 6;
const rounded = (value: number | null): number | null => (value === null ? null : Number(value.toPrecision(digits)));
const read = (text: string) => quantitiesIn(text).map(({ value, unitClass, noun }) => [rounded(value), unitClass, noun]);

describe("numbers as people say and write them", () => {
  it.each([
    ["100M users", 1e8, "count", "users"],
    ["100m users", 1e8, "count", "users"],
    ["100 million users", 1e8, "count", "users"],
    ["a hundred million users", 1e8, "count", "users"],
    ["hundred million users", 1e8, "count", "users"],
    ["100 million daily users", 1e8, "count", "users"],
    ["100M DAU", 1e8, "count", "users"],
    ["50 million monthly active users", 5e7, "count", "users"],
    ["1B users", 1e9, "count", "users"],
    ["2bn rows", 2e9, "count", "rows"],
    ["11.6k requests", 11_600, "count", "requests"],
    ["eleven point six thousand requests", 11_600, "count", "requests"],
    ["two and a half million rows", 2_500_000, "count", "rows"],
    ["3 and a half million rows", 3_500_000, "count", "rows"],
    ["a million and a half rows", 1_500_000, "count", "rows"],
    ["half a million rows", 500_000, "count", "rows"],
    ["ten to the fifth operations", 100_000, "count", "operations"],
    ["ten to the power of six rows", 1e6, "count", "rows"],
    ["10^9 rows", 1e9, "count", "rows"],
    ["1e9 rows", 1e9, "count", "rows"],
    ["1,200,000 rows", 1_200_000, "count", "rows"],
    ["1_200_000 rows", 1_200_000, "count", "rows"],
    ["10 000 users", 10_000, "count", "users"],
    ["500 K rows", 500_000, "count", "rows"],
    ["five hundred k rows", 500_000, "count", "rows"],
    ["ten thousand rows", 10_000, "count", "rows"],
    ["three hundred thousand rows", 300_000, "count", "rows"],
    ["two hundred and fifty users", 250, "count", "users"],
    ["one million two hundred thousand users", 1_200_000, "count", "users"],
    ["two thousand five hundred and twelve users", 2512, "count", "users"],
    ["twenty five engineers", 25, "count", "engineers"],
    ["twenty-five engineers", 25, "count", "engineers"],
    ["two teams", 2, "count", "teams"],
    ["three more countries", 3, "count", "countries"],
    ["two identical cloud accounts", 2, "count", "accounts"],
    ["two big Postgres clusters", 2, "count", "clusters"],
    ["a couple hundred users", null, "count", "users"],
    ["a few thousand users", null, "count", "users"],
    ["hundreds of thousands of users", null, "count", "users"],
    ["six or seven thousand users", 6500, "count", "users"],
    ["5 to 10 million users", 7.5e6, "count", "users"],
    ["50 to 1000 users", 525, "count", "users"],
    ["500 KB", 500_000, "size", ""],
    ["500KB each", 500_000, "size", ""],
    ["500 K B each", 500_000, "size", ""],
    ["500 B each", 500, "size", ""],
    ["2 GiB", 2 * 1024 ** 3, "size", ""],
    ["64 KiB", 65_536, "size", ""],
    ["10G of memory", 1e10, "size", ""],
    ["a 16-byte key", 16, "size", ""],
    ["20 to 30 percent", 0.25, "ratio", ""],
    ["5 per cent", 0.05, "ratio", ""],
    ["99.9 %", 0.999, "ratio", ""],
    ["3x", 3, "ratio", ""],
    ["ten times as many", 10, "ratio", ""],
    ["two thirds of them", 0.666667, "ratio", ""],
    ["two orders of magnitude", 100, "ratio", ""],
    ["an order of magnitude", 10, "ratio", ""],
    ["three nines", 0.999, "availability", ""],
    ["five nines", 0.99999, "availability", ""],
    ["sixty seconds", 60, "time", ""],
    ["under 200 ms", 0.2, "time", ""],
    ["p99 under 200 ms", 0.2, "time", ""],
    ["a TTL of 5m", 300, "time", ""],
    ["every 10 s", 10, "time", ""],
    ["three months", 7_776_000, "time", ""],
    ["two weeks", 1_209_600, "time", ""],
    ["nineteen working days", 1_641_600, "time", ""],
    ["a two-week freeze", 1_209_600, "time", ""],
    ["within an hour", 3600, "time", ""],
    ["44 minutes a month", 2640, "time", ""],
    ["$2M a year", 2e6, "money", ""],
    ["$5m", 5e6, "money", ""],
    ["30 dollars", 30, "money", ""],
    ["20 €", 20, "money", ""],
    ["forty requests a second", 40, "rate", "requests"],
    ["11.6k/s", 11_600, "rate", ""],
    ["12k QPS", 12_000, "rate", "requests"],
    ["500 rps", 500, "rate", "requests"],
    ["3k TPS", 3000, "rate", "requests"],
    ["a million events per hour", 1e6 / 3600, "rate", "events"],
    ["60 requests per minute", 1, "rate", "requests"],
    ["100 requests per second per node", 100, "rate", "requests"],
    ["10 reads per user per day", 10 / 86_400, "rate", "reads"],
    ["ten times a day", 10 / 86_400, "rate", "times"],
    ["twice a day", 2 / 86_400, "rate", ""],
    ["2 400 B/day", 2.4e12 / 86_400, "rate", ""],
    ["1B reads a day", 1e9 / 86_400, "rate", "reads"],
    ["2 B/sec", 2e9, "rate", ""],
    ["a billion reads daily", 1e9 / 86_400, "rate", "reads"],
    ["2.5M writes a month", 2.5e6 / 2_592_000, "rate", "writes"],
    ["40 requests a second one primary does", 40, "rate", "requests"],
    ["5 TB per day", 5e12 / 86_400, "bandwidth", ""],
    ["5 TB of logs per day", 5e12, "size", ""],
    ["3 Mbit/s", 375_000, "bandwidth", ""],
    ["100 Mbps", 12_500_000, "bandwidth", ""],
    ["100 MB/s", 1e8, "bandwidth", ""],
    ["ten gigabits per second", 1.25e9, "bandwidth", ""],
  ])("%s", (text, value, unitClass, noun) => {
    expect(read(text)[0]).toEqual([rounded(value), unitClass, noun]);
  });

  it.each([
    "p99 matters", "p99.9 too", "the 95th percentile", "use S3", "on EC2", "v2.3 of it", "version 2", "HTTP 429", "we answer 429s", "A 429 with a header", "HTTP/2 helps", "Node 20 is fine", "Java 21", "TLS 1.3",
    "an L5 role", "24/7 support", "24x7", "back in 2021 we", "since 2014", "in 2021 customers left", "on 2021-05-03", "at 14:02 sharp", "at 3 pm", "at 9am", "one of the teams", "one of them", "first of all", "the first one",
    "one option is", "one node is enough", "all at once", "the second time", "wait a second", "a second region", "the two of us", "these three", "level 5", "phase two", "step three", "two-phase commit", "UTF-8", "SHA-256",
    "us-east-1", "10.0.0.1", "ticket #123", "i18n and k8s", "a 2PC", "5xx errors", "a 3D model", "the 90s", "on 5G", "nineteen ninety nine", "a constructor", "toString", "",
  ])("hears no number in: %s", (text) => {
    expect(read(text)).toEqual([]);
  });

  it("keeps before and after apart: from 20 to 3 minutes is a change, no range", () => {
    expect(read("from 20 to 3 minutes").map(([value]) => value)).toEqual([20, 180]);
  });

  it("gives both ends of a range, and their middle", () => {
    expect(quantitiesIn("20 to 30 percent")).toMatchObject([{ text: "20 to 30 percent", low: 0.2, high: 0.3, value: 0.25 }]);
  });

  it("tells the sign of a product from a factor", () => {
    expect(read("50M posts x 1 KB")).toEqual([[5e7, "count", "posts"], [1000, "size", ""]]);
    expect(read("5 times 10 users")).toEqual([[5, "bare", ""], [10, "count", "users"]]);
  });
});

const pieces = fc.constantFrom("100", "million", "users", "a", "per", "second", "$", "KB", "B", "x", "to", "-", ".", "ten", "half", "/", "s", "and", "point", "nines", "times", "constructor", "%", "1,200", "𝟙", "𝐤", "é", "day", "m", "2021", ":", "of", "tens");

it("gives a sign between two numbers to one of them only", () => {
  expect(quantitiesIn("100$100").map(({ text }) => text)).toEqual(["100$", "100"]);
});

it("names every quantity by its exact place, in order, whatever the text", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: "binary", maxLength: 5 }))), fc.constantFrom("", " ", "\n"), (parts, between) => {
      const text = parts.join(between);
      let last = 0;
      for (const { start, end, text: said, value, low, high } of quantitiesIn(text)) {
        expect(text.slice(start, end)).toBe(said);
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        if (value === null) continue;
        expect(Number.isNaN(value)).toBe(false);
        expect(low ?? 0).toBeLessThanOrEqual(high ?? 0);
        last = end;
      }
    }),
  );
});

it("reads back what is written in digits, with commas, with a letter or in words", () => {
  const words = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"] as const;
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 9 }), (hundreds, unit) => {
      const value = (hundreds * 100 + unit) * 1000;
      const forms = [String(value), `${String(value / 1000)},000`, `${String(value / 1000)}k`, `${words[hundreds] ?? ""} hundred and ${words[unit] ?? ""} thousand`];
      expect(forms.map((form) => read(`${form} rows`))).toEqual(forms.map(() => [[value, "count", "rows"]]));
    }),
  );
});

it("reads a long text to its end", () => {
  const sentence = "We serve 40 requests a second from one primary, and p99 is under 200 ms. ";
  expect(quantitiesIn(sentence.repeat(2000))).toHaveLength(4000);
});
