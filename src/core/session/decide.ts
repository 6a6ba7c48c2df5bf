import type { Assessment } from "#core/assessment/assessment";
import { mostElements } from "#core/board/board-element";
import { foldBoard } from "#core/board/fold-board";
import type { Ear } from "#core/evidence/ear";
import { brokenIn, isCutInDue } from "#core/interviewer/cutting-in";
import { closingMove, hintMove, silenceMove } from "#core/interviewer/helping";
import { moveNow } from "#core/interviewer/manner";
import { ok, refuse, unreachable, type Result } from "#core/problem";
import type { Command } from "#core/session/conduct";
import { readingOf, unread, worded } from "#core/session/consult";
import type { SessionEvent } from "#core/session/event";
import { afterSaying } from "#core/session/evolve";
import { spokenMs } from "#core/voice/spoken";
import { budgetMs, elapsedMs, samePlace, type State } from "#core/session/state";

type Decision = Result<readonly SessionEvent[]>;

/**
 * The events that a command leads to: none if it was done before, a problem if it may not be done. The rules stand in SPEC.md.
 *
 * @param evidence what the session's assessment rests on, for checking a dispute
 */
export function decide(ear: Ear, state: State, command: Command, at: number, evidence: () => Assessment["evidence"]): Decision {
  switch (command.type) {
    case "answer":
      return answer(ear, state, command, at);
    case "ask-moment":
    case "fall-silent":
    case "ask-hint":
      return speak(ear, state, command.type, at);
    case "correct":
      return correct(state, command, at);
    case "keep-voiced": {
      const { turn, voiced } = command;
      if (state.turns[turn]?.speaker !== "interviewer") return refuse("turn-unknown", `Turn ${String(turn)} is not the interviewer's.`, "Name one of the interviewer's turns by its index.");
      return ok(state.voiced.has(turn) ? [] : [{ type: "move-voiced", at, turn, voiced }]);
    }
    case "draw":
      return draw(state, command, at);
    case "pause":
      return state.finished !== null ? ended() : ok(state.pausedAt === null ? [{ type: "session-paused", at }] : []);
    case "resume":
      return state.finished !== null ? ended() : ok(state.pausedAt === null ? [] : [{ type: "session-resumed", at }]);
    case "finish":
      return ok(state.finished !== null ? [] : [{ type: "session-finished", at, by: "candidate" }]);
    case "read-self":
      return state.finished === null ? stillOpen() : ok([{ type: "self-read", at, level: command.level, wouldFix: command.wouldFix }]);
    case "dispute":
      return dispute(state, command, at, evidence);
    case "withdraw-dispute": {
      const { signal, turn, start, end } = command;
      return ok(state.disputes.some((known) => samePlace(known, command)) ? [{ type: "dispute-withdrawn", at, signal, turn, start, end }] : []);
    }
    case "keep-reading":
      return keepReading(ear, state, command, at);
    case "confirm": {
      if (state.finished === null) return stillOpen();
      if (state.confirmed.some((known) => samePlace(known, command))) return ok([]);
      if (!evidence().some((piece) => piece.by !== "built-in" && samePlace(piece, command))) return unheard();
      const { signal, turn, start, end } = command;
      return ok([{ type: "evidence-confirmed", at, signal, turn, start, end }]);
    }
    case "withdraw-confirmation": {
      const { signal, turn, start, end } = command;
      return ok(state.confirmed.some((known) => samePlace(known, command)) ? [{ type: "confirmation-withdrawn", at, signal, turn, start, end }] : []);
    }
    default:
      return unreachable(command);
  }
}

const ended = () => refuse("session-ended", "This session has ended.", "Read its report, or start another.");
const paused = () => refuse("session-paused", "This session is paused.", "Resume it first; your words are kept.");
const unheard = () => refuse("evidence-unknown", "Nothing was heard at that place.", "Name a piece of evidence as the assessment lists it.");
const stillOpen = () => refuse("session-open", "This session is still open.", "Finish it first.");

/** Words that were misheard or mistyped, put right; before the end and after it. */
function correct(state: State, { turn, text }: Extract<Command, { type: "correct" }>, at: number): Decision {
  const said = state.turns[turn];
  if (said?.speaker !== "candidate") return refuse("turn-unknown", `Turn ${String(turn)} is not one of your answers.`, "Name one of the candidate's turns by its index.");
  if (!/\S/.test(text)) return refuse("answer-empty", "The answer is empty.", "Leave at least one word.");
  return ok(said.text === text ? [] : [{ type: "answer-corrected", at, turn, text }]);
}

/** So long after the end, in milliseconds, what was drawn before it may still arrive: the line to the server may have been down for a moment. */
const lateMs = 10_000;

