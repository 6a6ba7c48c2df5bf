import { expect, it } from "vitest";
import { ProblemCode } from "#core/problem";
import { SessionEvent } from "#core/session/event";
import { Assessment } from "#core/assessment/assessment";
import { DimensionId, MistakeId, ObligationState, Round, SignalId, Stance, Strength, Target } from "#core/words";

/** Names that others rely on: contracts, section 4. Red here means: was it on purpose? Then say so in CHANGELOG. They change only by adding. */

it("keeps the names of signals", () => {
  expect(SignalId.options).toEqual([
    "requirement-clarified", "scale-estimated", "decision-justified", "tradeoff-named", "alternative-weighed", "mechanism-explained", "failure-handled", "operations-considered",
    "evolution-planned", "simplicity-chosen", "complexity-stated", "edge-case-raised", "ownership-personal", "problem-identified", "outcome-quantified", "business-impact",
    "influence-across-teams", "others-elevated", "disagreement-handled", "failure-owned", "reflection-given", "gap-admitted", "structure-signposted", "question-to-interviewer",
    "ownership-diffuse", "claim-unsupported", "vague-outcome", "blame-shifted", "question-dodged", "jumped-to-solution",
  ]);
});

it("keeps the names of dimensions, mistakes, rounds, targets, stances, strengths and states", () => {
  expect(DimensionId.options).toEqual(["technical-depth", "architectural-thinking", "leadership-influence", "pragmatism", "ownership-accountability", "communication-clarity"]);
  expect(MistakeId.options).toEqual([
    "mid-altitude", "skipped-requirements", "undersold-tradeoffs", "no-decisions", "over-engineered", "individual-only", "paralysed-by-ambiguity", "hidden-in-we",
    "technical-metric-only", "complained-without-proposal", "bluffed", "over-long",
  ]);
  expect(Round.options).toEqual(["system-design", "behavioural", "coding", "code-review", "incident", "reverse", "leadership"]);
  expect(Target.options).toEqual(["mid", "senior", "staff"]);
  expect([...Stance.options].sort()).toEqual(["asserted", "hypothetical", "negated", "other-person", "past-experience", "question", "quoted-interviewer"]);
  expect(Strength.options).toEqual(["named", "claimed", "grounded", "defended"]);
  expect([...ObligationState.options].sort()).toEqual(["claimed", "contradicted", "defended", "grounded", "named", "open", "parked", "unasked", "unknown-handled", "waived"]);
});

it("keeps the fields of an assessment, in their order", () => {
  expect(Object.keys(Assessment.shape)).toEqual([
    "version", "content", "id", "round", "scenario", "target", "extractor", "overall", "dimensions", "evidence", "statements", "obligations", "mistakes", "arithmetic", "decisions", "tips",
    "moments", "firstFix", "strongerMoves", "nextProbe", "unclear", "assisted",
  ]);
});

it("keeps the types of events: sessions that were kept hold them for ever", () => {
  expect(SessionEvent.options.map(({ shape }) => shape.type.value)).toEqual([
    "session-started", "move-made", "answer-given", "moment-asked", "silence-fell", "hint-asked", "session-paused", "session-resumed", "session-finished", "self-read",
    "evidence-disputed", "dispute-withdrawn", "model-connected", "model-asked", "evidence-proposed", "evidence-confirmed", "confirmation-withdrawn",
    "answer-spoken", "move-voiced", "answer-corrected", "board-drawn",
  ]);
});

it("keeps the codes of problems", () => {
  expect([...ProblemCode.options].sort()).toEqual([
    "address-refused", "answer-empty", "answer-too-long", "board-full", "chunk-empty", "chunk-gap", "content-malformed", "database-newer", "database-unavailable", "evidence-unknown", "folder-locked", "host-refused",
    "internal", "key-in-flight", "key-missing", "key-reused", "minutes-unknown", "model-fixed", "model-malformed", "model-not-kept", "model-unknown", "origin-refused", "port-taken", "range-unmet", "recording-closed", "recording-full", "recording-not-kept", "recording-unknown", "request-malformed", "request-too-large",
    "round-unknown", "route-unknown", "scenario-unknown", "session-changed", "session-ended", "session-open", "session-paused", "session-unknown",
    "story-changed", "story-unknown", "target-unknown", "token-wrong", "transcript-empty", "transcript-malformed", "transcript-too-large", "transcript-too-many-turns", "turn-unknown",
  ]);
});
