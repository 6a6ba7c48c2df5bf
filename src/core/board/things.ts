import type { Cluster } from "#core/board/clusters";
import { firstLine, type Frame, type Stroke, type Text } from "#core/board/figures";
import { groupedBy } from "#core/board/disjoint-sets";
import { mostAtOneSpot } from "#core/board/first-few";
import { areaOf, centreOf, gapOf, gapsOf, grownBy, holds, passing, shareWithin, unionOf, type Box } from "#core/board/geometry";
import { isLegend, isMarker, isName, isNote, mayName } from "#core/board/label-text";
import { regionsAmong } from "#core/board/regions";

/** Something drawn, with what is written on it or beside it, and what it is: a part of the design, a place round several, or a remark. */
export type Thing = {
  readonly id: string;
  readonly elements: readonly string[];
  readonly box: Box;
  /** With what is written under or beside it: a line may well end there. */
  readonly reach: Box;
  readonly label: string;
  /** All of the text that the label begins. */
  readonly text: string;
  readonly role: "component" | "region" | "note";
  /** A note that is a part of the design where something leads to it. */
  readonly mayBePart: boolean;
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
  const owned = new Map(clusters.map((cluster): [Cluster, Text[]] => [cluster, [...cluster.texts]]));
  const byArea = [...clusters].sort((one, other) => areaOf(one.box) - areaOf(other.box) || (one.id < other.id ? -1 : 1));
  const homes = new Map([...free].map((text) => [text, byArea.find((cluster) => cluster.shapes.length + cluster.strokes.length > 0 && holds(cluster.box, text.middle)) ?? null] as const));
  const give = (text: Text, cluster: Cluster): void => {
    owned.get(cluster)?.push(text);
    free.delete(text);
  };

  const parents = new Map(byArea.map((cluster, at) => [cluster, byArea.slice(at + 1).find((outer) => areaOf(outer.box) > areaOf(cluster.box) && shareWithin(cluster.box, outer.box) > mostlyWithin) ?? null] as const));
  const isHolder = new Set(parents.values());
  const isBlank = (cluster: Cluster): boolean => cellTextsOf(cluster, owned.get(cluster) ?? []).length === (owned.get(cluster)?.length ?? 0) && ![...free].some((text) => homes.get(text) === cluster);
  // Words inside a region may be the captions of what lies in it, so those are looked for first.
  for (const blank of [byArea.filter((cluster) => !isHolder.has(cluster) && isBlank(cluster)), byArea.filter((cluster) => isHolder.has(cluster))]) {
    for (const { text, cluster } of captions({ blank: blank.filter(isBlank), free, homes, parents, strokes })) give(text, cluster);
  }
  // Where lines lead to several words in one box, the words are the parts and the box is a place round them.
  const ended = [...free].filter((text) => isName(text.text) && strokes.some((stroke) => endsAt(stroke, text)));
  const wordy = new Set(byArea.filter((cluster) => ended.filter((text) => homes.get(text) === cluster).length >= 2));
  for (const text of [...free]) {
    const home = homes.get(text) ?? null;
    if (home !== null && !(wordy.has(home) && ended.includes(text))) give(text, home);
  }
  return placed({ wordy, byArea, owned, parents, frames, free, strokes });
}

const atWords = 16;

function endsAt({ path, start, end }: Stroke, { id, box }: Text): boolean {
  const near = grownBy(box, atWords);
  return start === id || end === id || [path[0], path.at(-1)].some((point) => point !== undefined && holds(near, point));
}

/** So much of a thing lies in what it is in: a hand does not draw round it to the pixel. */
const mostlyWithin = 0.75;

type Blank = { readonly blank: readonly Cluster[]; readonly free: ReadonlySet<Text>; readonly homes: ReadonlyMap<Text, Cluster | null>; readonly parents: ReadonlyMap<Cluster, Cluster | null>; readonly strokes: readonly Stroke[] };

const widestCaption = 42;
/** A small square with words beside it belongs to a legend. */
const largestSwatch = 34;

