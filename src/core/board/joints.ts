import { disjointSets, groupedBy } from "#core/board/disjoint-sets";
import type { Stroke } from "#core/board/figures";
import { mostAtOneSpot } from "#core/board/first-few";
import { gapOf, passing, type Point } from "#core/board/geometry";

/** Whether an end of one stroke lies on the other, as near as that. */
export function isJoint(one: Stroke, other: Stroke, within: number): boolean {
  const isOn = (end: Point | undefined, stroke: Stroke): boolean => end !== undefined && passing(stroke, end, within) !== null;
  return isOn(one.path[0], other) || isOn(one.path.at(-1), other) || isOn(other.path[0], one) || isOn(other.path.at(-1), one);
}

/** Strokes that hang together, each network by itself: those that lie as near as that and meet. */
export function networksOf(strokes: readonly Stroke[], within: number, isMet: (one: Stroke, other: Stroke) => boolean): readonly (readonly Stroke[])[] {
  const sets = disjointSets();
  for (const [at, one] of strokes.entries()) {
    let compared = 0;
    for (let next = at + 1; next < strokes.length && compared < mostAtOneSpot * mostAtOneSpot; next += 1) {
      const other = strokes[next];
      if (other === undefined || gapOf(one.box, other.box) > within || sets.rootOf(one.id) === sets.rootOf(other.id)) continue;
      compared += 1;
      if (isMet(one, other)) sets.join([one.id, other.id]);
    }
  }
  return groupedBy(strokes, ({ id }) => sets.rootOf(id));
}
