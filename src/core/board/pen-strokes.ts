import type { Shape, Stroke, Text } from "#core/board/figures";
import { boxAround, centreOf, distance, grownBy, holds, pathLength, type Point } from "#core/board/geometry";

/** Strokes as they were meant: heads drawn by hand are heads, and lines that meet at a dot meet. */
export function meantStrokes(strokes: readonly Stroke[], dots: readonly Shape[]): readonly Stroke[] {
  return withHeads(strokes.map((stroke) => (stroke.form === "freedraw" ? withoutHooks(stroke) : stroke))).map((stroke) => endingAtDots(stroke, dots));
}

const shortestArrow = 36;
const hook = { least: 5, most: 46, share: 0.34 } as const;

/** An arrow drawn in one go ends in a hook that turns back from its tip. */
function withoutHooks(stroke: Stroke): Stroke {
  const end = tipOf(stroke.path);
  const start = tipOf([...(end ?? stroke.path)].reverse());
  if (end === null && start === null) return stroke;
  const path = start === null ? (end ?? stroke.path) : [...start].reverse();
  return { ...stroke, path, hasEndHead: stroke.hasEndHead || end !== null, hasStartHead: stroke.hasStartHead || start !== null };
}

/** The path up to its tip, where it turns back behind it; null where it just ends. */
function tipOf(path: readonly Point[]): readonly Point[] | null {
  const [first, last] = [path[0], path.at(-1)];
  const length = pathLength(path);
  if (first === undefined || last === undefined || length < shortestArrow) return null;
  let [tip, farthest] = [path.length - 1, distance(first, last)];
  for (const [at, point] of path.entries()) if (distance(first, point) > farthest + 2) [tip, farthest] = [at, distance(first, point)];
  const tail = pathLength(path.slice(tip));
  if (tip === path.length - 1 || tail < hook.least || tail > Math.min(hook.most, hook.share * length)) return null;
  // A curve bends away little by little; a hook is short and sharp.
  const before = path.slice(0, tip + 1);
  return pathLength(before) <= 1.35 * farthest ? before : null;
}

const largestHead = 30;
const atTip = 15;

/** A small angle at the end of a line is its head, in one stroke or two. */
function withHeads(strokes: readonly Stroke[]): readonly Stroke[] {
  const isBare = ({ start, end, hasStartHead, hasEndHead, path, box }: Stroke): boolean => start === null && end === null && !hasStartHead && !hasEndHead && Math.max(box.width, box.height) <= largestHead && path.length >= 2;
  const small = strokes.filter((stroke) => stroke.form !== "arrow" && isBare(stroke));
  if (small.length === 0) return strokes;
  const heads = new Set<Stroke>();
  const tipped = strokes.map((stroke): Stroke => {
    if (small.includes(stroke) || pathLength(stroke.path) < shortestArrow) return stroke;
    const isTip = (end: Point | undefined, path: readonly Point[]): boolean => {
      if (end === undefined) return false;
      const behind = path.find((point) => distance(point, end) > largestHead) ?? path.at(-1) ?? end;
      const isBehind = (point: Point | undefined): boolean => point !== undefined && distance(point, behind) < distance(end, behind);
      const angles = small.filter((one) => isAngleAt(one, end) && isBehind(one.path[0]) && isBehind(one.path.at(-1)));
      const sides = small.filter((one) => !angles.includes(one) && isSideAt(one, end, isBehind));
      const found = angles.length > 0 ? angles : sides.length >= 2 ? sides : [];
      for (const one of found) heads.add(one);
      return found.length > 0;
    };
    const [atStart, atEnd] = [isTip(stroke.path[0], stroke.path), isTip(stroke.path.at(-1), [...stroke.path].reverse())];
    return atStart || atEnd ? { ...stroke, hasStartHead: stroke.hasStartHead || atStart, hasEndHead: stroke.hasEndHead || atEnd } : stroke;
  });
  return tipped.filter((stroke) => !heads.has(stroke));
}

function isSideAt({ path, groups }: Stroke, tip: Point, isBehind: (point: Point | undefined) => boolean): boolean {
  const [first, last] = [path[0], path.at(-1)];
  if (groups.length > 0 || first === undefined || last === undefined) return false;
  return (distance(first, tip) <= atTip / 2 && isBehind(last)) || (distance(last, tip) <= atTip / 2 && isBehind(first));
}

/** Whether a bent stroke has its corner at a point, and both its ends away from it. */
function isAngleAt({ path }: Stroke, point: Point): boolean {
  const [first, last] = [path[0], path.at(-1)];
  if (path.length < 3 || first === undefined || last === undefined) return false;
  const corner = path.reduce((best, one) => (distance(one, first) + distance(one, last) > distance(best, first) + distance(best, last) ? one : best), first);
  return distance(corner, point) <= atTip && pathLength(path) > 1.25 * distance(first, last);
}

const largestDot = 22;
const atDot = 13;

/** Small blank marks at which lines meet: nothing is there but a branching. */
export function dotsIn(shapes: readonly Shape[], strokes: readonly Stroke[], texts: readonly Text[]): readonly Shape[] {
  return shapes.filter(({ id, box, groups, form }) => {
    if (Math.max(box.width, box.height) > largestDot || groups.length > 0 || form === "image") return false;
    if (texts.some((text) => text.container === id || holds(box, text.middle))) return false;
    const near = grownBy(box, atDot);
    const ends = strokes.filter(({ path, start, end }) => start === id || end === id || [path[0], path.at(-1)].some((point) => point !== undefined && holds(near, point)));
    return ends.length >= 2 && ends.some(({ form: kind, hasStartHead, hasEndHead }) => kind === "arrow" || hasStartHead || hasEndHead);
  });
}

/** A stroke that goes on to the middle of the dot at which it ends. */
function endingAtDots(stroke: Stroke, dots: readonly Shape[]): Stroke {
  const dotAt = (point: Point | undefined, bound: string | null): Shape | undefined => dots.find(({ id, box }) => bound === id || (bound === null && point !== undefined && holds(grownBy(box, atDot), point)));
  const [first, last] = [dotAt(stroke.path[0], stroke.start), dotAt(stroke.path.at(-1), stroke.end)];
  if (first === undefined && last === undefined) return stroke;
  const path = [...(first === undefined ? [] : [centreOf(first.box)]), ...stroke.path, ...(last === undefined ? [] : [centreOf(last.box)])];
  return { ...stroke, path, box: boxAround(path), start: first === undefined ? stroke.start : null, end: last === undefined ? stroke.end : null };
}
