import { disjointSets, groupedBy, type DisjointSets } from "#core/board/disjoint-sets";
import type { Figures, Shape, Stroke, Text } from "#core/board/figures";
import { areaOf, centreOf, crossingOf, distance, gapOf, gapsOf, gapTo, grownBy, holds, nearestOn, passing, pathLength, shareWithin, shorterOf, unionOf, type Box, type Point } from "#core/board/geometry";
import { isMarker, isName } from "#core/board/label-text";

/** One thing as it is seen, of however many elements: a box, a cylinder of ellipses and lines, a row of squares. */
export type Cluster = { readonly id: string; readonly shapes: readonly Shape[]; readonly strokes: readonly Stroke[]; readonly texts: readonly Text[]; readonly box: Box };

/** The parts of a board put together to the things that they draw. */
export function clustersIn({ shapes, texts, strokes }: Pick<Figures, "shapes" | "texts" | "strokes">): readonly Cluster[] {
  const bound = new Map(texts.flatMap((text) => (text.container === null ? [] : [[text.container, text] as const])));
  const loose = texts.filter(({ container }) => container === null);
  const plain = strokes.filter(({ hasStartHead, hasEndHead, start, end }) => !hasStartHead && !hasEndHead && start === null && end === null);
  const sets = disjointSets();
  const drawing: Drawing = { shapes, loose, plain, bound, within: new Map(shapes.map((shape) => [shape, loose.filter(({ middle }) => holds(shape.box, middle))])), headed: strokes.filter((stroke) => !plain.includes(stroke)) };
  joinGroups(sets, drawing);
  joinOverlapping(sets, drawing);
  joinCells(sets, drawing);
  joinTables(sets, drawing);
  joinStrokes(sets, drawing);
  const byRoot = new Map<string, { shapes: Shape[]; strokes: Stroke[]; texts: Text[] }>();
  const at = (id: string) => {
    const known = byRoot.get(sets.rootOf(id)) ?? { shapes: [], strokes: [], texts: [] };
    byRoot.set(sets.rootOf(id), known);
    return known;
  };
  for (const shape of shapes) {
    const cluster = at(shape.id);
    cluster.shapes.push(shape);
    const text = bound.get(shape.id);
    if (text !== undefined) cluster.texts.push(text);
  }
  for (const stroke of plain) if (sets.isJoined(stroke.id)) at(stroke.id).strokes.push(stroke);
  for (const text of loose) if (sets.isJoined(text.id)) at(text.id).texts.push(text);
  return [...byRoot.values()].filter((parts) => parts.shapes.length + parts.strokes.length > 0).map((parts) => ({ ...parts, id: idOf(parts, bound), box: unionOf([...parts.shapes, ...parts.strokes].map(({ box }) => box)) }));
}

type Drawing = { readonly shapes: readonly Shape[]; readonly loose: readonly Text[]; readonly plain: readonly Stroke[]; readonly headed: readonly Stroke[]; readonly bound: ReadonlyMap<string, Text>; readonly within: ReadonlyMap<Shape, readonly Text[]> };

/** The element that a thing goes by: the one that is marked, else the largest. */
function idOf({ shapes, strokes }: { readonly shapes: readonly Shape[]; readonly strokes: readonly Stroke[] }, bound: ReadonlyMap<string, Text>): string {
  const worth = ({ id, box }: Shape | Stroke): number => areaOf(box) + (bound.has(id) ? 1e12 : 0);
  return [...(shapes.length > 0 ? shapes : strokes)].sort((one, other) => worth(other) - worth(one) || (one.id < other.id ? -1 : 1))[0]?.id ?? "";
}

