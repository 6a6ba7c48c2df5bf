import type { Shape, Stroke, Text } from "#core/board/figures";
import { boxAround, centreOf, grownBy, holds, passing, type Point } from "#core/board/geometry";

const widestBar = 24;
const onLine = 5;

/** Thin blank bars on upright lines: how long a participant of a sequence is at work, and no part of their own. */
export function barsIn(shapes: readonly Shape[], strokes: readonly Stroke[], texts: readonly Text[]): readonly Shape[] {
  const upright = strokes.filter(({ box, hasStartHead, hasEndHead }) => !hasStartHead && !hasEndHead && box.width <= onLine * 2 && box.height > 3 * widestBar);
  return shapes.filter(
    ({ id, box, form }) =>
      form === "rectangle" &&
      box.width <= widestBar &&
      box.height >= 1.5 * box.width &&
      upright.some((line) => passing(line, centreOf(box), onLine) !== null && line.box.height > box.height) &&
      !texts.some((text) => text.container === id || holds(box, text.middle)),
  );
}

const atBar = 12;

/** A stroke that goes on to the line on which the bar stands that it ends at. */
export function endingOnLines(stroke: Stroke, bars: readonly Shape[]): Stroke {
  const lineAt = (point: Point | undefined, bound: string | null): Point | undefined => {
    const bar = point === undefined ? undefined : bars.find(({ id, box }) => bound === id || (bound === null && holds(grownBy(box, atBar), point)));
    return bar === undefined || point === undefined ? undefined : [centreOf(bar.box)[0], point[1]];
  };
  if (stroke.form !== "arrow" && !stroke.hasStartHead && !stroke.hasEndHead) return stroke;
  const [first, last] = [lineAt(stroke.path[0], stroke.start), lineAt(stroke.path.at(-1), stroke.end)];
  if (first === undefined && last === undefined) return stroke;
  const path = [...(first === undefined ? [] : [first]), ...stroke.path, ...(last === undefined ? [] : [last])];
  return { ...stroke, path, box: boxAround(path), start: first === undefined ? stroke.start : null, end: last === undefined ? stroke.end : null };
}
