import type { BoardElement } from "#core/board/board-element";
import { foldBoard, type BoardElements } from "#core/board/fold-board";
import type { BoardView } from "#core/session/view";

/** The board as it stood at a moment. */
export function boardThen({ history }: Pick<BoardView, "history">, moment: number): readonly BoardElement[] {
  const empty: BoardElements = new Map();
  return [...history.filter(({ at }) => at <= moment).reduce((board, { changed, removed }) => foldBoard(board, { changed, removed }), empty).values()];
}
