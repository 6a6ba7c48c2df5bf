import { describe, expect, it } from "vitest";
import { assessTranscript } from "#core/assessment/assess-transcript";
import type { Assessment } from "#core/assessment/assessment";
import type { Result } from "#core/problem";
import { ear } from "../../../test/shipped-content";

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};

const design = (text: string): Assessment => must(assessTranscript(ear, { round: "system-design", question: "Design the portal of a landlord.", turns: [{ speaker: "interviewer", text: "Design the portal of a landlord." }, { speaker: "candidate", text }] }, "t"));
const row = ({ obligations, evidence }: Assessment, topic: string, kind: string) => {
  const found = obligations.find((one) => one.topic === topic && one.kind === kind);
  return { state: found?.state, quotes: (found?.evidence ?? []).map((id) => evidence.find((piece) => piece.id === id)?.quote) };
};

describe("what was named", () => {
  it("takes the right words for its own only beside its topic", () => {
    const named = "I'd put a cache in front of the flats.";
    expect(row(design(`${named} It has an eviction policy.`), "cache", "eviction").state).toBe("named");
    const far = design(`${named} Each tenant has a row with the date of the lease. A clerk signs every lease by hand on the next day. The eviction policy is printed on the back of it.`);
    expect(row(far, "cache", "eviction")).toEqual({ state: "open", quotes: [] });
  });

  it("shows last what says most of it", () => {
    const { quotes } = row(design("I'd put a cache in front of the flats. When a price changes we delete the entry in the same request, because people pay what they see. The cache has invalidation."), "cache", "invalidation");
    expect(quotes.at(-1)).toContain("we delete the entry in the same request");
  });
});

it("counts stretches of one sentence that lie within one another as one piece", () => {
  const text = "If the store is gone we fail open because being down hurts more, and we page somebody after five minutes when it stays gone.";
  const { evidence } = design(`A limiter with a token bucket stands at the gateway. ${text}`);
  for (const one of evidence) {
    if (one.strength === "named") continue;
    const within = evidence.filter((other) => other.strength !== "named" && other.signal === one.signal && other.turn === one.turn && other.start <= one.start && other.end >= one.end);
    expect(within).toEqual([one]);
  }
});
