import { meetingOf, reached, withoutSiblings, type Branch, type End, type Ends, type Found, type Link, type Place } from "#core/board/branches";
import { busLinesIn } from "#core/board/bus-lines";
import type { Stroke, Text } from "#core/board/figures";
import { areaOf, distance, gapTo, grownBy, holds, meets, passing, pathLength, shareWithin, shorterOf, unionOf, type Box, type Point } from "#core/board/geometry";
import { isName } from "#core/board/label-text";
import type { Thing } from "#core/board/things";

export type Linked = {
  readonly links: readonly Link[];
  readonly textPlaces: readonly Text[];
  /** The arrows that end at the border of a region, each with what it comes from: they lead to what lies in it, and to none of it alone. */
  readonly toRegions: readonly { readonly region: Box; readonly from: string | null }[];
};

type Scene = {
  readonly strokes: readonly Stroke[];
  readonly things: readonly Thing[];
  readonly looseTexts: readonly Text[];
  readonly texts: readonly Text[];
  /** Whether a text names a kind of thing. */
  readonly isKind: (text: string) => boolean;
};

/** Which things the strokes of a board join. Words that an arrow leads to are a thing too. */
export function linksIn({ strokes, things, looseTexts, texts, isKind }: Scene): Linked {
  const places = things.filter((thing) => thing.mayBePart || (thing.role === "component" && (thing.label !== "" || Math.max(thing.box.width, thing.box.height) >= smallestPlace))).map(({ id, box, reach, mayBePart }, _, all): Place => ({ id, box: reach, isText: false, isDoubtful: mayBePart, isOuter: all.some((other) => other.id !== id && shareWithin(other.box, box) > 0.9) }));
  const owners = new Map(things.flatMap((thing) => thing.elements.map((element) => [element, thing] as const)));
  const candidates = looseTexts.filter(({ text }) => isName(text));
  const used = new Set(strokes.filter(({ id }) => owners.has(id)).map(({ id }) => id));
  const drawn = strokes.filter((stroke) => !used.has(stroke.id) && !isUnderline(stroke, texts));
  const buses = busLinesIn(drawn, candidates.filter(({ text }) => isKind(text)));
  const busNames = new Set(buses.map(({ place }) => place.id));
  const leads = drawn.filter((stroke) => !buses.some((bus) => bus.stroke === stroke));
  const onLines = new Set(candidates.filter((text) => leads.some((stroke) => isOnMiddle(stroke, text) && !isBoundTo(stroke, text.id))));
  const heads = new Map(candidates.flatMap((text) => [[text, headOf(text, candidates)] as const]));
  const words = candidates
    .filter((text) => !busNames.has(text.id) && !onLines.has(text) && heads.get(text) === null)
    .map((text): Place => ({ id: text.id, box: unionOf([text, ...candidates.filter((other) => heads.get(other) === text)].map(({ box }) => box)), isText: true, isDoubtful: false, isOuter: false }));
  const wordsById = new Map(looseTexts.map((text) => [text.id, text] as const));

  const around: Around = { places: [...places, ...words, ...buses.map(({ place }) => place)], regions: things.filter(({ role }) => role === "region").map(({ box }) => box) };
  const found = new Map(
    leads.map((stroke) => {
      const ends = endsOf(stroke).map((end) => ({ end, place: placeAt(end, { stroke, around, owners, wordsById }) }));
      return [stroke, apart(stroke, ends, around)] as const;
    }),
  );
  const meeting = meetingOf(found);
  const links = leads.flatMap((stroke): Branch[] => {
    const [start, end] = found.get(stroke) ?? [];
    if (start === undefined || end === undefined || start.place === "none" || end.place === "none") return [];
    // A bare line that touches nothing only joins others; an arrow between two such lines says something of its own.
    if (start.place === null && end.place === null && !start.end.hasHead && !end.end.hasHead) return [];
    const starts = start.place === null ? reached(stroke, 0, meeting) : [start.place];
    const finals = end.place === null ? reached(stroke, 1, meeting) : [end.place];
    const isBranch = start.place === null || end.place === null;
    return starts.flatMap((from) => finals.flatMap((to) => (from.id === to.id ? [] : [{ ...linkOf(stroke, from.id, to.id), isBranch }])));
  });
  const kept = withoutSiblings(links, found);
  const ids = new Set(kept.flatMap(({ from, to }) => [from, to]));
  return { links: kept, textPlaces: looseTexts.filter(({ id }) => ids.has(id)), toRegions: toRegionsIn(found, around.regions) };
}