/** What was grouped is one thing, unless it is a piece of the diagram: several things that are marked, or joined by arrows. */
function joinGroups(sets: DisjointSets, { shapes, loose, plain, headed, bound }: Drawing): void {
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

const largestSketch = 260;

function isOneThing({ shapes, texts, strokes, headed }: Group, bound: ReadonlyMap<string, Text>): boolean {
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

const isCompact = ({ width, height }: Box): boolean => Math.max(width, height) <= largestSketch;

const touching = 6;
const isBeside = (one: Box, other: Box): boolean => gapOf(one, other) <= touching && shareWithin(one, other) < 0.9 && shareWithin(other, one) < 0.9;

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

/** A box behind a box, an ellipse on a box: outlines that cut each other are one thing, unless each has words of its own. */
function joinOverlapping(sets: DisjointSets, { shapes, bound, within }: Drawing): void {
  const isHolder = new Set(shapes.filter((shape) => shapes.filter((other) => other !== shape && shareWithin(other.box, shape.box) > 0.9 && (bound.has(other.id) || (within.get(other)?.length ?? 0) > 0)).length >= 2));
  const hasOwn = (one: Shape, other: Shape): boolean => bound.has(one.id) || within.get(one)?.some((text) => within.get(other)?.includes(text) !== true) === true;
  const pairs: { readonly one: Shape; readonly other: Shape; readonly share: number }[] = [];
  for (const [at, one] of shapes.entries()) {
    if (isHolder.has(one)) continue;
    for (const other of shapes.slice(at + 1)) {
      if (gapOf(one.box, other.box) > 0) continue;
      const { across, down } = gapsOf(one.box, other.box);
      if (across >= -1 || down >= -1 || isHolder.has(other)) continue;
      const share = Math.max(shareWithin(one.box, other.box), shareWithin(other.box, one.box));
      if (share > 0.95 || (hasOwn(one, other) && hasOwn(other, one)) || isRound(one, other)) continue;
      pairs.push({ one, other, share });
    }
  }
  // A blank shape that cuts several marked ones belongs to the one that it shares most with.
  const marked = new Map(shapes.flatMap((shape) => (bound.has(shape.id) || (within.get(shape)?.length ?? 0) > 0 ? [[shape.id, new Set<Text | string>(bound.has(shape.id) ? [shape.id] : within.get(shape))] as const] : [])));
  for (const { one, other } of pairs.sort((a, b) => b.share - a.share || (a.one.id + a.other.id < b.one.id + b.other.id ? -1 : 1))) {
    const [root, otherRoot] = [sets.rootOf(one.id), sets.rootOf(other.id)];
    const [own, others] = [marked.get(root), marked.get(otherRoot)];
    if (root !== otherRoot && own !== undefined && others !== undefined && ![...own].some((text) => others.has(text))) continue;
    sets.join([one.id, other.id]);
    const both = new Set([...(own ?? []), ...(others ?? [])]);
    if (both.size > 0) marked.set(sets.rootOf(one.id), both);
  }

  /** Whether a blank shape goes round a marked one that is much smaller, and only not quite: that is a place, no part. */
  function isRound(one: Shape, other: Shape): boolean {
    const [large, small] = areaOf(one.box) >= areaOf(other.box) ? [one, other] : [other, one];
    const ratio = areaOf(large.box) / Math.max(1, areaOf(small.box));
    const share = shareWithin(small.box, large.box);
    return (ratio > 2 && hasOwn(small, large) && share > 0.3) || (ratio > 8 && hasOwn(small, large) !== hasOwn(large, small) && share < 0.25);
  }
}

const fewestCells = 3;
const mostCellLetters = 4;

/** A queue or a log drawn as a row of equal cells, with a number in each or nothing. */
function joinCells(sets: DisjointSets, { shapes, bound, within }: Drawing): void {
  const isCell = (shape: Shape): boolean => {
    const text = bound.get(shape.id) ?? within.get(shape)?.[0];
    return text === undefined || text.text.length <= mostCellLetters || isMarker(text.text);
  };
  const cells = shapes.filter((shape) => shape.form === "rectangle" && isCell(shape));
  const rows = disjointSets();
  for (const [at, one] of cells.entries()) {
    for (const other of cells.slice(at + 1)) {
      const isAlike = Math.abs(one.box.width - other.box.width) <= 0.2 * one.box.width && Math.abs(one.box.height - other.box.height) <= 0.2 * one.box.height;
      const { across, down } = gapsOf(one.box, other.box);
      const isRow = (Math.abs(across) <= touching && -down > 0.8 * one.box.height) || (Math.abs(down) <= touching && -across > 0.8 * one.box.width);
      if (isAlike && isRow) rows.join([one.id, other.id]);
    }
  }
  for (const row of groupedBy(cells, ({ id }) => rows.rootOf(id))) if (row.length >= fewestCells) sets.join(row.map(({ id }) => id));
}

const highestRow = 42;

/** A name over a list, and a name over rows, are one table: as wide as each other, with no gap between. */
function joinTables(sets: DisjointSets, { shapes, bound, within }: Drawing): void {
  const linesOf = (shape: Shape): number => {
    const texts = bound.has(shape.id) ? [bound.get(shape.id)] : (within.get(shape) ?? []);
    return texts.reduce((sum, text) => sum + (text?.text.split("\n").length ?? 0), 0);
  };
  const boxes = shapes.filter(({ form }) => form === "rectangle");
  for (const head of boxes) {
    const rows = [head];
    for (let below: Shape | undefined = head; below !== undefined; ) {
      const last: Shape = below;
      below = boxes.find(({ box }) => box.y > last.box.y && Math.abs(box.x - last.box.x) <= 4 && Math.abs(box.width - last.box.width) <= 4 && Math.abs(box.y - last.box.y - last.box.height) <= 4);
      if (below !== undefined) rows.push(below);
    }
    const [, first, ...others] = rows;
    if (first === undefined) continue;
    const isList = linesOf(head) === 1 && linesOf(first) >= 2 && others.length === 0;
    if (isList || (others.length > 0 && rows.slice(1).every(({ box }) => box.height <= highestRow))) sets.join(rows.map(({ id }) => id));
  }
}

const near = 9;
const atWords = 20;
const largestHead = 70;

/** Lines that belong to a thing: the sides of a cylinder, the limbs of a figure, a box of four lines. */
function joinStrokes(sets: DisjointSets, { shapes, loose, plain, bound, within }: Drawing): void {
  const isMarked = (shape: Shape): boolean => bound.has(shape.id) || (within.get(shape)?.length ?? 0) > 0;
  const touches = new Map(plain.map((stroke) => [stroke, [stroke.path[0], stroke.path.at(-1)].map((end) => (end === undefined ? [] : shapes.filter((shape) => isAtOutline(shape, end))))] as const));
  const names = loose.filter(({ text }) => isName(text));
  const loops = loopsIn(plain);
  for (const loop of loops) sets.join(loop.map(({ id }) => id));
  const inLoops = new Set(loops.flat());
  const free = plain.filter((stroke) => !inLoops.has(stroke));
  const links = disjointSets();
  for (const [at, one] of free.entries()) {
    for (const other of free.slice(at + 1)) if (gapOf(one.box, other.box) <= near && (isJoint(one, other) || isCut(one, other))) links.join([one.id, other.id]);
  }
  for (const network of groupedBy(free, ({ id }) => links.rootOf(id))) {
    const ends = network.flatMap((stroke) => touches.get(stroke) ?? []);
    const attached = [...new Set(ends.flat())];
    const marked = attached.filter(isMarked);
    const box = unionOf(network.map((stroke) => stroke.box));
    if (!isCompact(box)) continue;
    const blank = attached.filter((shape) => !isMarked(shape));
    // Lines that lead from word to word are lines.
    const tips = network.flatMap(({ path }) => [path[0], path.at(-1)]);
    if (names.filter((text) => tips.some((tip) => tip !== undefined && gapTo(text.box, tip) <= atWords)).length >= 2) continue;
    if (attached.length === 0 && isSketch(network, box) && names.some((text) => isCaptionOf(text, box))) sets.join(network.map(({ id }) => id));
    else if (network.length >= 3 && marked.length === 0) sets.join([...network, ...blank].map(({ id }) => id));
    else if (network.length <= 2 && blank.length === 1 && attached.length === 1 && isLimb(network, ends, blank[0]) && !leadsOn(network, blank[0], shapes)) sets.join([...network, ...blank].map(({ id }) => id));
    else if (network.length >= 2 && marked.length === 1 && shareWithin(box, grownBy(marked[0]?.box ?? box, near)) > 0.9) sets.join([...network, ...attached].map(({ id }) => id));
  }
  joinSides(sets, { plain, touches, isMarked });
}

const atCorner = 15;

/** Strokes that meet end to end until they come back to the first: a box drawn side by side. */
function loopsIn(strokes: readonly Stroke[]): readonly (readonly Stroke[])[] {
  const ends = strokes
    .filter((stroke) => Math.max(stroke.box.width, stroke.box.height) >= 2 * atCorner)
    .flatMap((stroke) => [stroke.path[0], stroke.path.at(-1)].flatMap((point) => (point === undefined ? [] : [{ stroke, point }])));
  const met = new Map(ends.map((end) => [end, ends.filter((other) => other.stroke !== end.stroke && Math.abs(other.point[0] - end.point[0]) <= atCorner && Math.abs(other.point[1] - end.point[1]) <= atCorner).map(({ stroke }) => stroke)] as const));
  const left = new Set(ends.map(({ stroke }) => stroke));
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const [{ stroke }, others] of met) if (!others.some((other) => left.has(other))) left.delete(stroke);
  }
  const corners = disjointSets();
  for (const [{ stroke }, others] of met) if (left.has(stroke)) for (const other of others) if (left.has(other)) corners.join([stroke.id, other.id]);
  return groupedBy([...left], ({ id }) => corners.rootOf(id)).filter((loop) => loop.length >= 2 && shorterOf(unionOf(loop.map(({ box }) => box))) >= 2 * atCorner);
}

