import type { Cluster } from "#core/board/clusters";
import type { Stroke } from "#core/board/figures";
import { areaOf, centreOf, gapTo, grownBy, holds, isBeside, meets, shorterOf, type Box, type Point } from "#core/board/geometry";

type Nesting = {
  readonly clusters: readonly Cluster[];
  readonly parents: ReadonlyMap<Cluster, Cluster | null>;
  /** How many things with a name lie in each, at whatever depth. */
  readonly named: ReadonlyMap<Cluster, number>;
  readonly hasLabel: (cluster: Cluster) => boolean;
  readonly isNamed: (cluster: Cluster) => boolean;
  readonly strokes: readonly Stroke[];
};

/** The clusters that are a place round parts of the design, or a way along them, and no part themselves. */
export function regionsAmong(nesting: Nesting): ReadonlySet<Cluster> {
  const { clusters, named } = nesting;
  const several = clusters.filter((cluster) => (named.get(cluster) ?? 0) >= 2);
  const regions = new Set([...several, ...roundOne(nesting), ...rings(nesting)]);
  for (const lane of lanesBeside(nesting)) regions.add(lane);
  return regions;
}

/** A box with a smaller one in it may well be a part that has a part: a place is much larger, and nothing leads to it. */
const timesAsLarge = 6;
const smallestPart = { width: 60, height: 30 } as const;
const smallestPlace = 120;
const atBorder = 26;

function roundOne({ clusters, parents, named, hasLabel, isNamed, strokes }: Nesting): readonly Cluster[] {
  return clusters.filter((cluster) => {
    if (named.get(cluster) !== 1 || !hasLabel(cluster) || shorterOf(cluster.box) < smallestPlace) return false;
    const part = clusters.find((inner) => parents.get(inner) === cluster && isNamed(inner));
    if (part === undefined || part.box.width < smallestPart.width || part.box.height < smallestPart.height) return false;
    if (areaOf(cluster.box) < timesAsLarge * areaOf(part.box)) return false;
    return !strokes.some((stroke) => leadsTo(stroke, cluster, part));
  });
}

/** Whether a stroke ends at a cluster and not at the part in it. */
function leadsTo({ path, start, end }: Stroke, outer: Cluster, inner: Cluster): boolean {
  const ends: readonly (readonly [Point | undefined, Point | undefined, string | null])[] = [[path[0], path[1], start], [path.at(-1), path.at(-2), end]];
  return ends.some(([point, before, bound]) => {
    if (bound !== null && isOf(inner, bound)) return false;
    if (bound !== null && isOf(outer, bound)) return true;
    if (point === undefined || before === undefined) return false;
    const toInner = gapTo(inner.box, point);
    return toBorder(outer.box, point) < Math.min(atBorder, toInner) && !(holds(outer.box, point) && meets(grownBy(inner.box, 4), point, beyond(before, point, toInner + areaOf(inner.box) ** 0.5)));
  });
}

const isOf = ({ shapes, texts }: Cluster, id: string): boolean => shapes.some((shape) => shape.id === id) || texts.some((text) => text.id === id);

/** As far again on the way from one point to another. */
function beyond([fromX, fromY]: Point, [x, y]: Point, by: number): Point {
  const length = Math.max(1, Math.hypot(x - fromX, y - fromY));
  return [x + ((x - fromX) * by) / length, y + ((y - fromY) * by) / length];
}

const toBorder = (box: Box, point: Point): number => (holds(box, point) ? Math.min(point[0] - box.x, box.x + box.width - point[0], point[1] - box.y, box.y + box.height - point[1]) : gapTo(box, point));

const alike = 0.15;

/** Labelled lanes of one size side by side, of which any holds a part: the rows or columns of one diagram. */
function lanesBeside({ clusters, named, hasLabel }: Nesting): readonly Cluster[] {
  const lanes = clusters.filter((cluster) => hasLabel(cluster) && cluster.shapes.length === 1 && cluster.shapes[0]?.form === "rectangle" && shorterOf(cluster.box) >= smallestLane);
  const isAlike = (one: number, other: number): boolean => Math.abs(one - other) <= alike * Math.max(one, other);
  const isLaneBeside = (one: Cluster, other: Cluster): boolean => one !== other && isBeside(one.box, other.box) && isAlike(one.box.width, other.box.width) && isAlike(one.box.height, other.box.height);
  const found = new Set(lanes.filter((lane) => (named.get(lane) ?? 0) >= 1 && lanes.some((other) => isLaneBeside(lane, other) && (named.get(other) ?? 0) >= 1)));
  for (const lane of found) for (const other of lanes) if (isLaneBeside(lane, other)) found.add(other);
  return [...found];
}

const smallestLane = 80;
const fewestOnRing = 3;

/** A circle on which several much smaller things lie: they stand on a ring, and it is no part. */
function rings({ clusters, isNamed }: Nesting): readonly Cluster[] {
  const parts = clusters.filter(isNamed);
  return clusters.filter((cluster) => {
    const [shape, ...others] = cluster.shapes;
    if (others.length > 0 || shape === undefined || (shape.form !== "ellipse" && shape.form !== "outline") || shorterOf(cluster.box) < smallestPlace) return false;
    const [x, y] = centreOf(cluster.box);
    const onRing = parts.filter(({ box }) => {
      const [partX, partY] = centreOf(box);
      const far = Math.hypot((partX - x) / (cluster.box.width / 2), (partY - y) / (cluster.box.height / 2));
      return areaOf(box) * 4 < areaOf(cluster.box) && Math.abs(far - 1) * shorterOf(cluster.box) * 0.5 <= shorterOf(box) / 2;
    });
    return onRing.length >= fewestOnRing;
  });
}
