import type { Cluster } from "#core/board/clusters";
import { firstLine, type Frame, type Stroke, type Text } from "#core/board/figures";
import { areaOf, centreOf, distance, gapOf, gapsOf, holds, nearestOn, shareWithin, type Box } from "#core/board/geometry";
import { isMarker, isName, isNote } from "#core/board/label-text";

/** Something drawn, with what is written on it or beside it, and what it is: a part of the design, a place round several, or a remark. */
export type Thing = {
  readonly id: string;
  readonly elements: readonly string[];
  readonly box: Box;
  readonly label: string;
  readonly role: "component" | "region" | "note";
  /** Whether anything of it has an inside: strokes alone are a thing only where they are marked or joined. */
  readonly hasShape: boolean;
  /** Whether it is a picture, which may also be there for its looks. */
  readonly isPicture: boolean;
};

export type Things = { readonly things: readonly Thing[]; readonly looseTexts: readonly Text[] };

/** What the clusters of a board are, by what is written on them and what lies within them. */
export function thingsIn(clusters: readonly Cluster[], { texts, frames, strokes }: { readonly texts: readonly Text[]; readonly frames: readonly Frame[]; readonly strokes: readonly Stroke[] }): Things {
  const free = new Set(texts.filter(({ container }) => container === null));
  for (const { texts: own } of clusters) for (const text of own) free.delete(text);
  const owned = new Map(clusters.map((cluster) => [cluster, [...cluster.texts]] as const));
  const byArea = [...clusters].sort((one, other) => areaOf(one.box) - areaOf(other.box) || (one.id < other.id ? -1 : 1));
  const homes = new Map([...free].map((text) => [text, byArea.find((cluster) => cluster.shapes.length + cluster.strokes.length > 0 && holds(cluster.box, centreOf(text.box))) ?? null] as const));
  const give = (text: Text, cluster: Cluster): void => {
    owned.get(cluster)?.push(text);
    free.delete(text);
  };

  const parents = new Map(byArea.map((cluster, at) => [cluster, byArea.slice(at + 1).find((outer) => areaOf(outer.box) > areaOf(cluster.box) && shareWithin(cluster.box, outer.box) > 0.9) ?? null] as const));
  const hasInside = new Set([...homes.values()].filter((home) => home !== null));
  const blank = byArea.filter((cluster) => (owned.get(cluster)?.length ?? 0) === 0 && !(hasInside.has(cluster) && ![...parents.values()].includes(cluster)));
  for (const { text, cluster } of captions({ blank, free, homes, parents, strokes })) give(text, cluster);
  for (const text of [...free]) {
    const home = homes.get(text) ?? null;
    if (home !== null) give(text, home);
  }
  return placed({ byArea, owned, parents, frames, free });
}

type Blank = { readonly blank: readonly Cluster[]; readonly free: ReadonlySet<Text>; readonly homes: ReadonlyMap<Text, Cluster | null>; readonly parents: ReadonlyMap<Cluster, Cluster | null>; readonly strokes: readonly Stroke[] };

const widestCaption = 34;

/** The names that stand under, over or beside things with nothing written on them, the nearest first, each taken once. */
function captions({ blank, free, homes, parents, strokes }: Blank): readonly { readonly text: Text; readonly cluster: Cluster }[] {
  const pairs = blank.flatMap((cluster) =>
    [...free].flatMap((text) => {
      if (!isName(text.text) || (homes.get(text) ?? null) === cluster || (homes.get(text) ?? null) !== (parents.get(cluster) ?? null)) return [];
      const { across, down } = gapsOf(cluster.box, text.box);
      const gap = gapOf(cluster.box, text.box);
      const [x, y] = centreOf(cluster.box);
      const [textX, textY] = centreOf(text.box);
      if (gap > Math.min(widestCaption, 12 + 0.4 * Math.max(cluster.box.width, cluster.box.height))) return [];
      const isAboveOrBelow = across < 0 && down >= across;
      const off = isAboveOrBelow ? Math.abs(x - textX) / Math.max(cluster.box.width, text.box.width) : Math.abs(y - textY) / Math.max(cluster.box.height, text.box.height);
      if (off > 0.45) return [];
      const isOnStroke = strokes.some(({ path }) => nearestOn(path, centreOf(text.box)).gap < Math.min(gap + 4, text.box.height / 2));
      return isOnStroke ? [] : [{ cluster, text, cost: gap + 25 * off + (isAboveOrBelow ? (textY > y ? 0 : 4) : 10) }];
    }),
  );
  pairs.sort((one, other) => one.cost - other.cost || (one.cluster.id < other.cluster.id ? -1 : 1));
  const [taken, named] = [new Set<Text>(), new Set<Cluster>()];
  return pairs.filter(({ text, cluster }) => {
    if (taken.has(text) || named.has(cluster)) return false;
    taken.add(text);
    named.add(cluster);
    return true;
  });
}

