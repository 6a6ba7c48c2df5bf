import type { DisjointSets } from "#core/board/disjoint-sets";
import type { Drawing } from "#core/board/drawing";
import type { Shape, Stroke, Text } from "#core/board/figures";
import { areaOf, gapOf, holds, isBeside, isCompact, shareWithin, unionOf, type Box, type Point } from "#core/board/geometry";

/** What was grouped is one thing, unless it is a piece of the diagram: several things that are marked, or joined by arrows. */
export function joinGroups(sets: DisjointSets, { shapes, loose, plain, headed, bound }: Drawing): void {
  const groups = new Map<string, { shapes: Shape[]; texts: Text[]; strokes: Stroke[]; headed: Stroke[] }>();
  const add = <Kind extends "shapes" | "texts" | "strokes" | "headed">(kind: Kind, figure: (Shape & Text & Stroke) | Shape | Text | Stroke): void => {
    for (const id of figure.groups) {
      const group = groups.get(id) ?? { shapes: [], texts: [], strokes: [], headed: [] };
      groups.set(id, group);
      (group[kind] as (typeof figure)[]).push(figure);
    }
  };
  for (const shape of shapes) add("shapes", shape);
  for (const text of loose) add("texts", text);
  for (const stroke of plain) add("strokes", stroke);
  for (const stroke of headed) add("headed", stroke);
  for (const group of groups.values()) {
    if (!isOneThing(group, bound)) continue;
    // Beside a box that is marked, further words are about its arrows.
    const isMarked = group.shapes.some(({ id, box }) => bound.has(id) || group.texts.some(({ middle }) => holds(box, middle)));
    const texts = isMarked && group.headed.length > 0 ? group.texts.filter(({ middle }) => group.shapes.some(({ box }) => holds(box, middle))) : group.texts;
    sets.join([...group.shapes, ...group.strokes, ...texts].map(({ id }) => id));
  }
}

type Group = { readonly shapes: readonly Shape[]; readonly texts: readonly Text[]; readonly strokes: readonly Stroke[]; readonly headed: readonly Stroke[] };

/** No icon is drawn of more: what is larger is a piece of the diagram. */
const mostOfOneThing = 400;

function isOneThing({ shapes, texts, strokes, headed }: Group, bound: ReadonlyMap<string, Text>): boolean {
  if (shapes.length + texts.length + strokes.length + headed.length > mostOfOneThing) return false;
  if (shapes.length === 0) return strokes.length >= 2 && headed.length === 0 && texts.length <= 2 && isCompact(unionOf(strokes.map(({ box }) => box)));
  if (!isTogether([...shapes, ...strokes].map(({ box }) => box))) return false;
  if (shapes.length >= 2 && headed.some(({ box }) => !shapes.some((shape) => shareWithin(box, shape.box) > 0.95))) return false;
  const homes = new Set(shapes.filter(({ id }) => bound.has(id)));
  let captions = 0;
  for (const { middle } of texts) {
    const home = smallestHolding(shapes, middle);
    if (home === null) captions += 1;
    else homes.add(home);
  }
  if (homes.size >= 2) return isStack([...homes]);
  return captions < 2 || shapes.length === 1 || isTouching(shapes);
}

function smallestHolding(shapes: readonly Shape[], point: Point): Shape | null {
  let best: Shape | null = null;
  for (const shape of shapes) if (holds(shape.box, point) && (best === null || areaOf(shape.box) < areaOf(best.box))) best = shape;
  return best;
}

const farthestPart = 30;

/** Whether nothing of it lies apart from all the rest. */
function isTogether([first, ...others]: readonly Box[]): boolean {
  if (first === undefined) return true;
  const [reached, left] = [[first], new Set(others)];
  for (const one of reached) {
    for (const other of left) {
      if (gapOf(one, other) > farthestPart) continue;
      left.delete(other);
      reached.push(other);
    }
  }
  return left.size === 0;
}

/** Whether all hang together without one lying in another. */
function isTouching(shapes: readonly Shape[]): boolean {
  const [first, ...others] = shapes;
  if (first === undefined) return true;
  const [reached, left] = [[first], new Set(others)];
  for (const one of reached) {
    for (const other of left) {
      if (!isBeside(one.box, other.box)) continue;
      left.delete(other);
      reached.push(other);
    }
  }
  return left.size === 0;
}

/** The rows of a table, the cells of a queue: side by side, and as wide or as high as each other. */
function isStack(shapes: readonly Shape[]): boolean {
  const alike = (size: (box: Box) => number, place: (box: Box) => number): boolean => {
    const boxes = shapes.map(({ box }) => box);
    return boxes.every((box) => Math.abs(size(box) - size(boxes[0] ?? box)) <= 4 && Math.abs(place(box) - place(boxes[0] ?? box)) <= 4);
  };
  return isTouching(shapes) && (alike(({ width }) => width, ({ x }) => x) || alike(({ height }) => height, ({ y }) => y));
}
