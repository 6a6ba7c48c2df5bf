import type { Stroke } from "#core/board/figures";
import { firstFew } from "#core/board/first-few";
import { centreOf, gapOf, nearestOn, passing, pathLength, type Box, type Point } from "#core/board/geometry";
import { isJoint, networksOf } from "#core/board/joints";

/** Something that a connection can lead to. In an outer one lies another; a doubtful one may be a note. */
export type Place = { readonly id: string; readonly box: Box; readonly isText: boolean; readonly isDoubtful: boolean; readonly isOuter: boolean };

/** One end of a stroke: where it is, which way it points, and what it is bound to. */
export type End = { readonly point: Point; readonly heading: Point; readonly hasHead: boolean; readonly bound: string | null };

/** What an end leads to: a place, nothing that could be told (null), or something that is no part of the design ("none"). */
export type Found = { readonly end: End; readonly place: Place | "none" | null };

export type Ends = ReadonlyMap<Stroke, readonly [Found, Found] | readonly []>;

export type Link = { readonly id: string; readonly from: string; readonly to: string; readonly isTwoWay: boolean; readonly isDirected: boolean; readonly stroke: Stroke };

/** A link, and whether it runs over several strokes that meet. */
export type Branch = Link & { readonly isBranch: boolean };

const joint = 12;

/** How strokes meet: by open stroke those that hang together with it, and the arrows. */
export type Meeting = { readonly found: Ends; readonly networks: ReadonlyMap<Stroke, readonly Stroke[]>; readonly headed: readonly Stroke[] };

/** Where more meet than that, no eye follows one of them. */
const mostThatMeet = 60;

/** The strokes with an end that meets no thing, by how they hang together. */
export function meetingOf(found: Ends): Meeting {
  const strokes = [...found.keys()];
  const open = strokes.filter((stroke) => isOpen(stroke, found));
  const networks = new Map(networksOf(open, joint, isMet).flatMap((network) => (network.length > mostThatMeet ? [] : network.map((stroke) => [stroke, network] as const))));
  return { found, networks, headed: strokes.filter(({ hasStartHead, hasEndHead }) => hasStartHead || hasEndHead) };
}

/** What an end that meets no thing leads to by way of the lines that it meets: a branch of a trunk, a line under a participant. */
export function reached(from: Stroke, at: 0 | 1, { found, networks, headed }: Meeting): readonly Place[] {
  const [own, other] = at === 0 ? (found.get(from) ?? []) : [...(found.get(from) ?? [])].reverse();
  if (own === undefined || other === undefined) return [];
  const { hasHead } = own.end;
  // What an arrow comes from has no head there; what a bare line leads to may have one.
  const isWanted = ({ end }: Found): boolean => hasHead || !other.end.hasHead || !end.hasHead;
  let edge: readonly { readonly stroke: Stroke; readonly point: Point | null }[] = [{ stroke: from, point: own.end.point }];
  const seen = new Set([from]);
  while (edge.length > 0) {
    const next = (networks.get(from) ?? []).filter((stroke) => !seen.has(stroke) && edge.some((one) => (one.point === null ? isMet(one.stroke, stroke) : passing(stroke, one.point, joint) !== null)));
    for (const stroke of next) seen.add(stroke);
    const places = next.flatMap((stroke) => (found.get(stroke) ?? []).flatMap((one) => (one.place === null || one.place === "none" || !isWanted(one) ? [] : [one.place])));
    if (places.length > 0) return places;
    edge = next.map((stroke) => ({ stroke, point: null }));
  }
  return other.place === null || other.place === "none" || other.place.isText ? [] : alongArrow(from, own.end, { found, headed });
}

const shortOfEnds = 0.12;

/** Where an arrow begins on another, it comes from where that one comes from; where it ends on another, it goes where that one goes. */
function alongArrow(from: Stroke, { point, hasHead }: End, { found, headed }: Pick<Meeting, "found" | "headed">): readonly Place[] {
  for (const stroke of firstFew(headed, (one) => one !== from && passing(one, point, joint) !== null)) {
    const { along } = nearestOn(stroke.path, point);
    if (along < shortOfEnds || along > 1 - shortOfEnds) continue;
    const meant = found.get(stroke)?.find(({ end }) => end.hasHead === hasHead)?.place ?? null;
    if (meant !== null && meant !== "none") return [meant];
  }
  return [];
}

const isOpen = (stroke: Stroke, found: Ends): boolean => (found.get(stroke) ?? []).some(({ place }) => place === null);

const isMet = (one: Stroke, other: Stroke): boolean => gapOf(one.box, other.box) <= joint && isJoint(one, other, joint);

/** Of several bare lines that meet, only what the trunk leads from is linked to the others; and no pair is linked twice by the same meeting. */
export function withoutSiblings(links: readonly Branch[], found: Ends): readonly Link[] {
  const hubs = hubsIn(found);
  const pairOf = ({ from, to }: Link): string => [from, to].sort().join(" ");
  const arrows = new Set(links.filter(({ isBranch, isDirected }) => isBranch && isDirected).map(pairOf));
  const seen = new Set<string>();
  return links.filter((link) => {
    const { isBranch, isDirected, stroke, from, to } = link;
    const isBare = isBranch && !isDirected;
    const hub = hubs.get(stroke) ?? null;
    if (isBare && (arrows.has(pairOf(link)) || (hub !== null && from !== hub && to !== hub))) return false;
    const key = `${isBare ? "" : stroke.id} ${pairOf(link)}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

/** By stroke: the place that bare lines branch from, where three or more of them meet. */
function hubsIn(found: Ends): ReadonlyMap<Stroke, string> {
  const bare = [...found.keys()].filter((stroke) => !stroke.hasStartHead && !stroke.hasEndHead && isOpen(stroke, found));
  const hubs = new Map<Stroke, string>();
  for (const network of networksOf(bare, joint, isMet)) {
    const places = new Map(network.flatMap((stroke) => (found.get(stroke) ?? []).flatMap(({ place }) => (place === null || place === "none" ? [] : [[place.id, place] as const]))));
    const hub = places.size < 3 ? null : hubOf([...places.values()], network);
    if (hub !== null) for (const stroke of network) hubs.set(stroke, hub);
  }
  return hubs;
}

/** The only place on its side of the longest line that leads to none. */
function hubOf(places: readonly Place[], network: readonly Stroke[]): string {
  const byLength = [...network].sort((one, other) => pathLength(other.path) - pathLength(one.path) || (one.id < other.id ? -1 : 1));
  const bar = byLength[0]?.box;
  for (const axis of bar !== undefined && bar.width >= bar.height ? ([1, 0] as const) : ([0, 1] as const)) {
    const middle = bar === undefined ? 0 : centreOf(bar)[axis];
    const before = places.filter(({ box }) => centreOf(box)[axis] < middle);
    const after = places.filter(({ box }) => centreOf(box)[axis] >= middle);
    const alone = before.length === 1 ? before[0] : after.length === 1 ? after[0] : undefined;
    if (alone !== undefined) return alone.id;
  }
  return places[0]?.id ?? "";
}
