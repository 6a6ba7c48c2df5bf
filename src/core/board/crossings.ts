import type { Figures, Shape, Stroke, Text } from "#core/board/figures";
import { firstFew } from "#core/board/first-few";
import { areaOf, boxAround, centreOf, crossingOf, diagonalOf, distance, gapOf, gapsOf, grownBy, holds, meets, passing, pathLength, shareWithin, shorterOf, unionOf, type Box, type Point } from "#core/board/geometry";
import { isName, isWrittenCross } from "#core/board/label-text";

/** Marks that take something back, and what they take back, by element id. */
export type Crossed = { readonly marks: ReadonlySet<string>; readonly gone: ReadonlySet<string> };

type Mark = { readonly ids: readonly string[]; readonly box: Box; readonly form: "cross" | "scribble" };

/** What was crossed or scribbled out: nobody who looks at the board takes it for a part of the design. */
export function crossedOut({ shapes, texts, strokes }: Pick<Figures, "shapes" | "texts" | "strokes">): Crossed {
  const free = strokes.filter(({ start, end, hasStartHead, hasEndHead }) => start === null && end === null && !hasStartHead && !hasEndHead);
  const marks = [...crosses(free), ...scribbles(free), ...written(texts)];
  const targets = [...shapes, ...texts.filter(({ container }) => container === null)];
  const found = { marks: new Set<string>(), gone: new Set<string>() };
  for (const mark of marks) {
    if (mark.ids.some((id) => found.marks.has(id))) continue;
    const gone = takenBackBy(mark, targets) ?? allUnder(mark, targets) ?? lineUnder(mark, strokes);
    if (gone.length === 0) continue;
    for (const id of mark.ids) found.marks.add(id);
    for (const id of gone) found.gone.add(id);
  }
  for (const stroke of free) {
    if (found.marks.has(stroke.id) || found.gone.has(stroke.id)) continue;
    const gone = struckBy(stroke, { shapes, texts, targets });
    if (gone === null) continue;
    found.marks.add(stroke.id);
    for (const id of gone) found.gone.add(id);
  }
  return found;
}

const isStraight = ({ path }: Stroke): boolean => pathLength(path) <= 1.2 * chordOf(path);
const chordOf = (path: readonly Point[]): number => distance(path[0] ?? [0, 0], path.at(-1) ?? [0, 0]);
const endsOf = ({ path }: Stroke): readonly [Point, Point] => [path[0] ?? [0, 0], path.at(-1) ?? [0, 0]];

/** Two strokes of about one length that cut each other in the middle. */
function crosses(strokes: readonly Stroke[]): readonly Mark[] {
  const straight = strokes.filter((stroke) => isStraight(stroke) && isSlanted(stroke));
  const isCross = (one: Stroke, other: Stroke): boolean => {
    if (gapOf(one.box, other.box) > 0) return false;
    const [length, otherLength] = [chordOf(one.path), chordOf(other.path)];
    if (Math.max(length, otherLength) > 2.5 * Math.min(length, otherLength)) return false;
    return crossingOf(endsOf(one), endsOf(other))?.every((share) => share > 0.25 && share < 0.75) === true;
  };
  return straight.flatMap((one, at) => firstFew(straight.slice(at + 1), (other) => isCross(one, other), mostThroughOne).map((other): Mark => ({ ids: [one.id, other.id], box: unionOf([one.box, other.box]), form: "cross" })));
}

/** A stroke that more others cut is one of a hatching. */
const mostThroughOne = 6;

/** Neither level nor upright: a cross is an X, and a plus is something else. */
const isSlanted = ({ box }: Stroke): boolean => shorterOf(box) > 0.18 * Math.max(box.width, box.height);

/** A stroke that goes to and fro all over its place, or crosses itself in the middle. */
function scribbles(strokes: readonly Stroke[]): readonly Mark[] {
  return strokes.flatMap(({ id, path, box }): Mark[] => {
    const length = pathLength(path);
    if (path.length < 4 || shorterOf(box) < 6 || length < 1.9 * diagonalOf(box)) return [];
    const middle = grownBy(box, 0);
    const inner = { x: middle.x + middle.width / 3, y: middle.y + middle.height / 3, width: middle.width / 3, height: middle.height / 3 };
    const turns = turnsIn(path);
    const crossesMiddle = passesThrough(path, inner);
    return crossesMiddle >= 2 && turns >= 2 ? [{ ids: [id], box, form: turns >= 4 ? "scribble" : "cross" }] : [];
  });
}