function toRegionsIn(found: Ends, regions: readonly Box[]): Linked["toRegions"] {
  return [...found].flatMap(([stroke, ends]) =>
    ends.flatMap(({ end, place }, at) => {
      if ((place !== null && place !== "none") || !(stroke.hasStartHead || stroke.hasEndHead)) return [];
      const other = ends[1 - at]?.place ?? null;
      return regions.flatMap((region) => (isNearBorder(region, end.point) ? [{ region, from: other === null || other === "none" ? null : other.id }] : []));
    }),
  );
}

function linkOf(stroke: Stroke, from: string, to: string): Link {
  const { hasStartHead, hasEndHead } = stroke;
  const isBackwards = hasStartHead && !hasEndHead;
  return { id: stroke.id, from: isBackwards ? to : from, to: isBackwards ? from : to, isTwoWay: hasStartHead && hasEndHead, isDirected: hasStartHead || hasEndHead, stroke };
}

function endsOf({ path, start, end, hasStartHead, hasEndHead }: Stroke): readonly [End, End] {
  return [
    { point: path[0] ?? [0, 0], heading: headingAt(path), hasHead: hasStartHead, bound: start },
    { point: path.at(-1) ?? [0, 0], heading: headingAt([...path].reverse()), hasHead: hasEndHead, bound: end },
  ];
}

/** Which way a path goes on beyond its first point, seen over more than a hand's tremble. */
function headingAt(path: readonly Point[]): Point {
  const first = path[0] ?? [0, 0];
  const next = path.find((point) => distance(point, first) > 12) ?? path.at(-1) ?? first;
  const length = distance(first, next);
  return length === 0 ? [0, 0] : [(first[0] - next[0]) / length, (first[1] - next[1]) / length];
}

const isBoundTo = ({ start, end }: Stroke, id: string): boolean => start === id || end === id;