/** What arrives after a pause began, or after the end, was drawn before it, and is kept as the last thing that was. */
function draw(state: State, { change: { changed, removed }, drawnAt = Infinity }: Extract<Command, { type: "draw" }>, at: number): Decision {
  const end = state.finished?.at ?? null;
  if (end !== null && (drawnAt > end || at > end + lateMs)) return ended();
  if (state.pausedAt !== null && drawnAt > state.pausedAt) return paused();
  const gone = removed.filter((id) => state.board.has(id));
  if (changed.length === 0 && gone.length === 0) return ok([]);
  if (foldBoard(state.board, { changed, removed }).size > mostElements) return refuse("board-full", `A board holds at most ${String(mostElements)} elements.`, "Remove some, then draw on.");
  return ok([{ type: "board-drawn", at: end ?? state.pausedAt ?? at, changed, removed: gone }]);
}

function answer(ear: Ear, state: State, { key, text, spoken, worded: consulted }: Extract<Command, { type: "answer" }>, at: number): Decision {
  const before = state.answers.get(key);
  if (before !== undefined) return before.text === text ? ok([]) : refuse("key-reused", "This Idempotency-Key was used for another answer.", "Send a new key with a new answer.");
  if (state.finished !== null) return ended();
  if (state.pausedAt !== null) return paused();
  if (!/\S/.test(text)) return refuse("answer-empty", "The answer is empty.", "Say at least one word.");

  const given = { type: "answer-given", at, key, text } as const;
  const after = afterSaying(ear, state, { key, text, spoken }, at);
  const isCutIn = spoken?.isCutIn === true && isCutInDue(ear, { before: state, after, text, spokenMs: spokenMs(spoken), at });
  const voice = spoken === undefined ? [] : [{ type: "answer-spoken", at, key, spoken: { ...spoken, isCutIn } } as const];
  const own = moveNow(ear, after, at);
  const { move: chosen, exchange } = consulted === undefined ? { move: own, exchange: null } : worded({ ear, state: after, move: own, at, consulted });
  const move = isCutIn ? brokenIn(ear, state, chosen) : chosen;
  const asksMoment = move.kind === "listen" && (after.ledger.turns.at(-1)?.heard.sentences.some(({ marks }) => marks.has("moments")) ?? false);
  return ok([
    ...voice,
    given,
    { type: "move-made", at, move },
    ...(asksMoment ? [{ type: "moment-asked", at } as const] : []),
    ...(move.kind === "close" ? [{ type: "session-finished", at, by: "clock" } as const] : []),
    ...(exchange === null ? [] : [{ type: "model-asked", at, exchange } as const]),
  ]);
}

/** What a language model said of a turn is kept once. */
function keepReading(ear: Ear, state: State, { turn, consulted }: Extract<Command, { type: "keep-reading" }>, at: number): Decision {
  if (!unread(ear, state).some((waiting) => waiting.turn === turn)) return ok([]);
  const { proposals, exchange } = readingOf(turn, consulted);
  const asked = { type: "model-asked", at, exchange } as const;
  return ok(proposals === null ? [asked] : [asked, { type: "evidence-proposed", at, turn, model: consulted.model, proposals: [...proposals] }]);
}

function speak(ear: Ear, state: State, type: "ask-moment" | "fall-silent" | "ask-hint", at: number): Decision {
  if (state.finished !== null) return ended();
  if (state.pausedAt !== null) return paused();
  switch (type) {
    case "ask-moment":
      return ok(state.momentUntil !== null && state.momentUntil > at ? [] : [{ type: "moment-asked", at }]);
    case "fall-silent": {
      if (elapsedMs(state, at) >= budgetMs(state)) return ok([{ type: "move-made", at, move: closingMove(ear, state) }, { type: "session-finished", at, by: "clock" }]);
      if (state.momentUntil !== null && state.momentUntil > at) return ok([]);
      const move = silenceMove(ear, state, at);
      return ok(move === null ? [] : [{ type: "silence-fell", at }, { type: "move-made", at, move }]);
    }
    case "ask-hint": {
      const move = hintMove(ear, state, at);
      return ok(move === null ? [] : [{ type: "hint-asked", at }, { type: "move-made", at, move }]);
    }
  }
}

function dispute(state: State, command: Extract<Command, { type: "dispute" }>, at: number, evidence: () => Assessment["evidence"]): Decision {
  if (state.finished === null) return stillOpen();
  if (state.disputes.some((known) => samePlace(known, command))) return ok([]);
  if (!evidence().some((piece) => samePlace(piece, command))) return unheard();
  const { signal, turn, start, end, note } = command;
  return ok([{ type: "evidence-disputed", at, signal, turn, start, end, note }]);
}
