import type { Place } from "#core/board/branches";
import type { Stroke, Text } from "#core/board/figures";
import { gapTo, passing, pathLength, shorterOf } from "#core/board/geometry";

/** A line that stands for a thing, by its name beside it, as a place to lead to. */
export type BusLine = { readonly stroke: Stroke; readonly place: Place };

const shortestBus = 160;
const farthestName = 44;
const atBus = 14;
const fewestOnBus = 2;

/** Long bare lines on which several others hang, with a name beside them that names a kind of thing: an event bus, a log. */
export function busLinesIn(strokes: readonly Stroke[], names: readonly Text[]): readonly BusLine[] {
  return strokes.flatMap((stroke): readonly BusLine[] => {
    const { box, start, end, hasStartHead, hasEndHead } = stroke;
    if (hasStartHead || hasEndHead || start !== null || end !== null || pathLength(stroke.path) < shortestBus || shorterOf(box) > 0.05 * Math.max(box.width, box.height)) return [];
    const name = names.filter((text) => gapTo(box, text.middle) <= farthestName + text.box.width / 2).sort((one, other) => gapTo(box, one.middle) - gapTo(box, other.middle) || (one.id < other.id ? -1 : 1))[0];
    const hangs = strokes.filter((other) => other !== stroke && [other.path[0], other.path.at(-1)].filter((point) => point !== undefined && passing(stroke, point, atBus) !== null).length === 1);
    return name === undefined || hangs.length < fewestOnBus ? [] : [{ stroke, place: { id: name.id, box, isText: true, isDoubtful: false, isOuter: false } }];
  });
}
