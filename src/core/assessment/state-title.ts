import type { ObligationState } from "#core/words";

/** How far a question was taken, in words that the report uses. */
export const stateTitle = {
  unasked: "not asked",
  open: "still open",
  named: "named only",
  claimed: "position taken",
  grounded: "tied to this problem",
  defended: "held under a probe",
  waived: "declined with a reason",
  parked: "set aside",
  contradicted: "contradicted",
  "unknown-handled": "an honest gap",
} as const satisfies Record<ObligationState, string>;
