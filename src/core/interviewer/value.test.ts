import { expect, it } from "vitest";
import { candidates } from "#core/interviewer/value";
import { keyOf } from "#core/ledger/ledger";
import type { Result } from "#core/problem";
import { StartSession } from "#core/session/request";
import { ear, interviewer } from "../../../test/shipped-content";

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};

const began = 1_000_000;
const said = "I'd put a cache in front of the counters, because a check must take two milliseconds.";
const run = interviewer.evolve(must(interviewer.fold(must(interviewer.start(StartSession.parse({ round: "system-design", scenario: "rate-limiter" }), began, 1)))), { type: "answer-given", at: began + 60_000, key: "a", text: said });

it.each([
  ["staff", 30, true],
  ["senior", 30, false],
  ["staff", 15, false],
] as const)("asks what only the scenario wants to know at its level and in its minutes: %s, %i minutes", (target, minutes, isAsked) => {
  const keys = candidates({ ear, ledger: run.ledger, target, minutes, dives: new Set() }).map(({ key }) => key);
  expect(keys.includes(keyOf("consistency", "anomaly"))).toBe(isAsked);
});
