import { expect, it } from "vitest";
import { Assessment } from "#core/assessment/assessment";
import { world } from "#server/test-world";

const transcript = "---\nround: behavioural\ntarget: mid\n---\nInterviewer: Tell me about a change.\nCandidate: I wrote the plan, and as a result the queue was gone.";

it("assesses a transcript, what is said beside it winning, and keeps nothing", async () => {
  const { ask, store } = await world();
  const assessed = Assessment.parse(await (await ask("POST", "/api/assessments", { body: { transcript } })).json());
  expect([assessed.target, assessed.round, assessed.evidence.map(({ signal }) => signal)]).toEqual(["mid", "behavioural", ["ownership-personal", "outcome-quantified"]]);
  expect(Assessment.parse(await (await ask("POST", "/api/assessments", { body: { transcript, target: "staff" } })).json()).target).toBe("staff");
  expect(await store.sessions()).toEqual([]);
});

it.each([
  ["an empty one", { transcript: "" }, 400, "transcript-empty"],
  ["cut JSON", { transcript: '{"turns": [' }, 400, "transcript-malformed"],
  ["more than 2 MB", { transcript: `Candidate: ${"a ".repeat(1_000_001)}` }, 413, "transcript-too-large"],
  ["more than 5,000 turns", { transcript: "Candidate: a\n\n".repeat(5001) }, 413, "transcript-too-many-turns"],
  ["a scenario that is none", { transcript, scenario: "nowhere" }, 400, "scenario-unknown"],
  ["a body beyond all that", { transcript: "x".repeat(4_500_001) }, 413, "request-too-large"],
  ["no transcript", {}, 400, "request-malformed"],
])("refuses %s", async (_, body, status, code) => {
  const { ask } = await world();
  const refused = await ask("POST", "/api/assessments", { body });
  expect([refused.status, await refused.json()]).toMatchObject([status, { code }]);
});

it("takes 2 MB of newlines, which are twice as long in JSON", async () => {
  const { ask } = await world();
  const long = `Candidate: I wrote it.${"\n".repeat(1_999_000)}`;
  expect((await ask("POST", "/api/assessments", { body: { transcript: long } })).status).toBe(200);
});
