import type { Stroke, Text } from "#core/board/figures";
import { centreOf, distance, gapOf, grownBy, holds, meets, nearestOn, pathLength, shorterOf, type Box, type Point } from "#core/board/geometry";
import { isName } from "#core/board/label-text";
import type { Thing } from "#core/board/things";

/** Something that a connection can lead to. */
export type Place = { readonly id: string; readonly box: Box; readonly isText: boolean };

export type Link = { readonly id: string; readonly from: string; readonly to: string; readonly isTwoWay: boolean; readonly isDirected: boolean; readonly stroke: Stroke };

export type Linked = { readonly links: readonly Link[]; readonly textPlaces: readonly Text[] };

type Scene = {
  readonly strokes: readonly Stroke[];
  readonly things: readonly Thing[];
  readonly looseTexts: readonly Text[];
  readonly texts: readonly Text[];
};

type End = { readonly point: Point; readonly heading: Point; readonly hasHead: boolean; readonly bound: string | null };

/** Which things the strokes of a board join. Words that an arrow leads to are a thing too. */
export function linksIn({ strokes, things, looseTexts, texts }: Scene): Linked {
  const places = things.filter(({ role }) => role === "component").map(({ id, box }): Place => ({ id, box, isText: false }));
  const owners = new Map(things.flatMap((thing) => thing.elements.map((element) => [element, thing] as const)));
  const candidates = looseTexts.filter(({ text }) => isName(text));
  const used = new Set(strokes.filter(({ id }) => owners.has(id)).map(({ id }) => id));
  const leads = strokes.filter((stroke) => !used.has(stroke.id) && !isUnderline(stroke, texts));
  const onLines = new Set(candidates.filter((text) => leads.some((stroke) => isOnMiddle(stroke, text.box) && !isBoundTo(stroke, text.id))));
  const words = candidates.filter((text) => !onLines.has(text)).map(({ id, box }): Place => ({ id, box, isText: true }));
  const wordsById = new Map(looseTexts.map((text) => [text.id, text] as const));

  const found = new Map(
    leads.map((stroke) => {
      const ends = endsOf(stroke).map((end) => ({ end, place: placeAt(end, { stroke, places, words, owners, wordsById }) }));
      return [stroke, apart(stroke, ends, [...places, ...words])] as const;
    }),
  );
  const links = leads.flatMap((stroke): Link[] => {
    const [start, end] = found.get(stroke) ?? [];
    if (start === undefined || end === undefined || start.place === "none" || end.place === "none") return [];
    const starts = start.place === null ? (end.place === null ? [] : reached(stroke, 0, found)) : [start.place];
    const finals = end.place === null ? (start.place === null ? [] : reached(stroke, 1, found)) : [end.place];
    return starts.flatMap((from) => finals.flatMap((to) => (from.id === to.id ? [] : [linkOf(stroke, from.id, to.id)])));
  });
  const seen = new Set<string>();
  const once = links.filter((link) => {
    const key = `${link.stroke.id} ${[link.from, link.to].sort().join(" ")}`;
    return seen.has(key) ? false : seen.add(key);
  });
  const ids = new Set(once.flatMap(({ from, to }) => [from, to]));
  return { links: once, textPlaces: looseTexts.filter(({ id }) => ids.has(id)) };
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

/** A line under words is no connection. */
function isUnderline({ path, box, hasStartHead, hasEndHead, start, end }: Stroke, texts: readonly Text[]): boolean {
  if (hasStartHead || hasEndHead || start !== null || end !== null || box.height > 0.2 * box.width + 4 || path.length < 2) return false;
  return texts.some((text) => {
    const under = box.y + box.height / 2 - (text.box.y + text.box.height);
    return under > -0.4 * text.box.height && under < 14 && box.x > text.box.x - 24 && box.x + box.width < text.box.x + text.box.width + 24 && box.width > 0.4 * text.box.width;
  });
}

/** Whether words stand at the middle of a line, and so say something about it. */
function isOnMiddle({ path }: Stroke, box: Box): boolean {
  const { gap, along } = nearestOn(path, centreOf(box));
  return gap <= Math.max(14, box.height * 0.8) && along > 0.2 && along < 0.8;
}

type Search = { readonly stroke: Stroke; readonly places: readonly Place[]; readonly words: readonly Place[]; readonly owners: ReadonlyMap<string, Thing>; readonly wordsById: ReadonlyMap<string, Text> };

/** What an end leads to: a place, nothing that could be told (null), or something that is no part of the design ("none"). */
function placeAt(end: End, { stroke, places, words, owners, wordsById }: Search): Place | "none" | null {
  if (end.bound !== null) {
    const owner = owners.get(end.bound);
    if (owner?.role === "component") return { id: owner.id, box: owner.box, isText: false };
    if (owner?.role === "note") return "none";
    const text = wordsById.get(end.bound);
    if (text !== undefined) return isName(text.text) ? { id: text.id, box: text.box, isText: true } : "none";
  }
  return nearestPlace(end, stroke, [...places, ...words])[0] ?? null;
}

const leastReach = 22;
const mostReach = 64;

/** The places that an end may mean, the likeliest first: what it touches or points at, within a distance that fits the sizes of both. */
function nearestPlace({ point, heading, hasHead }: End, stroke: Stroke, places: readonly Place[]): readonly Place[] {
  const length = pathLength(stroke.path);
  const isLine = !stroke.hasStartHead && !stroke.hasEndHead;
  return places
    .flatMap((place) => {
      const gap = gapOf(place.box, { x: point[0], y: point[1], width: 0, height: 0 });
      const reach = Math.min(mostReach, Math.max(leastReach, 0.45 * shorterOf(place.box)), Math.max(10, 0.6 * length)) * (isLine ? 0.7 : 1);
      const ahead: Point = [point[0] + heading[0] * mostReach * 1.4, point[1] + heading[1] * mostReach * 1.4];
      const isAhead = meets(grownBy(place.box, 4), point, ahead);
      if (gap > reach * (isAhead ? 1.4 : 0.9)) return [];
      const depth = holds(place.box, point) ? Math.min(point[0] - place.box.x, place.box.x + place.box.width - point[0], point[1] - place.box.y, place.box.y + place.box.height - point[1]) : 0;
      return [{ place, cost: gap + (isAhead ? 0 : 14) + (place.isText ? 5 : 0) + (depth > 0 ? -10 - depth * 0.01 + 1e-4 * place.box.width * place.box.height * 0.01 : 0) - (hasHead ? 0 : 0) }];
    })
    .sort((one, other) => one.cost - other.cost || (one.place.id < other.place.id ? -1 : 1))
    .map(({ place }) => place);
}

type Found = { readonly end: End; readonly place: Place | "none" | null };

/** Ends of one stroke that seem to lead to the same place: the one that lies farther from it may mean another. */
function apart(stroke: Stroke, [start, end]: readonly Found[], places: readonly Place[]): readonly [Found, Found] | readonly [] {
  if (start === undefined || end === undefined) return [];
  if (start.place === null || end.place === null || start.place === "none" || end.place === "none" || start.place.id !== end.place.id) return [start, end];
  const same = start.place;
  const others = (found: Found): Place | null => (found.end.bound === null ? (nearestPlace(found.end, stroke, places.filter(({ id }) => id !== same.id))[0] ?? null) : null);
  const gap = (found: Found): number => gapOf(same.box, { x: found.end.point[0], y: found.end.point[1], width: 0, height: 0 });
  const [otherStart, otherEnd] = [others(start), others(end)];
  if (otherEnd !== null && (otherStart === null || gap(end) >= gap(start))) return [start, { ...end, place: otherEnd }];
  return otherStart === null ? [start, end] : [{ ...start, place: otherStart }, end];
}

const joint = 12;

/** What an end that meets no thing leads to by way of the lines that it meets: a branch of a trunk, a line under a participant. */
function reached(from: Stroke, at: 0 | 1, found: ReadonlyMap<Stroke, readonly [Found, Found] | readonly []>): readonly Place[] {
  const isOpen = (stroke: Stroke): boolean => (found.get(stroke) ?? []).some(({ place }) => place === null);
  const start = (found.get(from) ?? [])[at];
  if (start === undefined) return [];
  const wantsHead = !start.end.hasHead && (found.get(from) ?? [])[at === 0 ? 1 : 0]?.end.hasHead !== true;
  let edge: readonly { readonly stroke: Stroke; readonly point: Point | null }[] = [{ stroke: from, point: start.end.point }];
  const seen = new Set([from]);
  while (edge.length > 0) {
    const next = [...found.keys()].filter((stroke) => !seen.has(stroke) && isOpen(stroke) && edge.some((one) => (one.point === null ? isJoined(one.stroke, stroke) : nearestOn(stroke.path, one.point).gap <= joint)));
    for (const stroke of next) seen.add(stroke);
    const places = next.flatMap((stroke) => (found.get(stroke) ?? []).flatMap(({ place, end }) => (place === null || place === "none" || (!wantsHead && end.hasHead && !start.end.hasHead) ? [] : [place])));
    if (places.length > 0) return places;
    edge = next.map((stroke) => ({ stroke, point: null }));
  }
  return [];
}

function isJoined(one: Stroke, other: Stroke): boolean {
  const isOn = (end: Point | undefined, { path }: Stroke): boolean => end !== undefined && nearestOn(path, end).gap <= joint;
  return isOn(one.path[0], other) || isOn(one.path.at(-1), other) || isOn(other.path[0], one) || isOn(other.path.at(-1), one);
}
