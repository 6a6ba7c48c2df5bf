import { describe, expect, it } from "vitest";
import { assessTranscript } from "#core/assessment/assess-transcript";
import type { Assessment } from "#core/assessment/assessment";
import type { Result } from "#core/problem";
import { ear } from "./shipped-content";

/** What was said aloud, as a recogniser writes it, with everything that people take back: what it earns, with the content that ships. */

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};
const question = "Design the page that shows what is on sale in our shops.";
const design = (text: string): Assessment => must(assessTranscript(ear, { round: "system-design", question, turns: [{ speaker: "interviewer", text: question }, { speaker: "candidate", text }] }, "t"));
const stateOf = ({ obligations }: Assessment, kind: string) => obligations.find((one) => one.topic === "cache" && one.kind === kind)?.state;
const taken = ["claimed", "grounded", "defended"];

describe("what is misheard", () => {
  it.each([
    ["a cash", "I'd put a cash in front of the product table. Each entry dies after sixty seconds, because a price may be a minute late."],
    ["ready's", "I'd put ready's in front of the product table. Each entry dies after sixty seconds, because a price may be a minute late."],
    ["mem cash d", "I'd put mem cash d in front of the product table. Each entry dies after sixty seconds, because a price may be a minute late."],
  ])("%s opens what a cache opens and is quoted as it was written", (written, text) => {
    const read = design(text);
    expect(taken).toContain(stateOf(read, "invalidation"));
    const quotes = [...read.evidence, ...read.statements];
    for (const { turn, start, end, quote } of quotes) expect(turn === 1 ? text.slice(start, end) : "").toBe(quote);
    expect(quotes.map(({ quote }) => quote).join(" ")).toContain(written);
  });

  it("is left alone where money is about", () => {
    expect(stateOf(design("The shops count the cash in the till each night, and the server writes one row to the table."), "invalidation")).toBeUndefined();
  });
});

describe("what is taken back", () => {
  const answer = "I'd put a cache in front of the product table, no, scratch that, one primary with an index holds eight thousand products, because thirty requests a second is nothing.";

  it("opens no topic and is in no quote", () => {
    const read = design(answer);
    expect(stateOf(read, "invalidation")).toBeUndefined();
    for (const { quote } of read.evidence) expect(quote).not.toContain("cache");
    expect(read.evidence.length).toBeGreaterThan(0);
  });

  it("earns nothing, and what replaces it earns what it would have earned alone", () => {
    const opened = "I'd put a cache in front of the product table.";
    const alone = design(`${opened} Each entry lives for sixty seconds, because a price may be a minute late.`);
    const mended = design(`${opened} We delete the entry in the same, sorry, no, each entry lives for sixty seconds, because a price may be a minute late.`);
    expect(taken).toContain(stateOf(alone, "invalidation"));
    expect(stateOf(mended, "invalidation")).toBe(stateOf(alone, "invalidation"));
    for (const { quote } of mended.evidence) expect(quote).not.toContain("delete");
  });

  it("moves no reading by stumbles alone", () => {
    const plain = "I noticed that our tills froze each Monday, because the price file was too large. I wrote a tool that splits it and convinced the two store managers in our district who feared the change. Freezes went from nine a week to zero.";
    const stumbling = "I I noticed that, um, that our tills froze each Monday, because the, uh, because the price file was too large. I wrote, I wrote a tool that splits it and, you know, convinced the two store managers in our district who who feared the change. Freezes went from ten, no, nine a week to zero.";
    const story = (text: string) => must(assessTranscript(ear, { round: "behavioural", question: "Tell me about a time you led.", turns: [{ speaker: "candidate", text }] }, "t"));
    expect(story(stumbling).overall.altitude.value).toBeCloseTo(story(plain).overall.altitude.value, 1);
    expect(new Set(story(stumbling).evidence.map(({ signal }) => signal))).toEqual(new Set(story(plain).evidence.map(({ signal }) => signal)));
  });
});