/** The words under which others in brackets stand: "API" over "(3 pods)" is one. */
const headOf = (text: Text, texts: readonly Text[]): Text | null =>
  (/^[([]/.test(text.text) && texts.find((other) => other !== text && !/^[([]/.test(other.text) && Math.abs(text.box.y - other.box.y - other.box.height) <= 12 && Math.abs(text.middle[0] - other.middle[0]) < other.box.width / 2 + 10)) || null;

/** A line under words is no connection. */
function isUnderline({ path, box, hasStartHead, hasEndHead, start, end }: Stroke, texts: readonly Text[]): boolean {
  if (hasStartHead || hasEndHead || start !== null || end !== null || box.height > 0.2 * box.width + 4 || path.length < 2) return false;
  return texts.some((text) => {
    const under = box.y + box.height / 2 - (text.box.y + text.box.height);
    return under > -0.4 * text.box.height && under < 14 && box.x > text.box.x - 24 && box.x + box.width < text.box.x + text.box.width + 24 && box.width > 0.4 * text.box.width;
  });
}

/** Whether words stand at the middle of a line, and so say something about it. */
function isOnMiddle(stroke: Stroke, { box, middle }: Text): boolean {
  const nearest = passing(stroke, middle, 12 + box.height / 2);
  return nearest !== null && nearest.along > 0.15 && nearest.along < 0.85;
}

type Search = { readonly stroke: Stroke; readonly around: Around; readonly owners: ReadonlyMap<string, Thing>; readonly wordsById: ReadonlyMap<string, Text> };

/** What an end leads to: a place, nothing that could be told (null), or something that is no part of the design ("none"). */
function placeAt(end: End, { stroke, around, owners, wordsById }: Search): Place | "none" | null {
  if (end.bound !== null) {
    const owner = owners.get(end.bound);
    if (owner?.role === "component") return { id: owner.id, box: owner.reach, isText: false, isDoubtful: false, isOuter: false };
    if (owner?.role === "note" && !owner.mayBePart) return "none";
    if (owner?.role === "note") return { id: owner.id, box: owner.reach, isText: false, isDoubtful: false, isOuter: false };
    const text = wordsById.get(end.bound);
    if (text !== undefined) return isName(text.text) ? { id: text.id, box: text.box, isText: true, isDoubtful: false, isOuter: false } : "none";
  }
  return nearestPlace(end, stroke, around)[0] ?? null;
}

/** A mark that is smaller, with nothing written on it, is nothing to lead to. */
const smallestPlace = 20;
const leastReach = 26;
const wordReach = 36;
const mostReach = 64;
/** An arrow that stops short still points at what it means, as far as that. */
const farthestAhead = 100;

type Around = { readonly places: readonly Place[]; readonly regions: readonly Box[] };

const atBorder = 16;

const atWall = 6;

/** How far a point lies within a box; 0 where it lies outside. */
const depthIn = ({ x, y, width, height }: Box, [px, py]: Point): number => Math.max(0, Math.min(px - x, x + width - px, py - y, y + height - py));

const isNearBorder = (region: Box, point: Point): boolean => gapTo(region, point) <= atBorder && !holds(grownBy(region, -atBorder), point);

/** The places that an end may mean, the likeliest first: what it touches or points at, within a distance that fits the sizes of both. */
function nearestPlace({ point, heading, hasHead }: End, stroke: Stroke, { places, regions }: Around): readonly Place[] {
  // An arrow that ends at the border of a region means the region, not what lies somewhere behind it.
  const atBorders = regions.filter((region) => isNearBorder(region, point));
  const isAtBorder = atBorders.length > 0;
  const length = pathLength(stroke.path);
  const isLine = !stroke.hasStartHead && !stroke.hasEndHead;
  return places
    .flatMap((place) => {
      const outside = gapTo(place.box, point);
      if (outside > farthestAhead) return [];
      if (outside > atWall && hasHead && atBorders.some((region) => gapTo(region, point) <= outside && depthIn(region, point) <= atWall && shareWithin(place.box, region) > 0.95)) return [];
      const depth = outside > 0 ? 0 : Math.min(point[0] - place.box.x, place.box.x + place.box.width - point[0], point[1] - place.box.y, place.box.y + place.box.height - point[1]);
      // Of a box with a box in it, an end within means the border that it is near.
      const { isOuter } = place;
      const gap = isOuter && depth > 0 ? depth : outside;
      const reach = Math.min(mostReach, Math.max(place.isText ? wordReach : leastReach, 0.45 * shorterOf(place.box)), Math.max(10, 0.6 * length)) * (isLine ? 0.7 : 1);
      const reachAhead = isAtBorder ? reach * 1.4 : Math.max(reach * 1.4, Math.min(farthestAhead, 0.55 * length) * (isLine ? 0.6 : 1));
      const ahead: Point = [point[0] + heading[0] * farthestAhead, point[1] + heading[1] * farthestAhead];
      const isAhead = meets(grownBy(place.box, 4), point, ahead);
      if (gap > (isAhead ? reachAhead : reach * 0.9) && !(isOuter && depth > 0)) return [];
      return [{ place, cost: gap + (isAhead ? 0 : 14) + (place.isText || place.isDoubtful ? 8 : 0) - (depth > 0 && !isOuter ? 10 : 0), area: areaOf(place.box) }];
    })
    .sort((one, other) => one.cost - other.cost || one.area - other.area || (one.place.id < other.place.id ? -1 : 1))
    .map(({ place }) => place);
}

/** Ends of one stroke that seem to lead to the same place: the one that lies farther from it may mean another. */
function apart(stroke: Stroke, [start, end]: readonly Found[], { places, regions }: Around): readonly [Found, Found] | readonly [] {
  if (start === undefined || end === undefined) return [];
  if (start.place === null || end.place === null || start.place === "none" || end.place === "none" || start.place.id !== end.place.id) return [start, end];
  const same = start.place;
  const others = (found: Found): Place | null => (found.end.bound === null ? (nearestPlace(found.end, stroke, { places: places.filter(({ id }) => id !== same.id), regions })[0] ?? null) : null);
  const gap = (found: Found): number => gapTo(same.box, found.end.point);
  const [otherStart, otherEnd] = [others(start), others(end)];
  if (otherEnd !== null && (otherStart === null || gap(end) >= gap(start))) return [start, { ...end, place: otherEnd }];
  return otherStart === null ? [start, end] : [{ ...start, place: otherStart }, end];
}
