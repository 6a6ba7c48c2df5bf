/** Where something is: as Excalidraw, `y` grows downwards. */
export type Point = readonly [x: number, y: number];
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export const centreOf = ({ x, y, width, height }: Box): Point => [x + width / 2, y + height / 2];
export const areaOf = ({ width, height }: Box): number => width * height;
export const diagonalOf = ({ width, height }: Box): number => Math.hypot(width, height);
export const shorterOf = ({ width, height }: Box): number => Math.min(width, height);
export const distance = ([x, y]: Point, [otherX, otherY]: Point): number => Math.sqrt((x - otherX) ** 2 + (y - otherY) ** 2);

export function boxAround(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return left > right ? { x: 0, y: 0, width: 0, height: 0 } : { x: left, y: top, width: right - left, height: bottom - top };
}

export const cornersOf = ({ x, y, width, height }: Box): readonly [Point, Point, Point, Point] => [[x, y], [x + width, y], [x + width, y + height], [x, y + height]];

export const unionOf = (boxes: readonly Box[]): Box => boxAround(boxes.flatMap((box) => [...cornersOf(box)]));

export const grownBy = ({ x, y, width, height }: Box, by: number): Box => ({ x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by });

export const holds = ({ x, y, width, height }: Box, [px, py]: Point): boolean => px >= x && px <= x + width && py >= y && py <= y + height;

/** Both ways: how far two boxes lie apart; less than nothing where they overlap. */
export const gapsOf = (one: Box, other: Box): { readonly across: number; readonly down: number } => ({
  across: Math.max(one.x, other.x) - Math.min(one.x + one.width, other.x + other.width),
  down: Math.max(one.y, other.y) - Math.min(one.y + one.height, other.y + other.height),
});

/** How far two boxes lie apart; 0 where they touch or overlap. */
export function gapOf(one: Box, other: Box): number {
  const across = Math.max(one.x, other.x) - Math.min(one.x + one.width, other.x + other.width);
  const down = Math.max(one.y, other.y) - Math.min(one.y + one.height, other.y + other.height);
  return across <= 0 ? Math.max(0, down) : down <= 0 ? across : Math.sqrt(across * across + down * down);
}

/** How far a point lies from a box; 0 where it lies within. */
export function gapTo({ x, y, width, height }: Box, [px, py]: Point): number {
  const across = Math.max(x - px, px - x - width, 0);
  const down = Math.max(y - py, py - y - height, 0);
  return across === 0 ? down : down === 0 ? across : Math.sqrt(across * across + down * down);
}

/** How much of a box lies within another, 0 to 1. */
export function shareWithin(inner: Box, outer: Box): number {
  const across = Math.min(inner.x + inner.width, outer.x + outer.width) - Math.max(inner.x, outer.x);
  if (across < 0) return 0;
  const down = Math.min(inner.y + inner.height, outer.y + outer.height) - Math.max(inner.y, outer.y);
  if (down < 0) return 0;
  const area = areaOf(inner);
  return area === 0 ? Number(holds(outer, centreOf(inner))) : (across * down) / area;
}

/** A point turned round another. */
export function turned([x, y]: Point, [aroundX, aroundY]: Point, angle: number): Point {
  if (angle === 0) return [x, y];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [aroundX + (x - aroundX) * cos - (y - aroundY) * sin, aroundY + (x - aroundX) * sin + (y - aroundY) * cos];
}

export function pathLength(points: readonly Point[]): number {
  let length = 0;
  for (let at = 1; at < points.length; at += 1) length += distance(points[at - 1] ?? [0, 0], points[at] ?? [0, 0]);
  return length;
}

/** The area within a closed path, by the shoelace formula. */
export function areaWithin(points: readonly Point[]): number {
  let doubled = 0;
  for (let at = 0; at < points.length; at += 1) {
    const [x, y] = points[at] ?? [0, 0];
    const [nextX, nextY] = points[(at + 1) % points.length] ?? [0, 0];
    doubled += x * nextY - nextX * y;
  }
  return Math.abs(doubled) / 2;
}

/** Where on a path a point lies nearest: how far from it, and how far along, 0 to 1. */
export function nearestOn(path: readonly Point[], [x, y]: Point): { readonly gap: number; readonly along: number } {
  let [least, best, length] = [Infinity, 0, 0];
  let [fromX, fromY] = path[0] ?? [0, 0];
  for (const [toX, toY] of path) {
    const [dx, dy] = [toX - fromX, toY - fromY];
    const squared = dx * dx + dy * dy;
    const share = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - fromX) * dx + (y - fromY) * dy) / squared));
    const [offX, offY] = [x - fromX - share * dx, y - fromY - share * dy];
    const off = offX * offX + offY * offY;
    const step = Math.sqrt(squared);
    if (off < least) [least, best] = [off, length + share * step];
    length += step;
    [fromX, fromY] = [toX, toY];
  }
  return { gap: Math.sqrt(least), along: length === 0 ? 0 : best / length };
}

/** The same, where the path comes as near as that; null, and soon, where it does not. */
export function passing({ path, box }: { readonly path: readonly Point[]; readonly box: Box }, point: Point, within: number): { readonly gap: number; readonly along: number } | null {
  if (gapTo(box, point) > within) return null;
  const nearest = nearestOn(path, point);
  return nearest.gap <= within ? nearest : null;
}

/** Where two stretches cross, as shares of their lengths; null where they do not. */
export function crossingOf([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): readonly [number, number] | null {
  const [rx, ry] = [b[0] - a[0], b[1] - a[1]];
  const [sx, sy] = [d[0] - c[0], d[1] - c[1]];
  const across = rx * sy - ry * sx;
  if (Math.abs(across) < 1e-9) return null;
  const one = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / across;
  const other = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / across;
  return one >= 0 && one <= 1 && other >= 0 && other <= 1 ? [one, other] : null;
}

/** Whether a straight stretch touches a box. */
export function meets(box: Box, from: Point, to: Point): boolean {
  if (holds(box, from) || holds(box, to)) return true;
  const corners = cornersOf(box);
  return corners.some((corner, at) => crossingOf([from, to], [corner, corners[(at + 1) % 4] ?? corner]) !== null);
}

/** So near that things touch, as a hand draws. */
export const touching = 6;

/** Whether two boxes touch and neither lies in the other. */
export const isBeside = (one: Box, other: Box): boolean => gapOf(one, other) <= touching && shareWithin(one, other) < 0.9 && shareWithin(other, one) < 0.9;

const largestSketch = 260;

/** Whether a box is no larger than one thing is drawn. */
export const isCompact = ({ width, height }: Box): boolean => Math.max(width, height) <= largestSketch;
