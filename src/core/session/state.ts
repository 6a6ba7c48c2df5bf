import type { Marked } from "#core/assessment/assess";
import type { Place } from "#core/assessment/assessment";
import type { BoardChange } from "#core/board/board-element";
import type { BoardMoment } from "#core/board/board-report";
import type { BoardElements } from "#core/board/fold-board";
import type { ProposedTurn } from "#core/evidence/proposed";
import type { Ledger } from "#core/ledger/ledger";
import type { Move, PhaseId, SessionEvent } from "#core/session/event";
import type { Dispute, SelfReading } from "#core/session/view";
import type { Speaker } from "#core/transcript/transcript";
import type { Spoken, Voiced } from "#core/voice/spoken";

export type Started = Extract<SessionEvent, { type: "session-started" }>;

export type SpokenTurn = {
  readonly index: number;
  readonly speaker: Speaker;
  readonly text: string;
  readonly at: number;
  /** Since the start, without pauses. */
  readonly atMs: number;
  readonly move: Move | null;
  readonly key: string | null;
  /** The candidate's words before they corrected them; null where they did not. */
  readonly original: string | null;
};

export type Answered = { readonly text: string; readonly turn: number; readonly move: Move | null };

/** A question that is not on the scenario's card: handed back once, then decided and remembered. */
export type Unlisted = { readonly stems: ReadonlySet<string>; readonly turn: number; readonly asks: number };

/** What a session's events amount to: everything that decisions need, with all that was heard. */
export type State = {
  readonly started: Started;
  readonly ledger: Ledger;
  readonly turns: readonly SpokenTurn[];
  readonly answers: ReadonlyMap<string, Answered>;
  readonly lastKey: string | null;
  readonly pausedAt: number | null;
  readonly pausedMs: number;
  readonly momentUntil: number | null;
  readonly silences: number;
  /** Hints given so far, by `topic/obligation`. */
  readonly hints: ReadonlyMap<string, number>;
  readonly twists: readonly string[];
  readonly contrasts: number;
  readonly listens: number;
  readonly isTimeCalled: boolean;
  readonly openings: ReadonlySet<PhaseId>;
  readonly moreAsked: number;
  readonly unlisted: readonly Unlisted[];
  readonly returned: ReadonlySet<string>;
  readonly finished: { readonly at: number; readonly by: "candidate" | "clock" | "interviewer" } | null;
  readonly selfReading: SelfReading | null;
  readonly disputes: readonly Dispute[];
  /** The language model that this session is run with; null without one. */
  readonly model: Connected | null;
  /** What language models proposed, by the candidate's turn. */
  readonly proposed: ReadonlyMap<number, ProposedTurn>;
  readonly confirmed: readonly Marked[];
  /** How answers were spoken, by their key. */
  readonly spoken: ReadonlyMap<string, Spoken>;
  /** When the interviewer's turns were spoken aloud, by turn. */
  readonly voiced: ReadonlyMap<number, Voiced>;
  readonly board: BoardElements;
  readonly drawings: readonly Drawing[];
  /** What the board showed each time the interviewer looked at it, and how many drawings they had seen by then. */
  readonly seen: { readonly drawings: number; readonly moments: readonly BoardMoment[] };
  /** By the candidate's turn: what they say that they said. Every reading is of this text. */
  readonly corrections: ReadonlyMap<number, string>;
  /** By the candidate's turn: its text as it stood when the newest event happened. */
  readonly textThen: ReadonlyMap<number, string>;
  /** All that happened, the newest first: what a correction reads again. */
  readonly past: Past | null;
};

export type Past = { readonly event: SessionEvent; readonly before: Past | null };

/** One change of the board, and how many turns had been said when it was made. */
export type Drawing = BoardChange & { readonly at: number; readonly turns: number };

export type Connected = {
  readonly name: string;
  readonly goesTo: string;
  readonly isLocal: boolean;
  readonly tokensIn: number;
  readonly tokensOut: number;
  /** Why the last move was worded without it; null where it was not. */
  readonly trouble: string | null;
  /** By the candidate's turn: how often reading it has failed. */
  readonly failedReads: ReadonlyMap<number, number>;
};

/** Time in the session at `at`, without its pauses, in milliseconds. */
export function elapsedMs({ started, pausedAt, pausedMs, finished }: State, at: number): number {
  const until = finished?.at ?? pausedAt ?? at;
  return Math.max(0, until - started.at - pausedMs);
}

export const budgetMs = ({ started }: Pick<State, "started">): number => started.minutes * 60_000;

export const samePlace = (one: Place & { readonly signal: string }, other: Place & { readonly signal: string }): boolean =>
  one.signal === other.signal && one.turn === other.turn && one.start === other.start && one.end === other.end;
