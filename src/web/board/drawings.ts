import type { BoardChange } from "#core/board/board-element";
import type { Drawn } from "./drawn";

/** A change of the board as the server tells it, and at which version of the session it came to be. */
export type Drawing = { readonly change: BoardChange & { readonly changed: readonly Drawn[] }; readonly version: number };

/** Carries what the room hears of the board to where the board is, and back when it was last drawn on. */
export type Drawings = {
  readonly tell: (drawing: Drawing) => void;
  readonly listen: (listener: (drawing: Drawing) => void) => () => void;
  /** The board was drawn on, be it by half a stroke. */
  readonly touch: () => void;
  /** When that was last, on the steady clock. */
  readonly touchedAtMs: () => number;
};

export function createDrawings(): Drawings {
  const listeners = new Set<(drawing: Drawing) => void>();
  let touchedAtMs = 0;
  return {
    tell(drawing) {
      for (const listener of listeners) listener(drawing);
    },
    listen(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    touch() {
      touchedAtMs = performance.now();
    },
    touchedAtMs: () => touchedAtMs,
  };
}
