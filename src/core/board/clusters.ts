import { disjointSets, type DisjointSets } from "#core/board/disjoint-sets";
import type { Drawing } from "#core/board/drawing";
import type { Figures, Shape, Stroke, Text } from "#core/board/figures";
import { firstFew, mostAtOneSpot } from "#core/board/first-few";
import { areaOf, gapOf, gapsOf, holds, shareWithin, unionOf, type Box } from "#core/board/geometry";
import { joinGroups } from "#core/board/join-groups";
import { joinStrokes } from "#core/board/join-strokes";
import { joinCells, joinTables } from "#core/board/join-tables";

/** One thing as it is seen, of however many elements: a box, a cylinder of ellipses and lines, a row of squares. */
export type Cluster = { readonly id: string; readonly shapes: readonly Shape[]; readonly strokes: readonly Stroke[]; readonly texts: readonly Text[]; readonly box: Box };

/** The parts of a board put together to the things that they draw. */
export function clustersIn({ shapes, texts, strokes }: Pick<Figures, "shapes" | "texts" | "strokes">): readonly Cluster[] {
  const bound = new Map(texts.flatMap((text) => (text.container === null ? [] : [[text.container, text] as const])));
  const loose = texts.filter(({ container }) => container === null);
  const plain = strokes.filter(isPlain);
  const sets = disjointSets();
  const drawing: Drawing = { shapes, loose, plain, bound, within: new Map(shapes.map((shape) => [shape, new Set(firstFew(loose, ({ middle }) => holds(shape.box, middle), mostWords))])), headed: strokes.filter((stroke) => !isPlain(stroke)) };
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

const isPlain = ({ hasStartHead, hasEndHead, start, end }: Stroke): boolean => !hasStartHead && !hasEndHead && start === null && end === null;

/** In one shape: where more stand, it is the whole board. */
const mostWords = 100;

/** The element that a thing goes by: the one that is marked, else the largest. */
function idOf({ shapes, strokes }: { readonly shapes: readonly Shape[]; readonly strokes: readonly Stroke[] }, bound: ReadonlyMap<string, Text>): string {
  const worth = ({ id, box }: Shape | Stroke): number => areaOf(box) + (bound.has(id) ? 1e12 : 0);
  return [...(shapes.length > 0 ? shapes : strokes)].sort((one, other) => worth(other) - worth(one) || (one.id < other.id ? -1 : 1))[0]?.id ?? "";
}

/** A box behind a box, an ellipse on a box: outlines that cut each other are one thing, unless each has words of its own. */
function joinOverlapping(sets: DisjointSets, { shapes, bound, within }: Drawing): void {
  const isHolder = new Set(shapes.filter((shape) => shapes.filter((other) => other !== shape && shareWithin(other.box, shape.box) > 0.9 && (bound.has(other.id) || (within.get(other)?.size ?? 0) > 0)).length >= 2));
  const hasOwn = (one: Shape, other: Shape): boolean => bound.has(one.id) || [...(within.get(one) ?? [])].some((text) => within.get(other)?.has(text) !== true);
  const pairs: { readonly one: Shape; readonly other: Shape; readonly share: number }[] = [];
  for (const [at, one] of shapes.entries()) {
    if (isHolder.has(one)) continue;
    let cuts = 0;
    for (let next = at + 1; next < shapes.length && cuts < mostAtOneSpot; next += 1) {
      const other = shapes[next];
      if (other === undefined || gapOf(one.box, other.box) > 0) continue;
      const { across, down } = gapsOf(one.box, other.box);
      if (across >= -1 || down >= -1 || isHolder.has(other)) continue;
      const share = Math.max(shareWithin(one.box, other.box), shareWithin(other.box, one.box));
      if (share > 0.95 || (hasOwn(one, other) && hasOwn(other, one)) || isRound(one, other)) continue;
      cuts += 1;
      pairs.push({ one, other, share });
    }
  }
  // A blank shape that cuts several marked ones belongs to the one that it shares most with.
  const marked = new Map(shapes.flatMap((shape) => (bound.has(shape.id) || (within.get(shape)?.size ?? 0) > 0 ? [[shape.id, new Set<Text | string>(bound.has(shape.id) ? [shape.id] : within.get(shape))] as const] : [])));
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