/** How often a path turns back on itself. */
function turnsIn(path: readonly Point[]): number {
  let turns = 0;
  let before: Point | null = null;
  let from: Point = path[0] ?? [0, 0];
  const step = Math.max(4, diagonalOf(boxAround(path)) / 12);
  for (const point of path) {
    if (distance(from, point) < step) continue;
    const heading: Point = [(point[0] - from[0]) / distance(from, point), (point[1] - from[1]) / distance(from, point)];
    if (before !== null && before[0] * heading[0] + before[1] * heading[1] < -0.1) turns += 1;
    before = heading;
    from = point;
  }
  return turns;
}

/** How often a path comes into a box. */
function passesThrough(path: readonly Point[], box: Box): number {
  let passes = 0;
  let isIn = false;
  for (let at = 1; at < path.length; at += 1) {
    const [from, to] = [path[at - 1], path[at]];
    if (from === undefined || to === undefined) continue;
    if (!isIn && meets(box, from, to)) passes += 1;
    isIn = holds(box, to);
  }
  return passes;
}

const written = (texts: readonly Text[]): readonly Mark[] => texts.flatMap(({ id, text, box, container }): Mark[] => (container === null && isWrittenCross(text) ? [{ ids: [id], box, form: "cross" }] : []));

/** The thing in whose middle a mark stands, if it is of its size; with everything that lies under the mark. */
function takenBackBy({ ids, box, form }: Mark, targets: readonly (Shape | Text)[]): readonly string[] | null {
  const middle = centreOf(box);
  let best: { readonly target: Shape | Text; readonly likeness: number } | null = null;
  for (const target of targets) {
    if (ids.includes(target.id) || !holds(inset(target.box, 0.22), middle)) continue;
    const { across, down } = gapsOf(box, target.box);
    const shared = Math.max(0, -across) * Math.max(0, -down);
    const likeness = shared / (areaOf(box) + areaOf(target.box) - shared);
    const covers = Math.max(Math.max(0, -across) / target.box.width, Math.max(0, -down) / target.box.height);
    if (covers < (form === "scribble" ? 0.45 : 0.35) || shorterOf(box) < 0.3 * shorterOf(target.box)) continue;
    if (best === null || likeness > best.likeness) best = { target, likeness };
  }
  if (best === null) return null;
  const { target } = best;
  return [target.id, ...wordsWith(target, targets), ...partsOf(target, box, targets)];
}

const partReach = 15;
const captionReach = 34;

/** What else makes up a thing that is crossed out: the ellipses of a cylinder, what is written under an icon. */
function partsOf(target: Shape | Text, mark: Box, targets: readonly (Shape | Text)[]): readonly string[] {
  if ("text" in target) return [];
  const reach = grownBy(target.box, partReach);
  const parts = targets.filter((one) => one !== target && (shareWithin(one.box, reach) > 0.85 || one.groups.some((id) => target.groups.includes(id))) && (shareWithin(one.box, mark) > 0.5 || shareWithin(one.box, reach) > 0.85));
  const isMarked = targets.some((one) => "text" in one && holds(target.box, one.middle));
  const caption = isMarked ? undefined : targets.find((one) => "text" in one && isName(one.text) && gapOf(one.box, target.box) <= captionReach && Math.abs(one.middle[0] - target.middle[0]) < target.box.width / 2);
  return [...parts, ...(caption === undefined ? [] : [caption])].map(({ id }) => id);
}

/** The words in a box go with it; the words in a box that are struck out take it with them, unless it has others by now. */
function wordsWith(target: Shape | Text, targets: readonly (Shape | Text)[]): readonly string[] {
  const loose = targets.filter((one) => "text" in one);
  if (!("text" in target)) return loose.filter(({ middle }) => holds(target.box, middle)).map(({ id }) => id);
  const home = targets.filter((one) => !("text" in one) && holds(one.box, target.middle)).sort((one, other) => areaOf(one.box) - areaOf(other.box) || (one.id < other.id ? -1 : 1))[0];
  if (home === undefined) return [];
  const near = grownBy(home.box, 10);
  return loose.some((one) => one !== target && isName(one.text) && holds(near, one.middle)) ? [] : [home.id];
}

