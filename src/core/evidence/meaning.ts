import type { Stance, SignalId } from "#core/words";

/** What hearing a cue means. */
export type Meaning =
  | { readonly kind: "signal"; readonly signal: SignalId }
  | { readonly kind: "not-signal"; readonly signal: SignalId }
  | { readonly kind: "topic"; readonly topic: string }
  | { readonly kind: "not-topic"; readonly topic: string }
  | { readonly kind: "claim"; readonly topic: string; readonly obligation: string }
  | { readonly kind: "mention"; readonly topic: string; readonly obligation: string }
  | { readonly kind: "fact"; readonly scenario: string; readonly fact: string }
  | { readonly kind: "door"; readonly scenario: string; readonly door: string }
  | { readonly kind: "eased"; readonly scenario: string; readonly twist: string }
  | { readonly kind: "clash"; readonly contradiction: string; readonly side: "one" | "other" }
  | { readonly kind: "stance"; readonly stance: Stance; readonly role: "trigger" | "after" | "pseudo" | "terminator" }
  | { readonly kind: "mark"; readonly mark: Mark };

/** Ways of speaking that the lexicon lists. */
export const marks = ["causes", "prices", "incidents", "hedges", "plans", "parks", "unknowns", "methods", "moments", "checks", "repeats", "unclears", "injections", "judging"] as const;
export type Mark = (typeof marks)[number];
