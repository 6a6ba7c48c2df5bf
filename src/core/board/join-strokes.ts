import { disjointSets, groupedBy, type DisjointSets } from "#core/board/disjoint-sets";
import { isMarked, type Drawing } from "#core/board/drawing";
import type { Shape, Stroke, Text } from "#core/board/figures";
import { firstFew, mostAtOneSpot } from "#core/board/first-few";
import { centreOf, crossingOf, distance, gapOf, gapTo, grownBy, isCompact, nearestOn, pathLength, shareWithin, shorterOf, unionOf, type Box, type Point } from "#core/board/geometry";
import { isJoint, networksOf } from "#core/board/joints";
import { isName } from "#core/board/label-text";

const near = 9;
const atWords = 20;
const largestHead = 70;

/** Lines that belong to a thing: the sides of a cylinder, the limbs of a figure, a box of four lines. */
export function joinStrokes(sets: DisjointSets, drawing: Drawing): void {
  const { shapes, loose, plain } = drawing;
  const hasWords = (shape: Shape): boolean => isMarked(shape, drawing);
  const touches = new Map(plain.map((stroke) => [stroke, [stroke.path[0], stroke.path.at(-1)].map((end) => (end === undefined ? [] : firstFew(shapes, (shape) => isAtOutline(shape, end))))] as const));
  const names = loose.filter(({ text }) => isName(text));
  const loops = loopsIn(plain);
  for (const loop of loops) sets.join(loop.map(({ id }) => id));
  const inLoops = new Set(loops.flat());
  const free = plain.filter((stroke) => !inLoops.has(stroke));
  for (const network of networksOf(free, near, (one, other) => isJoint(one, other, near) || isCut(one, other))) {
    const ends = network.flatMap((stroke) => touches.get(stroke) ?? []);
    const attached = [...new Set(ends.flat())];
    const marked = attached.filter(hasWords);
    const box = unionOf(network.map((stroke) => stroke.box));
    if (!isCompact(box)) continue;
    const blank = attached.filter((shape) => !hasWords(shape));
    // Lines that lead from word to word are lines.
    const tips = network.flatMap(({ path }) => [path[0], path.at(-1)]);
    if (names.filter((text) => tips.some((tip) => tip !== undefined && gapTo(text.box, tip) <= atWords)).length >= 2) continue;
    if (attached.length === 0 && isSketch(network, box) && names.some((text) => isCaptionOf(text, box))) sets.join(network.map(({ id }) => id));
    else if (network.length >= 3 && marked.length === 0) sets.join([...network, ...blank].map(({ id }) => id));
    else if (network.length <= 2 && blank.length === 1 && attached.length === 1 && isLimb(network, ends, blank[0]) && !leadsOn(network, blank[0], shapes)) sets.join([...network, ...blank].map(({ id }) => id));
    else if (network.length >= 2 && marked.length === 1 && shareWithin(box, grownBy(marked[0]?.box ?? box, near)) > 0.9) sets.join([...network, ...attached].map(({ id }) => id));
  }
  joinSides(sets, { plain, touches, hasWords });
}

const atCorner = 15;

/** Strokes that meet end to end until they come back to the first: a box drawn side by side. */
function loopsIn(strokes: readonly Stroke[]): readonly (readonly Stroke[])[] {
  const ends = strokes
    .filter((stroke) => Math.max(stroke.box.width, stroke.box.height) >= 2 * atCorner)
    .flatMap((stroke) => [stroke.path[0], stroke.path.at(-1)].flatMap((point) => (point === undefined ? [] : [{ stroke, point }])));
  const met = new Map(ends.map((end) => [end, firstFew(ends, (other) => other.stroke !== end.stroke && Math.abs(other.point[0] - end.point[0]) <= atCorner && Math.abs(other.point[1] - end.point[1]) <= atCorner).map(({ stroke }) => stroke)] as const));
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
function joinSides(sets: DisjointSets, { plain, touches, hasWords }: { readonly plain: readonly Stroke[]; readonly touches: ReadonlyMap<Stroke, readonly (readonly Shape[])[]>; readonly hasWords: (shape: Shape) => boolean }): void {
  const sides = plain.flatMap((stroke) => {
    const [from = [], to = []] = touches.get(stroke) ?? [];
    return from.flatMap((one) => to.flatMap((other) => (one === other || (hasWords(one) && hasWords(other)) ? [] : [{ stroke, shapes: [one, other] as const, pair: [one.id, other.id].sort() }])));
  });
  const isApart = ({ stroke: one }: (typeof sides)[number], { stroke: other, shapes: [a, b] }: (typeof sides)[number]): boolean => distance(one.middle, other.middle) >= 0.6 * Math.min(Math.max(a.box.width, a.box.height), Math.max(b.box.width, b.box.height));
  for (const same of groupedBy(sides, ({ pair }) => pair.join(" "))) {
    const few = same.slice(0, mostAtOneSpot);
    if (few.some((one) => few.some((other) => isApart(one, other)))) sets.join(same.flatMap(({ stroke, pair }) => [stroke.id, ...pair]));
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
  if (gapOf(one.box, other.box) > 0) return false;
  const stretches = ({ path }: Stroke): readonly (readonly [Point, Point])[] => path.slice(1).map((to, at) => [path[at] ?? to, to] as const);
  const others = stretches(other);
  return stretches(one).some((stretch) => others.some((across) => crossingOf(stretch, across) !== null));
}
