import { spokenOf } from "#core/board/spoken";
import type { Ear } from "#core/evidence/ear";
import { boardProbe } from "#core/interviewer/board-probe";
import { draft, type Draft } from "#core/interviewer/draft";
import { readingNow } from "#core/session/board-seen";
import type { State } from "#core/session/state";

/** A question about what is drawn and was never spoken of, leads nowhere or has no name; twice in a session at most, and never about the same box. */
export function askingOfBoard(ear: Ear, state: State): Draft | null {
  const reading = readingNow(ear, state);
  if (reading.components.length === 0) return null;
  const said = new Set(state.turns.flatMap(({ move }) => (move === null ? [] : [move.text])));
  const spoken = spokenOf(ear, state.ledger, reading.components);
  const asked = new Set<string>();
  for (;;) {
    const probe = boardProbe({ words: ear.pack.board, reading, spoken, asked });
    if (probe === null) return null;
    if (!said.has(probe.text)) return draft("probe-open", probe.text);
    asked.add(probe.component);
  }
}
