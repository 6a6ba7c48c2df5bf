import { emptyBoard, foldBoard } from "#core/board/fold-board";
import { readBoard, type BoardReading, type Component } from "#core/board/read-board";
import type { SessionDelivery } from "#core/delivery/delivery-view";
import type { Ear } from "#core/evidence/ear";
import { clockAt, type SessionClock } from "#core/replay/session-clock";
import { momentsOf } from "#core/session/board-seen";
import type { State } from "#core/session/state";

/** The first part of the design that stood on the board with a name, and since when; null where there was none whenever the board was looked at. */
export function firstDrawnOf(ear: Ear, state: State, clock: SessionClock): SessionDelivery["firstDrawn"] {
  const { drawings, seen } = state;
  const looks = momentsOf(ear, state);
  const look = looks.findIndex(({ reading }) => named(reading) !== null);
  if (look === -1) return null;
  // The interviewer looks once an answer is there: what they saw then was drawn when there were fewer turns.
  const seenAt = (index: number): number => (index < seen.moments.length ? drawings.filter(({ turns }) => turns < (looks[index]?.turn ?? 0)).length : drawings.length);
  const partAfter = (changes: number): Component | null => named(readBoard([...drawings.slice(0, changes).reduce(foldBoard, emptyBoard).values()], ear.boardNames));

  // A board is not read after every stroke, which would take too long: the change that made the difference between two looks is found by halves.
  let without = look === 0 ? 0 : seenAt(look - 1);
  let within = seenAt(look);
  while (within - without > 1) {
    const middle = Math.floor((without + within) / 2);
    if (partAfter(middle) === null) without = middle;
    else within = middle;
  }
  const drawn = drawings[within - 1];
  const part = partAfter(within);
  if (drawn === undefined || part === null) return null;
  // Its name may still have been on its way.
  const whole = looks[look]?.reading.components.find(({ id }) => id === part.id);
  return { atMs: Math.round(clockAt(clock, drawn.at)), label: whole === undefined || whole.label === "" ? part.label : whole.label };
}

const named = ({ components }: BoardReading): Component | null => components.find(({ label }) => label !== "") ?? null;
