import type { Ear } from "#core/evidence/ear";
import { nextMove } from "#core/interviewer/next-move";
import { pushed } from "#core/interviewer/pushing";
import type { Move } from "#core/session/event";
import type { State } from "#core/session/state";

/** The move as a neutral interviewer makes it who waits for the end of an answer: what the reading hears, and what every later choice goes by. */
export const plainMove = ({ plain, ...move }: Move): Move => (plain === undefined ? move : { ...move, ...plain });

/** What the interviewer does now that the candidate has spoken: chosen in the same way under every pressure, and worded in the manner that goes with it. */
export function moveNow(ear: Ear, state: State, at: number): Move {
  const plain = nextMove(ear, plainly(state), at);
  const push = pushed(ear, state, plain);
  return push !== null ? withWords(plain, push, "push") : said(state, plain, (own) => nextMove(ear, own, at));
}

/** What an interviewer may say or not, in the manner that goes with the pressure. */
export function inManner(state: State, make: (state: State) => Move | null): Move | null {
  const plain = make(plainly(state));
  return plain === null ? null : said(state, plain, make);
}

function said(state: State, plain: Move, make: (state: State) => Move | null): Move {
  if (state.started.pressure === "neutral") return plain;
  return withWords(plain, make(withPlainTurns(state))?.text ?? plain.text);
}

/** The state as it would be with a neutral interviewer. */
export const plainly = (state: State): State => ({ ...withPlainTurns(state), started: { ...state.started, pressure: "neutral" } });

const withPlainTurns = (state: State): State => ({
  ...state,
  turns: state.turns.map((turn) => (turn.move?.plain === undefined ? turn : { ...turn, text: turn.move.plain.text, move: plainMove(turn.move) })),
});

/** The move in other words, with what it is in plain ones. */
export function withWords(move: Move, text: string, kind = move.kind): Move {
  return text === move.text && kind === move.kind ? move : { ...move, kind, text, plain: move.plain ?? { kind: move.kind, text: move.text } };
}
