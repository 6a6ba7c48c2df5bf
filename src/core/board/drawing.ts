import type { Shape, Stroke, Text } from "#core/board/figures";

/** What a board holds, made ready to be put together to things. */
export type Drawing = {
  readonly shapes: readonly Shape[];
  /** Words that are bound to nothing. */
  readonly loose: readonly Text[];
  /** Strokes without a head that hold on to nothing. */
  readonly plain: readonly Stroke[];
  readonly headed: readonly Stroke[];
  /** By container: the words that are bound to it. */
  readonly bound: ReadonlyMap<string, Text>;
  /** By shape: the loose words whose middle lies in it. */
  readonly within: ReadonlyMap<Shape, ReadonlySet<Text>>;
};

/** Whether anything is written on a shape. */
export const isMarked = (shape: Shape, { bound, within }: Pick<Drawing, "bound" | "within">): boolean => bound.has(shape.id) || (within.get(shape)?.size ?? 0) > 0;