const inset = ({ x, y, width, height }: Box, share: number): Box => ({ x: x + width * share, y: y + height * share, width: width * (1 - 2 * share), height: height * (1 - 2 * share) });

/** One large mark over several boxes takes back all of them. */
function allUnder({ box, form }: Mark, targets: readonly (Shape | Text)[]): readonly string[] | null {
  const under = targets.filter((one) => shareWithin(one.box, box) > 0.85);
  const covered = unionOf(under.map((one) => one.box));
  const isCrossed = under.filter((one) => !("text" in one)).length >= 2 && shareWithin(box, covered) > (form === "cross" ? 0.6 : 0.5);
  return isCrossed ? under.map(({ id }) => id) : null;
}

const onLine = 14;
const largestOnLine = 90;

/** The connection on whose middle a small mark stands. */
function lineUnder({ ids, box, form }: Mark, strokes: readonly Stroke[]): readonly string[] {
  if (form === "scribble" || Math.max(box.width, box.height) > largestOnLine) return [];
  const under = strokes.flatMap((stroke) => {
    const nearest = ids.includes(stroke.id) ? null : passing(stroke, centreOf(box), onLine);
    return nearest !== null && nearest.along > 0.08 && nearest.along < 0.92 && pathLength(stroke.path) >= 1.2 * Math.max(box.width, box.height) ? [{ id: stroke.id, gap: nearest.gap }] : [];
  });
  const nearest = under.sort((one, other) => one.gap - other.gap || (one.id < other.id ? -1 : 1))[0];
  return nearest === undefined ? [] : [nearest.id];
}

/** One stroke right through a thing from side to side, or through its words. */
function struckBy(stroke: Stroke, { shapes, texts, targets }: { readonly shapes: readonly Shape[]; readonly texts: readonly Text[]; readonly targets: readonly (Shape | Text)[] }): readonly string[] | null {
  if (!isStraight(stroke)) return null;
  const [from, to] = endsOf(stroke);
  const length = distance(from, to);
  const isThrough = ({ box, middle }: Shape | Text, longest: number, off: number): boolean => length <= longest && passing(stroke, middle, off * shorterOf(box)) !== null;
  const widthAbout = (one: Text): number => targets.reduce((most, home) => (!("text" in home) && holds(home.box, one.middle) && home.box.width < 3 * one.box.width + 120 ? Math.max(most, 1.3 * home.box.width) : most), one.box.width * 1.5 + 20);
  const covered = ({ x, width }: Box): number => Math.min(x + width, Math.max(from[0], to[0])) - Math.max(x, Math.min(from[0], to[0]));
  const isLaidOver = (one: Text): boolean => covered(one.box) >= 0.7 * one.box.width && Math.abs(from[1] - to[1]) <= 0.8 * one.box.height && isThrough(one, Infinity, 0.3);
  const text = firstFew(texts, isLaidOver).find((one) => length <= widthAbout(one));
  if (text !== undefined) return text.container === null ? [text.id, ...wordsWith(text, targets)] : goneWith(text, text.container, targets);
  const isFree = (box: Box): boolean => !shapes.some((other) => other.box !== box && shareWithin(other.box, box) < 0.9 && shareWithin(box, other.box) < 0.9 && (holds(grownBy(other.box, 12), from) || holds(grownBy(other.box, 12), to)));
  const isStruck = (shape: Shape): boolean => length >= 0.75 * diagonalOf(shape.box) && isThrough(shape, 1.5 * diagonalOf(shape.box) + 20, 0.16) && !holds(inset(shape.box, 0.2), from) && !holds(inset(shape.box, 0.2), to);
  const struck = isSlanted(stroke) ? firstFew(shapes, isStruck).find(({ box }) => isFree(box)) : undefined;
  return struck === undefined ? null : [struck.id, ...wordsWith(struck, targets)];
}

/** Bound words that are struck out: with their box, unless other words stand in it by now. */
function goneWith(text: Text, container: string, targets: readonly (Shape | Text)[]): readonly string[] {
  const home = targets.find(({ id }) => id === container);
  const isRenamed = home !== undefined && targets.some((one) => "text" in one && isName(one.text) && holds(grownBy(home.box, 10), one.middle));
  return isRenamed ? [text.id] : [container];
}
