import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readPack } from "#content-pack/read-pack";
import { earOf } from "#core/evidence/ear";
import { options } from "#core/interviewer/options";
import { faultOf, readWording, type WordingFault } from "#core/interviewer/wording";
import type { Result } from "#core/problem";
import { createInterviewer } from "#core/session/interviewer";
import { StartSession } from "#core/session/request";

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};
const pack = must(await readPack(fileURLToPath(new URL("../../../content", import.meta.url))));
const ear = must(earOf(pack));
const interviewer = must(createInterviewer(pack));

const began = 1_000_000;
const at = began + 60_000;
const said = "I'd put a cache in front of the counters, because a check must take two milliseconds.";
const run = interviewer.evolve(must(interviewer.fold(must(interviewer.start(StartSession.parse({ round: "system-design", scenario: "rate-limiter" }), began, 1)))), { type: "answer-given", at, key: "a", text: said });
const offered = options(ear, run, at);
const [move] = offered;
if (move === undefined) throw new Error("Nothing is free to word.");
const faultIn = (text: string): WordingFault | null => faultOf({ ear, state: run, move, text });

it("offers the move that the interviewer would make, and few others", () => {
  expect(offered.length).toBeGreaterThan(1);
  expect(offered.length).toBeLessThanOrEqual(3);
  expect(new Set(offered.map(({ text }) => text)).size).toBe(offered.length);
});

describe("words that will do", () => {
  it.each([
    "You put a cache in front of the counters. What does a client see when the cached counter is wrong?",
    "Two milliseconds is tight. What happens to the counters in the cache when they change elsewhere?",
    "Walk me through what that cache holds, and when it lets go of it.",
    "So there's a cache before the counters: what goes wrong when it starts empty?",
  ])("%s", (text) => {
    expect(faultIn(text)).toBeNull();
  });
});

describe("words that will not do", () => {
  it.each([
    ["", "empty"],
    ["…", "empty"],
    [`What about the cache ${"and so on ".repeat(20)}?`, "too-long"],
    ["What does the cache hold? And who fills it?", "two-questions"],
    ["What does the cache hold and how do you keep it small?", "two-questions"],
    ["There is a cache with counters.", "no-question"],
    ["Great answer, what does the cache hold?", "judges"],
    ["As an AI I cannot say. What does the cache hold?", "judges"],
    ["Would you set a TTL on the cache?", "invents"],
    ["Would the cache evict the least recently used counters?", "gives-away"],
    ["What if the cache must serve 50,000 checks?", "invents"],
    ["What if the cache were in Redis?", "invents"],
    ["What did Martina say about the cache?", "invents"],
    ["What does the cache hold, in twelve regions?", "invents"],
    ["<b>What does the cache hold?</b>", "markup"],
    ["See https://example.org for the cache, what does it hold?", "markup"],
    ["What does the cache hold\u202e?", "markup"],
    ["Which colour do you like best?", "off-topic"],
  ] as const)("%s is %s", (text, fault) => {
    expect(faultIn(text)).toBe(fault);
  });
});

describe("a reply", () => {
  it.each([
    ["2: What else?", 3, { choice: 1, text: "What else?" }],
    ["What else?", 3, { choice: 0, text: "What else?" }],
    ["(3) “What\n else?”", 3, { choice: 2, text: "What else?" }],
    ["7: What else?", 3, { choice: 0, text: "What else?" }],
    ["2 – What else?", 3, { choice: 1, text: "What else?" }],
  ])("%j of %i", (reply, count, read) => {
    expect(readWording(reply, count)).toEqual(read);
  });
});
