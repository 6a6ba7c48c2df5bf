export type Point = readonly [x: number, y: number];
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type Outlined = Box & { readonly type: string };

/** Between the end of an arrow and the outline that it points to. */
export const arrowGap = 4;

/** Where a straight arrow between two shapes begins and ends: on the line through their middles, a little off their outlines. */
export function arrowBetween(from: Outlined, to: Outlined): { readonly start: Point; readonly end: Point } {
  const [a, b] = [middleOf(from), middleOf(to)];
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  if (length === 0) return { start: [a[0] + from.width / 2 + arrowGap, a[1]], end: [a[0] + from.width / 2 + arrowGap + 40, a[1]] };
  const unit: Point = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
  const [out, stop] = [reach(from, unit) + arrowGap, reach(to, unit) + arrowGap];
  // Shapes that overlap leave no room between them: the arrow goes from middle to middle.
  if (out + stop >= length) return { start: a, end: b };
  return { start: [a[0] + unit[0] * out, a[1] + unit[1] * out], end: [b[0] - unit[0] * stop, b[1] - unit[1] * stop] };
}

const middleOf = ({ x, y, width, height }: Box): Point => [x + width / 2, y + height / 2];

/** From the middle of a shape to its outline in that direction. */
function reach({ type, width, height }: Outlined, [dx, dy]: Point): number {
  const [across, down] = [Math.abs(dx) / (width / 2 || 1), Math.abs(dy) / (height / 2 || 1)];
  if (type === "ellipse") return 1 / Math.hypot(across, down);
  if (type === "diamond") return 1 / (across + down);
  return 1 / Math.max(across, down);
}

/** Room between shapes, for arrows and their labels. */
const spacing = 70;

/** A place within the view where nothing is: row by row, from the top left. To the right of everything where the view is full. */
export function freeSpot({ view, taken, width, height }: { readonly view: Box; readonly taken: readonly Box[]; readonly width: number; readonly height: number }): { readonly x: number; readonly y: number } {
  const near = spacing / 2;
  const isFree = (x: number, y: number): boolean => taken.every((box) => x + width + near <= box.x || box.x + box.width + near <= x || y + height + near <= box.y || box.y + box.height + near <= y);
  for (let y = view.y; y + height <= view.y + view.height; y += 30) {
    for (let x = view.x; x + width <= view.x + view.width; x += width + spacing) if (isFree(x, y)) return { x, y };
  }
  const right = Math.max(...taken.map((box) => box.x + box.width), view.x - spacing);
  return { x: right + spacing, y: view.y };
}
