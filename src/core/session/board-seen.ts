import type { BoardMoment } from "#core/board/board-report";
import { drawnTopics, type DrawnTopic } from "#core/board/drawn-topics";
import { readBoard, type BoardReading } from "#core/board/read-board";
import type { Ear } from "#core/evidence/ear";
import { afterDrawing, afterRedrawing } from "#core/ledger/after-drawing";
import type { State } from "#core/session/state";

type Watched = Pick<State, "board" | "drawings" | "seen" | "turns">;

const nothing: BoardReading = { components: [], connections: [], groups: [], unconnected: [], unlabelled: [] };

/** What the board shows at this moment. */
export function readingNow(ear: Ear, { board, drawings, seen }: Watched): BoardReading {
  const last = seen.moments.at(-1)?.reading ?? nothing;
  return drawings.length === seen.drawings ? last : readBoard([...board.values()], ear.boardNames);
}

/** What the board showed when it was looked at, and as it stands now. */
export const momentsOf = (ear: Ear, state: Watched): readonly BoardMoment[] =>
  state.drawings.length === state.seen.drawings ? state.seen.moments : [...state.seen.moments, { turn: state.turns.length, reading: readingNow(ear, state) }];

/** The topic of a component that the board shows or has shown; null where it has none. */
export function topicOf(ear: Ear, state: Watched, component: string): DrawnTopic | null {
  const readings = [readingNow(ear, state), ...state.seen.moments.map(({ reading }) => reading).reverse()];
  const shown = readings.flatMap(({ components }) => components).find(({ id }) => id === component);
  return shown?.kind == null ? null : { topic: shown.kind, label: shown.label, component };
}

/**
 * The state once the interviewer has looked at the board, which they do when the candidate has spoken: what is new on it opens the same
 * questions as what is named. It is read then, and not with every stroke.
 */
export function afterLooking(ear: Ear, state: State): State {
  if (state.drawings.length === state.seen.drawings) return state;
  const before = state.seen.moments.at(-1)?.reading ?? nothing;
  const reading = readingNow(ear, state);
  return {
    ...state,
    ledger: afterDrawing(ear, afterRedrawing(state.ledger, reading.components), drawnTopics(before, reading), state.turns.length),
    seen: { drawings: state.drawings.length, moments: [...state.seen.moments, { turn: state.turns.length, reading }] },
  };
}
