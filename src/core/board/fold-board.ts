import { z } from "zod";
import { BoardElement, mostElements } from "#core/board/board-element";

/** What was drawn or redrawn since the last change, and what was taken off the board. */
export const BoardChange = z.strictObject({
  changed: z.array(BoardElement).max(mostElements),
  removed: z.array(z.string().min(1).max(100)).max(mostElements),
});
export type BoardChange = z.infer<typeof BoardChange>;

export const emptyBoard: ReadonlyMap<string, BoardElement> = new Map();

/** The board after a change. An element that comes late, by its version, is passed over; one that finds the board full, too. */
export function foldBoard(before: ReadonlyMap<string, BoardElement>, { changed, removed }: BoardChange): ReadonlyMap<string, BoardElement> {
  const board = new Map(before);
  for (const id of removed) board.delete(id);
  for (const element of changed) {
    const known = board.get(element.id);
    if (known === undefined ? board.size < mostElements : (element.version ?? 0) >= (known.version ?? 0)) board.set(element.id, element);
  }
  return board;
}
