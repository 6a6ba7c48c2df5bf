import type { BoardChange, BoardElement } from "#core/board/board-element";

export type BoardElements = ReadonlyMap<string, BoardElement>;

export const emptyBoard: BoardElements = new Map();

/** The board after a change. Elements keep the order in which they were first drawn; one that comes late, by its version, is passed over. */
export function foldBoard(before: BoardElements, { changed, removed }: BoardChange): BoardElements {
  const board = new Map(before);
  for (const id of removed) board.delete(id);
  for (const element of changed) {
    const known = board.get(element.id);
    if (known === undefined || (element.version ?? 0) >= (known.version ?? 0)) board.set(element.id, element);
  }
  return board;
}
