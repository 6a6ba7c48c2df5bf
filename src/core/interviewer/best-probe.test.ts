import { describe, expect, it } from "vitest";
import { assessTranscript } from "#core/assessment/assess-transcript";
import type { NextProbe } from "#core/assessment/assessment";
import type { Result } from "#core/problem";
import type { Round } from "#core/words";
import { ear } from "../../../test/shipped-content";

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};

function next(text: string, round: Round = "system-design", question = "Design the permissions of a portal for small firms."): NextProbe | null {
  return must(assessTranscript(ear, { round, question, turns: [{ speaker: "interviewer", text: question }, { speaker: "candidate", text }] }, "t")).nextProbe;
}

describe("the topic of the next question", () => {
  it("is not what the candidate has taken back", () => {
    const kept = "A membership row says who may act for which firm, and each call looks it up by its key. The lookup could go into a cache for a minute.";
    expect(next(kept)?.topic).toBe("cache");
    expect(next(`${kept} Hm, then somebody removed stays in for a minute. So I'd start without a cache.`)?.topic).not.toBe("cache");
  });

  it("is not a figure that the question gave", () => {
    const question = "Two million people open the page at noon and there are five thousand phones. Design it.";
    const said = next("Two million people cannot all be served at the till, so a line stands in front and hands out numbers by lot.", "system-design", question);
    expect(said?.topic).not.toBe("scale-number");
  });

  it("takes nothing for granted that was not said", () => {
    const asked = (text: string) => `${next(text)?.topic ?? ""}/${next(text)?.kind ?? ""}`;
    expect(asked("The bookings lie on a primary with two replicas, and the pages read from the replicas.")).toBe("replication/lag");
    expect(asked("The bookings lie on a primary with one replica each, and nothing else touches them.")).not.toBe("replication/lag");
  });
});

describe("a story in which something was all but told", () => {
  it("is asked further instead of again", () => {
    const told = "I noticed in the spring that every third claim was typed in twice, since I sat beside the clerks for two days and counted. I wrote a form that fills itself in, and I moved the four offices over one by one. Two of them were against it because of their month's end, so I waited for it.";
    const probe = next(told, "behavioural", "Tell me about something that you changed.");
    expect(probe?.text).not.toContain("left it alone");
  });
});

describe("the words that the next question goes back to", () => {
  it.each([
    ["And, well, we keep the counters in one shared cache, which is cheap, so nobody waits for a second machine.", "we keep the counters in one shared cache"],
    ["okay so each call goes to the gateway and i'd put a message queue behind it with twelve partitions and then the workers take from it because the mails are slow", "i'd put a message queue behind it with twelve partitions"],
  ])("are a whole clause: %s", (text, quote) => {
    expect(next(text)?.said?.quote).toBe(quote);
  });

  it("keep what turns their sense", () => {
    const quote = next("No shared cache until there is a second caller that needs it.")?.said?.quote ?? "No shared";
    expect(quote.startsWith("No shared")).toBe(true);
  });

  it("are what was done, not how the talk began", () => {
    const probe = next("I have to leave out names and what we sell there. I stopped the weekly letters to the thirty teams and gave one of my two engineers to the template that all of them had copied. The letters annoyed people.", "behavioural", "Tell me about an unpopular decision.");
    expect(probe?.said?.quote).toContain("I stopped the weekly letters");
  });
});
