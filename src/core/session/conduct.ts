import type { BoardChange } from "#core/board/board-element";
import type { SessionDelivery } from "#core/delivery/delivery-view";
import type { Result } from "#core/problem";
import type { Move, SessionEvent } from "#core/session/event";
import type { Consulted, Prompt } from "#core/session/exchange";
import type { StartSession } from "#core/session/request";
import type { BoardView, SessionView, Timeline } from "#core/session/view";
import type { Assessment } from "#core/assessment/assessment";
import type { State } from "#core/session/state";
import type { Spoken, Voiced } from "#core/voice/spoken";
import type { Level, SignalId } from "#core/words";

/** Something said by the candidate; `spoken` where it came by voice. */
export type Answer = { readonly key: string; readonly text: string; readonly spoken?: Spoken | undefined };

/** What may be asked of a running session. */
export type Command =
  | (Answer & { readonly type: "answer"; /** What a language model said when it was asked to word the next move. */ readonly worded?: Consulted })
  /** What a language model said of one turn of the candidate. */
  | { readonly type: "keep-reading"; readonly turn: number; readonly consulted: Consulted }
  | { readonly type: "confirm"; readonly signal: SignalId; readonly turn: number; readonly start: number; readonly end: number }
  | { readonly type: "withdraw-confirmation"; readonly signal: SignalId; readonly turn: number; readonly start: number; readonly end: number }
  | { readonly type: "ask-moment" }
  /** The candidate's words of a turn were others than those that were heard. */
  | { readonly type: "correct"; readonly turn: number; readonly text: string }
  /** The interviewer's turn was spoken aloud. */
  | { readonly type: "keep-voiced"; readonly turn: number; readonly voiced: Voiced }
  | { readonly type: "draw"; readonly change: BoardChange; /** When the last of it was drawn, as far as that is known. */ readonly drawnAt?: number | undefined }
  | { readonly type: "fall-silent" }
  | { readonly type: "ask-hint" }
  | { readonly type: "pause" }
  | { readonly type: "resume" }
  | { readonly type: "finish" }
  | { readonly type: "read-self"; readonly level: Level; readonly wouldFix: string }
  | { readonly type: "dispute"; readonly signal: SignalId; readonly turn: number; readonly start: number; readonly end: number; readonly note: string }
  | { readonly type: "withdraw-dispute"; readonly signal: SignalId; readonly turn: number; readonly start: number; readonly end: number };

/** What a language model may be asked before the interviewer answers. */
export type Consultation = {
  readonly prompt: Prompt;
  /** As much of a reply that is still coming as may be shown; null once it cannot be used. */
  readonly shown: (soFar: string) => string | null;
};

/** Who words the moves of a session, and where the words go. */
export type ModelChoice = { readonly name: string; readonly goesTo: string; readonly isLocal: boolean };

/** A session as folded from its events, with everything heard in it. */
export type Run = State;

/** The interviewer: all that a session needs of the core, with the content compiled once. */
export type Interviewer = {
  /** The first events of a session: that it started, and the opening turn. */
  start(request: StartSession, at: number, seed: number, model?: ModelChoice | null): Result<readonly SessionEvent[]>;
  /** Refuses events that do not begin with the start of a session. */
  fold(events: readonly SessionEvent[]): Result<Run>;
  evolve(run: Run, event: SessionEvent): Run;
  /** The events that a command leads to: none if it was done before, a problem if it may not be done. */
  decide(run: Run, command: Command, at: number): Result<readonly SessionEvent[]>;
  /** What a language model may be asked before this answer is taken; null where the session has none, or the words of its move are not free. */
  consultation(run: Run, answer: Answer, at: number): Consultation | null;
  /** The candidate's turns that a language model has still to read, with what it is sent. */
  unread(run: Run): readonly { readonly turn: number; readonly prompt: Prompt }[];
  /** The move that answered the answer with this key. */
  moveAfter(run: Run, key: string): Move | null;
  view(run: Run, extra: { readonly id: string; readonly now: number; readonly version: number; readonly draft: { readonly text: string; readonly at: number } | null }): SessionView;
  assess(run: Run, id: string): Assessment;
  /** Whether the interviewer would break in now: asked at the end of a sentence of an answer that is still being spoken. */
  isCutInDue(run: Run, soFar: { readonly text: string; readonly spokenMs: number }, at: number): boolean;
  timeline(run: Run): Timeline;
  /** How it sounded; no part of any reading. */
  delivery(run: Run, id: string): SessionDelivery;
  board(run: Run, version: number): BoardView;
};
