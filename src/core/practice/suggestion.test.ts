import { expect, it } from "vitest";
import { suggest, type Sat } from "#core/practice/suggestion";
import type { ScenarioSummary } from "#core/session/view";
import type { Round } from "#core/words";

const entry = (id: string, round: Round, minutes: ScenarioSummary["minutes"] = [15, 30, 45]): ScenarioSummary => ({ id, round, title: id, summary: "", minutes, levels: ["senior"], tags: [] });
const library = [entry("feed", "system-design"), entry("limiter", "system-design"), entry("led", "behavioural", [30, 45]), entry("failed", "behavioural")];
const sat = (scenario: string, round: Round, startedAt: number, target: Sat["target"] = "senior"): Sat => ({ scenario, round, startedAt, target, minutes: 15, answers: 3 });

it("begins with the first of the library, fifteen minutes, senior", () => {
  expect(suggest(library, [])).toEqual({ scenario: "feed", round: "system-design", minutes: 15, target: "senior", why: "A good first one: a short round on a problem that most people have met." });
});

it("alternates rounds, keeps the target, and takes the scenario's shortest length where it has no fifteen minutes", () => {
  expect(suggest(library, [sat("feed", "system-design", 5, "staff")])).toEqual({
    scenario: "led", round: "behavioural", minutes: 30, target: "staff",
    why: "Your last round was system design; this one is behavioural, and you have not sat this one yet.",
  });
});

it("goes on to what was not sat yet, in whatever order the past is listed", () => {
  const past = [sat("led", "behavioural", 9), sat("feed", "system-design", 5)];
  expect(suggest(library, past)?.scenario).toBe("limiter");
  expect(suggest(library, [...past].reverse())?.scenario).toBe("limiter");
});

it("comes back to the one sat longest ago once all of a round were sat", () => {
  const past = [sat("limiter", "system-design", 1), sat("feed", "system-design", 2), sat("led", "behavioural", 3), sat("failed", "behavioural", 4)];
  expect(suggest(library, past)).toMatchObject({
    scenario: "limiter",
    why: "Your last round was behavioural; this one is system design, and you have sat every one of its kind: this is the one you sat longest ago.",
  });
});

it("takes an interview that was left before the first answer for not sat", () => {
  const left = { ...sat("feed", "system-design", 5, "staff"), answers: 0 };
  expect(suggest(library, [left])).toEqual(suggest(library, []));
  expect(suggest(library, [sat("led", "behavioural", 3), left])).toEqual(suggest(library, [sat("led", "behavioural", 3)]));
});

it("says so where there is only one round", () => {
  expect(suggest(library.slice(0, 2), [sat("feed", "system-design", 1)])?.why).toBe("Another system design round, and you have not sat this one yet.");
});

it("suggests nothing from an empty library", () => {
  expect(suggest([], [])).toBeNull();
});
