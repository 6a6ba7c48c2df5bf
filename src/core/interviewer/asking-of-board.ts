import { spokenOf } from "#core/board/spoken";
import type { Ear } from "#core/evidence/ear";
import { boardProbe } from "#core/interviewer/board-probe";
import { draft, type Draft } from "#core/interviewer/draft";
import { readingNow } from "#core/session/board-seen";
import type { State } from "#core/session/state";

/** A question about what is drawn and was never spoken of, leads nowhere or has no name; twice in a session at most, and never about the same box, whoever worded it. */
export function askingOfBoard(ear: Ear, state: State): Draft | null {
  const asked = new Set(state.turns.flatMap(({ move }) => (move?.component === undefined ? [] : [move.component])));
  const reading = readingNow(ear, state);
  const probe = boardProbe({ words: ear.pack.board, reading, spoken: spokenOf(ear, state.ledger, reading.components), asked });
  return probe === null ? null : draft("probe-open", probe.text, { component: probe.component });
}
