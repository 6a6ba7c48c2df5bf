import type { Move } from "#core/session/event";

/** A move without its phase, which is the same for all of them. */
export type Draft = Omit<Move, "phase">;

export const draft = (kind: Move["kind"], text: string, more: Partial<Omit<Draft, "kind" | "text">> = {}): Draft => ({
  about: null,
  said: null,
  facts: [],
  twist: null,
  hint: 0,
  ...more,
  kind,
  text,
});