type Placing = {
  readonly byArea: readonly Cluster[];
  readonly owned: ReadonlyMap<Cluster, readonly Text[]>;
  readonly parents: ReadonlyMap<Cluster, Cluster | null>;
  readonly frames: readonly Frame[];
  readonly free: ReadonlySet<Text>;
};

function placed({ byArea, owned, parents, frames, free }: Placing): Things {
  const labels = new Map(byArea.map((cluster) => [cluster, labelOf(cluster, owned.get(cluster) ?? [])] as const));
  const isNamed = (cluster: Cluster): boolean => {
    const label = labels.get(cluster);
    return label !== undefined && label !== null && !isNote(label.text) && !isMarker(label.text);
  };
  const named = new Map<Cluster, number>();
  for (const cluster of byArea) {
    if (!isNamed(cluster)) continue;
    for (let outer = parents.get(cluster) ?? null; outer !== null; outer = parents.get(outer) ?? null) named.set(outer, (named.get(outer) ?? 0) + 1);
  }
  // What has no name is a part of what it lies in; a border round one thing is a part of that.
  const into = new Map<Cluster, Cluster>();
  for (const cluster of byArea) {
    const outer = parents.get(cluster) ?? null;
    if (outer === null || (named.get(outer) ?? 0) >= 2) continue;
    if (labels.get(cluster) === null && (named.get(cluster) ?? 0) === 0 && (labels.get(outer) !== null || (named.get(outer) ?? 0) === 0)) into.set(cluster, outer);
    else if (labels.get(outer) === null && (named.get(outer) ?? 0) === 1 && isNamed(cluster)) into.set(outer, cluster);
  }
  const things = byArea.flatMap((cluster): Thing[] => {
    if (into.has(cluster)) return [];
    const parts = [cluster, ...byArea.filter((other) => other !== cluster && endOf(into, other) === cluster)];
    const label = labels.get(cluster) ?? null;
    const role = (named.get(cluster) ?? 0) >= 2 ? "region" : label !== null && (isNote(label.text) || isMarker(label.text)) ? "note" : "component";
    const elements = parts.flatMap((part) => [...part.shapes, ...part.strokes, ...(owned.get(part) ?? [])].map(({ id }) => id)).sort();
    return [{ id: cluster.id, elements, box: cluster.box, label: label === null ? "" : firstLine(label.text), role, hasShape: cluster.shapes.some(({ form }) => form !== "outline"), isPicture: cluster.shapes.every(({ form }) => form === "image") }];
  });
  const regions = frames.map((frame): Thing => ({ id: frame.id, elements: [frame.id], box: frame.box, label: frame.label, role: "region", hasShape: true, isPicture: false }));
  return { things: [...things, ...regions], looseTexts: [...free] };
}

function endOf(into: ReadonlyMap<Cluster, Cluster>, cluster: Cluster): Cluster {
  let end = cluster;
  for (let steps = 0, next = into.get(end); next !== undefined && steps < into.size; steps += 1, next = into.get(end)) end = next;
  return end;
}

const fewestCellTexts = 3;
const mostCellLetters = 4;

/** Of all that is written on a thing, what it is called: the topmost line that can be a name. */
function labelOf({ shapes, box }: Cluster, texts: readonly Text[]): Text | null {
  const inOrder = [...texts].sort((one, other) => one.box.y - other.box.y || distance(centreOf(one.box), [box.x, one.box.y]) - distance(centreOf(other.box), [box.x, other.box.y]) || (one.id < other.id ? -1 : 1));
  const inCells = shapes.length >= fewestCellTexts ? inOrder.filter(({ text, container }) => container !== null && text.length <= mostCellLetters) : [];
  const spoken = inCells.length >= 2 && inCells.length < inOrder.length ? inOrder.filter((text) => !inCells.includes(text)) : inOrder;
  return spoken.find(({ text }) => isName(text)) ?? spoken[0] ?? null;
}
