/** Where something is: as Excalidraw, `y` grows downwards. */
export type Point = readonly [x: number, y: number];
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export const centreOf = ({ x, y, width, height }: Box): Point => [x + width / 2, y + height / 2];
export const areaOf = ({ width, height }: Box): number => width * height;
export const diagonalOf = ({ width, height }: Box): number => Math.hypot(width, height);
export const shorterOf = ({ width, height }: Box): number => Math.min(width, height);
export const distance = ([x, y]: Point, [otherX, otherY]: Point): number => Math.hypot(x - otherX, y - otherY);

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
  const { across, down } = gapsOf(one, other);
  return Math.hypot(Math.max(0, across), Math.max(0, down));
}

/** How much of a box lies within another, 0 to 1. */
export function shareWithin(inner: Box, outer: Box): number {
  const { across, down } = gapsOf(inner, outer);
  if (across >= 0 || down >= 0) return holds(outer, centreOf(inner)) && areaOf(inner) === 0 ? 1 : 0;
  return (across * down) / Math.max(1e-9, areaOf(inner));
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
export function nearestOn(path: readonly Point[], point: Point): { readonly gap: number; readonly along: number } {
  let best = { gap: Infinity, at: 0 };
  let length = 0;
  for (let at = 1; at < path.length; at += 1) {
    const [from, to] = [path[at - 1] ?? point, path[at] ?? point];
    const step = distance(from, to);
    const share = step === 0 ? 0 : Math.min(1, Math.max(0, ((point[0] - from[0]) * (to[0] - from[0]) + (point[1] - from[1]) * (to[1] - from[1])) / (step * step)));
    const gap = distance(point, [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]);
    if (gap < best.gap) best = { gap, at: length + share * step };
    length += step;
  }
  return { gap: best.gap, along: length === 0 ? 0 : best.at / length };
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