/** Both ends on one blank shape, outside of which it goes; or the body below a head. */
function isLimb(network: readonly Stroke[], ends: readonly (readonly Shape[])[], shape: Shape | undefined): boolean {
  if (shape === undefined) return false;
  const [stroke] = network;
  if (network.length === 1 && ends.every((at) => at.includes(shape))) return stroke !== undefined && shareWithin(stroke.box, grownBy(shape.box, near)) < 0.9;
  return Math.max(shape.box.width, shape.box.height) <= largestHead && network.every(({ box }) => Math.max(box.width, box.height) <= 4 * Math.max(shape.box.width, shape.box.height)) && shape.form === "ellipse";
}

/** Two lines that lead from one shape to the same other, at its two sides: a cylinder's body. */
function joinSides(sets: DisjointSets, { plain, touches, isMarked }: { readonly plain: readonly Stroke[]; readonly touches: ReadonlyMap<Stroke, readonly (readonly Shape[])[]>; readonly isMarked: (shape: Shape) => boolean }): void {
  const sides = plain.flatMap((stroke) => {
    const [from = [], to = []] = touches.get(stroke) ?? [];
    return from.flatMap((one) => to.flatMap((other) => (one === other || (isMarked(one) && isMarked(other)) ? [] : [{ stroke, shapes: [one, other] as const, pair: [one.id, other.id].sort() }])));
  });
  const isApart = ({ stroke: one }: (typeof sides)[number], { stroke: other, shapes: [a, b] }: (typeof sides)[number]): boolean => distance(one.middle, other.middle) >= 0.6 * Math.min(Math.max(a.box.width, a.box.height), Math.max(b.box.width, b.box.height));
  for (const same of groupedBy(sides, ({ pair }) => pair.join(" "))) {
    if (same.some((one) => same.some((other) => isApart(one, other)))) sets.join(same.flatMap(({ stroke, pair }) => [stroke.id, ...pair]));
  }
}

