import { z } from "zod";

/** The words that every room shares. Their meanings stand in ARCHITECTURE.md. */

export const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "kebab-case").max(60);

export const Round = z.enum(["system-design", "behavioural", "coding", "code-review", "incident", "reverse", "leadership"]);
export type Round = z.infer<typeof Round>;

/** The level whose bar a session is read against. */
export const Target = z.enum(["mid", "senior", "staff"]);
export type Target = z.infer<typeof Target>;

export const Level = z.enum(["junior", "mid", "senior", "staff"]);
export type Level = z.infer<typeof Level>;

/** 1 junior · 2 mid · 3 senior · 4 staff. */
export const levelValue = { junior: 1, mid: 2, senior: 3, staff: 4 } as const satisfies Record<Level, number>;

export const Band = z.enum(["below-mid", "mid", "senior", "staff"]);
export type Band = z.infer<typeof Band>;

export const DimensionId = z.enum([
  "technical-depth",
  "architectural-thinking",
  "leadership-influence",
  "pragmatism",
  "ownership-accountability",
  "communication-clarity",
]);
export type DimensionId = z.infer<typeof DimensionId>;

export const SignalId = z.enum([
  "requirement-clarified", "scale-estimated", "decision-justified", "tradeoff-named", "alternative-weighed",
  "mechanism-explained", "failure-handled", "operations-considered", "evolution-planned", "simplicity-chosen",
  "complexity-stated", "edge-case-raised", "ownership-personal", "problem-identified", "outcome-quantified",
  "business-impact", "influence-across-teams", "others-elevated", "disagreement-handled", "failure-owned",
  "reflection-given", "gap-admitted", "structure-signposted", "question-to-interviewer",
  "ownership-diffuse", "claim-unsupported", "vague-outcome", "blame-shifted", "question-dodged", "jumped-to-solution",
]);
export type SignalId = z.infer<typeof SignalId>;

export const MistakeId = z.enum([
  "mid-altitude", "skipped-requirements", "undersold-tradeoffs", "no-decisions", "over-engineered", "individual-only",
  "paralysed-by-ambiguity", "hidden-in-we", "technical-metric-only", "complained-without-proposal", "bluffed", "over-long",
]);
export type MistakeId = z.infer<typeof MistakeId>;

export const Stance = z.enum([
  "asserted", "negated", "hypothetical", "past-experience", "other-person", "quoted-interviewer", "question",
]);
export type Stance = z.infer<typeof Stance>;

export const Strength = z.enum(["named", "claimed", "grounded", "defended"]);
export type Strength = z.infer<typeof Strength>;

export const ObligationState = z.enum([
  "unasked", "open", "named", "claimed", "grounded", "defended", "waived", "parked", "contradicted", "unknown-handled",
]);
export type ObligationState = z.infer<typeof ObligationState>;

export const Minutes = z.union([z.literal(15), z.literal(30), z.literal(45)]);
export type Minutes = z.infer<typeof Minutes>;
