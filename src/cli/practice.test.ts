import { describe, expect, it } from "vitest";
import { practice, type PracticeOptions } from "#cli/practice";
import { ear } from "../../test/shipped-content";

/** Sits an interview with these lines typed, one a minute; the input ends after the last. */
async function sit(typed: readonly string[], options: PracticeOptions = { scenario: "led-an-initiative", minutes: "15" }) {
  const said: string[] = [];
  const err: string[] = [];
  let at = 1_700_000_000_000;
  const lines = [...typed];
  const code = await practice(
    options,
    {
      say: (text) => void said.push(text),
      ask: () => {
        at += 60_000;
        return Promise.resolve(lines.shift() ?? null);
      },
      err: (line) => void err.push(line),
      now: () => at,
      seed: 1,
    },
    ear,
  );
  return { code, said: said.join(""), err };
}

describe("altitude practice", () => {
  const answer = "I noticed that our tills froze each Monday, because the price file was too large. I wrote a small tool that splits it, and freezes went from nine a week to zero.";

  it("asks about what was said, and ends with the report of it", async () => {
    const { code, said } = await sit([answer, "The two store managers feared the change, so I let them choose the week.", "/finish"]);
    expect(code).toBe(0);
    expect(said.match(/Interviewer: /g)?.length).toBe(3);
    expect(said).toContain("went from nine a week to zero");
  });

  it("takes the end of the input as the end of the interview, and still reports", async () => {
    const { code, said } = await sit([answer]);
    expect(code).toBe(0);
    expect(said).toContain("went from nine a week to zero");
  });

  it("keeps silent for a moment, stops the clock for a pause, and says what an empty line is", async () => {
    const { said } = await sit(["/moment", "/pause", "/pause", "", "/finish"]);
    expect(said).toContain("(Take your time.)");
    expect(said).toContain("(Paused. /pause again to go on.)");
    expect(said).toMatch(/\(.*empty.*\)/i);
  });

  it("closes when the time is up", async () => {
    const { said } = await sit(Array.from({ length: 40 }, (_, index) => `${answer} That was point ${String(index)}.`));
    expect(said).toContain("let's stop here");
  });

  it.each([
    [{ round: "juggling" }, /--round/],
    [{ minutes: "20" }, /--minutes/],
    [{ target: "boss" }, /--target/],
    [{ scenario: "nowhere" }, /no system-design scenario "nowhere"/],
    [{ round: "coding" }, /no scenario for the round "coding"/],
  ])("calls a wrong call wrong, in one line: %j", async (options, line) => {
    const { code, err, said } = await sit([], options);
    expect(code).toBe(2);
    expect(err).toHaveLength(1);
    expect(err[0]).toMatch(line);
    expect(said).toBe("");
  });
});