function isAtOutline({ box, path, form }: Shape, point: Point): boolean {
  if (gapTo(box, point) > near) return false;
  if (form !== "ellipse") return nearestOn([...path, path[0] ?? point], point).gap <= near;
  const [x, y] = centreOf(box);
  const [across, down] = [(point[0] - x) / (box.width / 2), (point[1] - y) / (box.height / 2)];
  return Math.abs(Math.hypot(across, down) - 1) * shorterOf(box) * 0.5 <= near;
}

const leadReach = 50;

/** Whether a line from a shape ends near another. */
function leadsOn(network: readonly Stroke[], from: Shape | undefined, shapes: readonly Shape[]): boolean {
  const tips = network.flatMap(({ path }) => [path[0], path.at(-1)]);
  return shapes.some((shape) => shape !== from && tips.some((tip) => tip !== undefined && gapTo(shape.box, tip) <= leadReach));
}

/** A few pen strokes over one another, or one that winds about: a figure, a cloud, and no arrow. */
function isSketch(network: readonly Stroke[], box: Box): boolean {
  if (shorterOf(box) < 20 || network.some(({ form }) => form !== "freedraw")) return false;
  return network.length >= 2 || network.some(({ path }) => pathLength(path) > 2.5 * distance(path[0] ?? [0, 0], path.at(-1) ?? [0, 0]));
}

const captionGap = 30;

const isCaptionOf = ({ box, middle }: Text, over: Box): boolean =>
  gapOf(box, over) <= captionGap && middle[1] > over.y + over.height / 2 && Math.abs(middle[0] - over.x - over.width / 2) < Math.max(20, over.width / 2);

const largestCut = 120;

/** Whether two small strokes cross: the arms of a figure and its body. */
function isCut(one: Stroke, other: Stroke): boolean {
  if (Math.max(one.box.width, one.box.height, other.box.width, other.box.height) > largestCut) return false;
  const stretches = ({ path }: Stroke): readonly (readonly [Point, Point])[] => path.slice(1).map((to, at) => [path[at] ?? to, to] as const);
  const others = stretches(other);
  return stretches(one).some((stretch) => others.some((across) => crossingOf(stretch, across) !== null));
}

/** Whether an end of one stroke lies on the other. */
function isJoint(one: Stroke, other: Stroke): boolean {
  const isOn = (end: Point | undefined, stroke: Stroke): boolean => end !== undefined && passing(stroke, end, near) !== null;
  return isOn(one.path[0], other) || isOn(one.path.at(-1), other) || isOn(other.path[0], one) || isOn(other.path.at(-1), one);
}
