import type { BoardChange, BoardElement } from "#core/board/board-element";

export type BoardElements = ReadonlyMap<string, BoardElement>;

/** The board after one change. Elements keep their place in the order in which they were first drawn. */
export function foldBoard(before: BoardElements, { changed, removed }: BoardChange): BoardElements {
  const after = new Map(before);
  for (const element of changed) after.set(element.id, element);
  for (const id of removed) after.delete(id);
  return after;
}