/** The names that stand under, over or beside things with nothing written on them, the nearest first, each taken once. */
function captions({ blank, free, homes, parents, strokes }: Blank): readonly { readonly text: Text; readonly cluster: Cluster }[] {
  const names = [...free].filter(({ text }) => isName(text));
  const pairs = blank.flatMap((cluster) =>
    names.flatMap((text) => {
      if (gapOf(cluster.box, text.box) > widestCaption || (homes.get(text) ?? null) === cluster || (homes.get(text) ?? null) !== (parents.get(cluster) ?? null)) return [];
      const gap = gapOf(cluster.box, text.box);
      const { across, down } = gapsOf(cluster.box, text.box);
      const [x, y] = centreOf(cluster.box);
      const [textX, textY] = text.middle;
      if (gap > Math.min(widestCaption, 12 + 0.4 * Math.max(cluster.box.width, cluster.box.height))) return [];
      const isAboveOrBelow = across < 0 && down >= across;
      const off = isAboveOrBelow ? Math.abs(x - textX) / Math.max(cluster.box.width, text.box.width) : Math.abs(y - textY) / Math.max(cluster.box.height, text.box.height);
      if (off > 0.45) return [];
      const isOnStroke = strokes.some((stroke) => {
        const nearest = passing(stroke, text.middle, Math.min(gap + 4, text.box.height / 2));
        return nearest !== null && nearest.along > 0.15 && nearest.along < 0.85;
      });
      const isSwatch = !isAboveOrBelow && cluster.shapes.length + cluster.strokes.length === 1 && Math.max(cluster.box.width, cluster.box.height) <= largestSwatch && cluster.shapes[0]?.form !== "image";
      return isOnStroke || isSwatch ? [] : [{ cluster, text, cost: gap + 25 * off + (isAboveOrBelow ? (textY > y ? 0 : 4) : 10) }];
    }).sort((one, other) => one.cost - other.cost || (one.text.id < other.text.id ? -1 : 1)).slice(0, mostAtOneSpot),
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
  readonly wordy: ReadonlySet<Cluster>;
  readonly byArea: readonly Cluster[];
  readonly owned: ReadonlyMap<Cluster, readonly Text[]>;
  readonly parents: ReadonlyMap<Cluster, Cluster | null>;
  readonly frames: readonly Frame[];
  readonly free: ReadonlySet<Text>;
  readonly strokes: readonly Stroke[];
};

function placed({ wordy, byArea, owned, parents, frames, free, strokes }: Placing): Things {
  const labels = new Map(byArea.map((cluster) => [cluster, labelOf(cluster, owned.get(cluster) ?? [])] as const));
  // Numbered cells in a box that is marked are a part of it.
  const isCells = (cluster: Cluster): boolean => {
    const own = owned.get(cluster) ?? [];
    const outer = parents.get(cluster) ?? null;
    return own.length > 0 && outer !== null && labels.get(outer) !== null && cellTextsOf(cluster, own).length === own.length;
  };
  const isNamed = (cluster: Cluster): boolean => {
    const label = labels.get(cluster);
    if (isCells(cluster)) return false;
    return label !== undefined && label !== null && !isNote(label.text) && !isMarker(label.text);
  };
  const named = new Map<Cluster, number>();
  for (const cluster of byArea) {
    if (!isNamed(cluster)) continue;
    for (let outer = parents.get(cluster) ?? null; outer !== null; outer = parents.get(outer) ?? null) named.set(outer, (named.get(outer) ?? 0) + 1);
  }
  const hasLabel = (cluster: Cluster): boolean => (labels.get(cluster) ?? null) !== null;
  const regions = regionsAmong({ clusters: byArea, parents, named, hasLabel, isNamed, strokes });
  // What has no name is a part of what it lies in; a border round one thing is a part of that.
  const into = new Map<Cluster, Cluster>();
  for (const cluster of byArea) {
    const outer = parents.get(cluster) ?? null;
    if (outer === null || regions.has(outer) || regions.has(cluster)) continue;
    if ((labels.get(cluster) === null || isCells(cluster)) && (named.get(cluster) ?? 0) === 0 && (labels.get(outer) !== null || (named.get(outer) ?? 0) === 0)) into.set(cluster, outer);
    else if (labels.get(outer) === null && (named.get(outer) ?? 0) === 1 && isNamed(cluster)) into.set(outer, cluster);
  }
  const legends = byArea.filter((cluster) => owned.get(cluster)?.some(({ text }) => isLegend(text)));
  const ends = new Map(byArea.map((cluster) => [cluster, endOf(into, cluster)] as const));
  const parts = new Map(groupedBy(byArea, (cluster) => ends.get(cluster)?.id ?? "").map((of) => [of[0] === undefined ? undefined : ends.get(of[0]), of] as const));
  const things = byArea.flatMap((cluster): Thing[] => {
    if (into.has(cluster) || legends.some((legend) => legend === cluster || shareWithin(cluster.box, legend.box) > 0.9)) return [];
    const whole = parts.get(cluster) ?? [cluster];
    const isRegion = wordy.has(cluster) || regions.has(cluster);
    const label = isRegion ? regionLabelOf(cluster, owned.get(cluster) ?? [], strokes) : (labels.get(cluster) ?? null);
    const role = isRegion ? "region" : label !== null && (isNote(label.text) || isMarker(label.text)) ? "note" : "component";
    const elements = whole.flatMap((part) => [...part.shapes, ...part.strokes, ...(owned.get(part) ?? [])].map(({ id }) => id)).sort();
    return [{ id: cluster.id, elements, box: unionOf(whole.map(({ box }) => box)), reach: unionOf(whole.flatMap((part) => [part.box, ...(owned.get(part) ?? []).map(({ box }) => box)])), label: label === null ? "" : firstLine(label.text), text: label?.text ?? "", role, mayBePart: role === "note" && label !== null && mayName(label.text), hasShape: cluster.shapes.some(({ form }) => form !== "outline"), isPicture: cluster.shapes.every(({ form }) => form === "image") }];
  });
  const framed = frames.map((frame): Thing => ({ id: frame.id, elements: [frame.id], box: frame.box, reach: frame.box, label: frame.label, text: frame.label, role: "region", mayBePart: false, hasShape: true, isPicture: false }));
  return { things: [...things, ...framed], looseTexts: [...free] };
}

function endOf(into: ReadonlyMap<Cluster, Cluster>, cluster: Cluster): Cluster {
  let end = cluster;
  for (let steps = 0, next = into.get(end); next !== undefined && steps < into.size; steps += 1, next = into.get(end)) end = next;
  return end;
}

/** What a region is called: what is bound to it, else the words at its edge that belong to no line. */
function regionLabelOf({ box }: Cluster, texts: readonly Text[], strokes: readonly Stroke[]): Text | null {
  const bound = texts.find(({ container }) => container !== null);
  if (bound !== undefined) return bound;
  const toEdge = (text: Text): number => Math.min(text.box.y - box.y, box.y + box.height - text.box.y - text.box.height, (text.box.x - box.x) * 3, (box.x + box.width - text.box.x - text.box.width) * 3);
  const atEdge = texts.filter((text) => isName(text.text) && toEdge(text) < text.box.height * 1.6 && !strokes.some((stroke) => passing(stroke, text.middle, text.box.height) !== null));
  return atEdge.sort((one, other) => toEdge(one) - toEdge(other) || (one.id < other.id ? -1 : 1))[0] ?? null;
}

const fewestCellTexts = 3;
const mostCellLetters = 4;

/** What only numbers the cells of a queue, "m1", "m2", "m3". */
function cellTextsOf({ shapes }: Pick<Cluster, "shapes">, texts: readonly Text[]): readonly Text[] {
  const short = shapes.length >= fewestCellTexts ? texts.filter(({ text, container }) => container !== null && text.length <= mostCellLetters) : [];
  return short.length >= 2 ? short : [];
}

/** Of all that is written on a thing, what it is called: the topmost line that can be a name. */
function labelOf({ shapes, box }: Cluster, texts: readonly Text[]): Text | null {
  const isWithin = (text: Text): boolean => text.container !== null || holds(box, text.middle);
  const heightOf = ({ text, box: { height } }: Text): number => height / text.split("\n").length;
  const largest = Math.max(...texts.map(heightOf));
  // What is bound comes first, then what is within; then what is written largest, and of that the topmost.
  const rankOf = (text: Text): number => (text.container !== null ? 4 : 0) + (isWithin(text) ? 2 : 0) + (heightOf(text) > largest / 1.25 ? 1 : 0);
  const inOrder = [...texts].sort((one, other) => rankOf(other) - rankOf(one) || one.box.y - other.box.y || one.box.x - other.box.x || (one.id < other.id ? -1 : 1));
  const inCells = cellTextsOf({ shapes }, inOrder);
  const spoken = inCells.length < inOrder.length ? inOrder.filter((text) => !inCells.includes(text)) : inOrder;
  return spoken.find(({ text }) => isName(text)) ?? spoken[0] ?? null;
}
