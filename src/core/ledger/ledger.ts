import type { Place } from "#core/assessment/assessment";
import type { Scenario } from "#core/content/scenario";
import type { HeardTurn } from "#core/evidence/hear";
import type { Piece } from "#core/evidence/piece";
import { emptySet, type GrowingSet } from "#core/ledger/growing-set";
import type { MoveKind } from "#core/session/event";
import type { Speaker } from "#core/transcript/transcript";
import type { ObligationState, Round, SignalId } from "#core/words";

/** What a session is about, as far as hearing needs it. */
export type Setting = {
  readonly round: Round;
  readonly scenario: Scenario | null;
  /** Stems of the scenario's nouns. */
  readonly nouns: ReadonlySet<string>;
  /** Stems of what the prompt says: repeating it earns nothing. */
  readonly prompt: ReadonlySet<string>;
};

/** What the interviewer's last turn called in. */
export type Asked = {
  readonly turn: number;
  readonly kind: MoveKind;
  readonly about: readonly string[];
  readonly topics: ReadonlySet<string>;
  readonly content: ReadonlySet<string>;
  /** Whether it put something to the test: a consequence, a changed constraint, an objection. */
  readonly presses: boolean;
  readonly hint: number;
};

export type Entry = {
  readonly topic: string;
  readonly obligation: string;
  readonly state: ObligationState;
  /** Indices of the pieces that speak to it. */
  readonly pieces: readonly number[];
  readonly openedBy: number | null;
  readonly openedAt: Place | null;
  /** How often it was called in. */
  readonly asked: number;
};

/** A sentence that said something of its own, with how high it stands by its words. */
export type Statement = Place & {
  /** Index of its sentence within the turn. */
  readonly sentence: number;
  /** Levels above (or below) the middle between mid and senior. */
  readonly altitude: number;
  /** By signal: how far its words speak for people missing it in the answer, as a share of them. */
  readonly missed: (signal: SignalId) => number | null;
  readonly words: number;
};

/** A topic that was drawn: the box that shows it, null once it is gone; after how many turns it was drawn; and whether it was asked about. */
export type Drawn = { readonly box: { readonly label: string; readonly component: string } | null; readonly turn: number; readonly isAsked: boolean };

export type Clash = { readonly one: Place | null; readonly other: Place | null; readonly isSquared: boolean };

/** All evidence and all obligations of a session, with their states, after some number of turns. */
export type Ledger = {
  readonly setting: Setting;
  readonly turns: readonly { readonly speaker: Speaker; readonly heard: HeardTurn }[];
  readonly pieces: readonly Piece[];
  readonly statements: readonly Statement[];
  /** By `topic/obligation`. */
  readonly obligations: ReadonlyMap<string, Entry>;
  /** By topic: where it was first named, and how often it has been probed. */
  readonly topics: ReadonlyMap<string, { readonly at: Place | null; readonly quote: string; readonly probes: number; readonly mentions: number }>;
  /** By topic that was drawn before it was named. */
  readonly drawn: ReadonlyMap<string, Drawn>;
  readonly lastAsked: Asked | null;
  /** How often the interviewer has put something to the test. */
  readonly pressed: number;
  /** Everything the interviewer has said, in stems by turn; what they said first earns nothing. */
  readonly givenAway: ReadonlySet<string>;
  /** Sentences already said, folded: saying them twice adds nothing. */
  readonly said: GrowingSet;
  /** Facts of the scenario that were settled, by id, with the turn in which. */
  readonly facts: ReadonlyMap<string, number>;
  readonly doors: ReadonlyMap<string, Place>;
  readonly clashes: ReadonlyMap<string, Clash>;
  /** Obligations that were asked for and answered with something of this problem that no cue knows, by `topic/obligation`. */
  readonly untold: ReadonlySet<string>;
  /** Signals that code has said against the whole session so far, so that each is said once. */
  readonly once: ReadonlySet<SignalId>;
};

export const keyOf = (topic: string, obligation: string): string => `${topic}/${obligation}`;

export const emptyLedger = (setting: Setting): Ledger => ({
  setting,
  turns: [],
  pieces: [],
  statements: [],
  obligations: new Map(),
  topics: new Map(),
  drawn: new Map(),
  lastAsked: null,
  pressed: 0,
  givenAway: new Set(),
  said: emptySet,
  facts: new Map(),
  doors: new Map(),
  clashes: new Map(),
  untold: new Set(),
  once: new Set(),
});

/**
 * Whether a topic is open to answers: the question itself opened it, it was named, or it was asked about. What was only drawn guides
 * questions, and nothing that is said counts for it.
 */
export const isRaised = ({ topics, drawn }: Ledger, topic: string): boolean => topics.has(topic) && (topics.get(topic)?.at !== null || drawn.get(topic)?.isAsked !== false);

/** Whether a topic is what the question itself asks for, so that whatever shows the signal of its obligations is about it. */
export const isAllAbout = ({ topics, drawn }: Ledger, topic: string): boolean => topics.get(topic)?.at === null && !drawn.has(topic);

/** Whether the question that began it all asks for a topic: its scenario opens it, or it is named there. */
export function asksFor(ledger: Ledger, topic: string): boolean {
  const [first] = ledger.turns;
  return isAllAbout(ledger, topic) || (first?.speaker === "interviewer" && first.heard.sentences.some(({ hits }) => hits.some(({ means }) => means.kind === "topic" && means.topic === topic)));
}

/** Where the pieces of the newest turn begin: they stand in the order of their turns. */
export function firstOf(pieces: readonly Piece[], turn: number): number {
  let first = pieces.length;
  while (first > 0 && (pieces[first - 1]?.turn ?? -1) >= turn) first -= 1;
  return first;
}

/** From least to most: a state never goes back, but for a contradiction. */
const order: readonly ObligationState[] = ["unasked", "open", "unknown-handled", "parked", "named", "waived", "claimed", "grounded", "defended"];

/** The further of two states. */
export function furtherState(before: ObligationState, now: ObligationState): ObligationState {
  if (now === "contradicted") return now;
  if (before === "contradicted") return now === "grounded" || now === "defended" ? now : before;
  return order.indexOf(now) > order.indexOf(before) ? now : before;
}

/** Whether nothing more need be asked of it than perhaps a twist. */
export const isMet = (state: ObligationState): boolean => state === "claimed" || state === "grounded" || state === "defended" || state === "waived";

/** States in which nothing has been settled yet. */
export const unreachedStates: readonly ObligationState[] = ["unasked", "open", "named", "waived", "parked"];
