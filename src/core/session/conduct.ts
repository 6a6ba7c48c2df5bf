import type { Result } from "#core/problem";
import type { Move, SessionEvent } from "#core/session/event";
import type { StartSession } from "#core/session/request";
import type { SessionView } from "#core/session/view";
import type { Assessment } from "#core/assessment/assessment";
import type { State } from "#core/session/state";
import type { Level, SignalId } from "#core/words";

/** What may be asked of a running session. */
export type Command =
  | { readonly type: "answer"; readonly key: string; readonly text: string }
  | { readonly type: "ask-moment" }
  | { readonly type: "fall-silent" }
  | { readonly type: "ask-hint" }
  | { readonly type: "pause" }
  | { readonly type: "resume" }
  | { readonly type: "finish" }
  | { readonly type: "read-self"; readonly level: Level; readonly wouldFix: string }
  | { readonly type: "dispute"; readonly signal: SignalId; readonly turn: number; readonly start: number; readonly end: number; readonly note: string }
  | { readonly type: "withdraw-dispute"; readonly signal: SignalId; readonly turn: number; readonly start: number; readonly end: number };

/** A session as folded from its events, with everything heard in it. */
export type Run = State;

/** The interviewer: all that a session needs of the core, with the content compiled once. */
export type Interviewer = {
  /** The first events of a session: that it started, and the opening turn. */
  start(request: StartSession, at: number, seed: number): Result<readonly SessionEvent[]>;
  /** Refuses events that do not begin with the start of a session. */
  fold(events: readonly SessionEvent[]): Result<Run>;
  evolve(run: Run, event: SessionEvent): Run;
  /** The events that a command leads to: none if it was done before, a problem if it may not be done. */
  decide(run: Run, command: Command, at: number): Result<readonly SessionEvent[]>;
  /** The move that answered the answer with this key. */
  moveAfter(run: Run, key: string): Move | null;
  view(run: Run, extra: { readonly id: string; readonly now: number; readonly version: number; readonly draft: { readonly text: string; readonly at: number } | null }): SessionView;
  assess(run: Run, id: string): Assessment;
};
