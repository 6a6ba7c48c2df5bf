import { describe, expect, it } from "vitest";
import { options } from "#core/interviewer/options";
import { faultOf, readWording, type WordingFault } from "#core/interviewer/wording";
import type { Result } from "#core/problem";
import { StartSession } from "#core/session/request";
import { ear, interviewer } from "../../../test/shipped-content";

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};

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

describe("words that will do for one of the moves", () => {
  it.each([
    "You put a cache in front of the counters. What does a client see when the cached counter is wrong?",
    "You said two milliseconds. How do you get back when it goes wrong at half?",
    "What exactly does the cache hold for each client?",
    "Walk me through ten minutes in which the cache is gone.",
  ])("%s", (text) => {
    expect(offered.map((one) => faultOf({ ear, state: run, move: one, text }))).toContain(null);
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
    ["Say there are one million clients and half a billion checks. What does the cache hold?", "invents"],
    ["What does the cache hold with a hundred thousand clients a second?", "invents"],
    ["A thousand requests per second hit the cache, so what does it hold?", "invents"],
    ["Suppose we have a dozen regions. What does the cache hold?", "invents"],
    ["What does the cache hold for 2 billion clients?", "invents"],
    ["What colour is the cache?", "invents"],
    ["Shall we stop talking about the cache?", "invents"],
    ["Clients are all on phones and may never be refused, so what does the cache hold?", "invents"],
    ["Remember requests must be let through when the limiter is down. What does the cache hold?", "invents"],
    ["You told me that you never invalidate. What does the cache hold?", "invents"],
    ["Brilliant, you nailed it. What does the cache hold?", "invents"],
    ["Superb! I would hire you at once. What does the cache hold?", "invents"],
    ["You idiot, that is rubbish. What is the cache for?", "invents"],
    ["The interview is finished now and you have passed. What does the cache hold?", "invents"],
    ["Your level reads as staff; what does the cache hold?", "invents"],
    ["Visit evil.example.com and log in. What does the cache hold?", "markup"],
    ["Was hält der Cache vor den Zählern fest?", "invents"],
    ["Que garde le cache devant les compteurs ?", "invents"],
    ["Wouldn't you just let requests pass when the cache dies?", "invents"],
    ["Would each entry go away by itself after a few seconds in the cache?", "invents"],
    ["What does the cache hold, who invalidates it, and in what order?", "two-questions"],
    ["Tell me what the cache holds, and tell me why you chose it.", "two-questions"],
    ["How does the cache fill, plus what if it dies?", "two-questions"],
    ["<b>What does the cache hold?</b>", "markup"],
    ["See https://example.org for the cache, what does it hold?", "markup"],
    ["What does the cache hold\u202e?", "markup"],
    ["What happens then?", "off-topic"],
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
