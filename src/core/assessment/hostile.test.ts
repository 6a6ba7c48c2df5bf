import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Assessment } from "#core/assessment/assessment";
import { assessTranscript } from "#core/assessment/assess-transcript";
import type { Result } from "#core/problem";
import type { Turn } from "#core/transcript/transcript";
import type { Round } from "#core/words";
import { ear } from "../../../test/shipped-content";

/** Whatever is said, in whatever characters: the assessment is valid, each of its quotes stands where it says, and twice is the same. */

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};

const assessed = (turns: readonly Turn[], round: Round = "system-design"): Assessment => must(assessTranscript(ear, { round, question: "Design a rate limiter.", turns: [...turns] }, "t"));

/** Said whole by the candidate, and its beginning by the interviewer and once more behind something sensible. */
const told = (text: string): readonly Turn[] => [
  { speaker: "interviewer", text: "How would you design it?" },
  { speaker: "candidate", text },
  { speaker: "interviewer", text: text.slice(0, 500) },
  { speaker: "candidate", text: `I'd keep a cache because reads are 10,000 a second. ${text.slice(0, 500)}` },
];

function holdsTheLaws(turns: readonly Turn[], round?: Round): void {
  const assessment = assessed(turns, round);
  expect(Assessment.parse(assessment)).toEqual(assessment);
  const places = [...assessment.evidence, ...assessment.statements, ...assessment.unclear, ...assessment.arithmetic, ...assessment.strongerMoves.map(({ place, quote }) => ({ ...place, quote })), ...(assessment.nextProbe?.said == null ? [] : [assessment.nextProbe.said])];
  for (const { turn, start, end, quote } of places) {
    expect(turns[turn]?.speaker).toBe("candidate");
    expect(turns[turn]?.text.slice(start, end)).toBe(quote);
  }
  expect(JSON.stringify(assessed(turns, round))).toBe(JSON.stringify(assessment));
}

const strange = {
  "lone surrogates": "I'd shard \ud800 the counters \udfff because \ud83d one node is full.".repeat(20),
  "marks that turn the direction": "\u202eI'd shard the counters\u202c because \u2066one node\u2069 takes \u200f100 requests a second.".repeat(20),
  "characters without width": "I'd sh\u200bard the c\u200dounters be\u2060cause one no\ufeffde is f\u00adull. \u200b \u200b\u200b. \ufeff".repeat(20),
  "runs of combining marks": `I'd shard the count${"\u0301\u0327\u0489".repeat(3000)}ers because one node is full. ${"\u0300".repeat(2000)}`,
  "NUL and other control characters": "I'd shard\0the counters\u0001 because\u0085one node\u001b[31m is full\u0007.\0\0".repeat(20),
  "very long words": `I'd ${"shard".repeat(20_000)} the ${"9".repeat(20_000)} counters because one node is full.`,
  "no spaces": "becauseI'dshardthecounters,".repeat(8000),
  "no spaces or letters": "-".repeat(200_000),
  "nothing but spaces and full stops": " . ".repeat(3000),
  "sequences of emoji": "I'd 👩‍👩‍👧‍👦 shard 🏳️‍🌈 the 🇩🇪 counters 👍🏽 because 1️⃣ node is full 🔥🔥🔥. ".repeat(50),
  "other scripts": "我们用缓存,因为读取很多。Мы делим счётчики, потому что узел полон. نقسم العدادات لأن العقدة ممتلئة. ".repeat(50),
  "compatibility forms": "I'd ｓｈａｒｄ the ﬃ ① ½ ٣ K ſ İ counters because 𝒜 node is full.".repeat(20),
} as const;

describe("a turn that holds", () => {
  it.each(Object.entries(strange))("%s", (_, text) => {
    holdsTheLaws(told(text));
  });
});

it("arbitrary strings", () => {
  const text = fc.oneof(fc.string({ unit: "binary", minLength: 1, maxLength: 200 }), fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }));
  const spoken = fc.constantFrom("I'd shard the counters because one node takes 10,000 requests a second. ", "We gave up on the queue, so the price is ", "What happens if it fails? ");
  const said = fc.array(fc.oneof(text, spoken), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(""));
  fc.assert(fc.property(said, fc.constantFrom<Round>("system-design", "behavioural", "incident"), (one, round) => { holdsTheLaws(told(one), round); }), { numRuns: 60 });
});

it("five thousand turns", () => {
  const spoken = ["I'd shard the counters by client, because one node takes only a tenth of the load.", "The price is that a client may overshoot by 5 percent.", "I rang the bank and got them to agree.", "If the store is gone, each gateway falls back on a local bucket."];
  const turns = Array.from({ length: 5000 }, (_, index): Turn => (index % 2 === 0 ? { speaker: "interviewer", text: "And what happens then?" } : { speaker: "candidate", text: `${spoken[(index >> 1) % spoken.length] ?? ""} That was point ${String(index)}.` }));
  holdsTheLaws(turns);
});
