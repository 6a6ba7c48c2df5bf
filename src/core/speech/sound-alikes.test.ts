import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SoundAlikes } from "#core/content/sound-alike";
import { soundAlikesOf } from "#core/speech/sound-alikes";
import { sentencesOf } from "#core/text/sentence";
import { tokensOf, type Token } from "#core/text/token";

const some = { heard: ["x"], not_heard: ["y"] };
const reread = soundAlikesOf(
  SoundAlikes.parse({
    strong: ["database", "server"],
    weak: ["table", "key"],
    spelled: ["api"],
    entries: [
      { means: "kafka", written: ["calf car"], sure: "certain", ...some },
      { means: "latency", written: ["late and see"], sure: "likely", ...some },
      { means: "cache", written: ["cash"], sure: "doubtful", not_before: ["desk"], everyday: ["till"], ...some },
      { means: "redis", written: ["read is"], sure: "likely", after: ["in"], before: ["cluster"], ...some },
      { means: "cap theorem", written: ["cap the room"], sure: "certain", ...some },
      { means: "sharding key", written: ["sharky"], sure: "certain", ...some },
    ],
  }),
);

function inSentences(text: string): readonly (readonly Token[])[] {
  const tokens = tokensOf(text);
  return sentencesOf(text).map(({ start, end }) => tokens.filter((token) => token.start >= start && token.end <= end));
}
const heard = (text: string): readonly Token[] => reread(text, inSentences(text)).flat();
const words = (text: string): string => heard(text).map(({ word }) => word).join(" ");

describe("what a recogniser writes is read as what was meant", () => {
  it.each([
    ["Orders go to calf car.", "orders go to kafka"],
    ["We call the a p i.", "we call the api"],
    ["By cap the room we choose.", "by cap theorem we choose"],
    ["The sharky is the tenant.", "the sharding key is the tenant"],
    ["The late and see of the table.", "the latency of the table"],
    ["The late and see fell. It is the server.", "the latency fell it is the server"],
    ["The cash is beside the database.", "the cache is beside the database"],
    ["It sits in read is with a key.", "it sits in redis with a key"],
  ])("%s", (text, meant) => expect(words(text)).toBe(meant));
});

describe("what may mean itself stays", () => {
  it.each([
    "Come late and see the show.",
    "The cash is on the table.",
    "The cash desk is beside the database.",
    "The till holds cash. The database of the server holds a table with a key.",
    "Each read is served by the server.",
    "A calf, car and dog.",
    "It is late. And see the table.",
    "The late and see fell. It was cold. It is the server.",
  ])("%s", (text) => expect(heard(text)).toEqual(tokensOf(text)));
});

it("a term stands where it was written, so that a quote holds the words as they were", () => {
  const text = "Orders go to calf car by cap the room.";
  const written = (word: string) => heard(text).filter((token) => token.word === word).map(({ start, end }) => text.slice(start, end));
  expect(written("kafka")).toEqual(["calf car"]);
  expect([...written("cap"), ...written("theorem")]).toEqual(["cap", "the room"]);
});

it("text that holds no form is read word by word, as it was", () => {
  const word = fc.constantFrom("calf", "late", "see", "cap", "room", "read", "the", "database", "a", "p", "in");
  fc.assert(
    fc.property(fc.array(fc.tuple(word, fc.constantFrom(", ", ". ", "; ")), { maxLength: 40 }), (parts) => {
      const text = parts.flat().join("");
      const sentences = inSentences(text);
      expect(reread(text, sentences)).toBe(sentences);
    }),
  );
});

it("never loses, moves or turns round a place", () => {
  const word = fc.constantFrom("calf", "car", "late", "and", "see", "cash", "cap", "the", "room", "read", "is", "in", "cluster", "database", "a", "p", "i", "sharky", "till");
  fc.assert(
    fc.property(fc.array(fc.tuple(word, fc.constantFrom(" ", " ", " ", ". ")), { maxLength: 60 }), (parts) => {
      const text = parts.flat().join("");
      const read = heard(text);
      const plain = tokensOf(text);
      for (const [index, { start, end }] of read.entries()) {
        expect(end).toBeGreaterThan(start);
        expect(start).toBeGreaterThanOrEqual(read[index - 1]?.start ?? 0);
      }
      for (const { start, end } of plain) expect(read.some((token) => token.start <= start && token.end >= end)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
