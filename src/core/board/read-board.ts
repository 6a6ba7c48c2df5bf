import { namingOf, type Aliases } from "#core/board/aliases";
import type { Board } from "#core/board/board-element";
import { clustersIn } from "#core/board/clusters";
import type { Link } from "#core/board/branches";
import { linksIn } from "#core/board/connectors";
import { crossedOut } from "#core/board/crossings";
import { figuresIn, firstLine, stereotypeOf, type Text } from "#core/board/figures";
import { mostAtOneSpot } from "#core/board/first-few";
import { areaOf, passing, pathLength, shareWithin, shorterOf, type Box } from "#core/board/geometry";
import { isAside, isHeadingAlone, isLegend, isMarker, isName, isNamedList, isRemark } from "#core/board/label-text";
import { barsIn, endingOnLines } from "#core/board/lifelines";
import { dotsIn, meantStrokes } from "#core/board/pen-strokes";
import { thingsIn, type Thing } from "#core/board/things";

/** A part of the design that was drawn. */
export type Component = {
  /** The element that it goes by. */
  readonly id: string;
  readonly elements: readonly string[];
  /** The first line of what is written on it; empty where nothing is. */
  readonly label: string;
  /** What it is called, whatever it is counted by or written in. */
  readonly name: string;
  /** The topic that drawing it opens, if any does. */
  readonly kind: string | null;
  readonly box: Box;
};

/** One line between two parts; by both ends only where it has no head or two. */
export type Connection = { readonly id: string; readonly from: string; readonly to: string; readonly label: string | null; readonly isTwoWay: boolean; readonly isDirected: boolean };

/** A place round several parts: a frame, a region, a tier. */
export type Region = { readonly id: string; readonly label: string; readonly members: readonly string[] };

export type BoardReading = {
  readonly components: readonly Component[];
  readonly connections: readonly Connection[];
  readonly groups: readonly Region[];
  /** Components that no line leads to, by id. */
  readonly unconnected: readonly string[];
  readonly unlabelled: readonly string[];
};

/**
 * What a board shows: the parts of a design and how they are joined, by where things lie and what binds them. How it looks, and in which
 * order it was drawn, changes nothing. What cannot be understood is passed over.
 */
export function readBoard(board: Board, names: Aliases): BoardReading {
  const drawn = figuresIn(board);
  const { marks, gone } = crossedOut(drawn);
  const isLeft = ({ id }: { readonly id: string }): boolean => !marks.has(id) && !gone.has(id);
  const texts = drawn.texts.filter((text) => isLeft(text) && (text.container === null || !gone.has(text.container)));
  const left = drawn.strokes.filter((stroke) => isLeft(stroke) && !(stroke.start !== null && gone.has(stroke.start)) && !(stroke.end !== null && gone.has(stroke.end)));
  const dots = dotsIn(drawn.shapes.filter(isLeft), left, texts);
  const shapes = drawn.shapes.filter((shape) => isLeft(shape) && !dots.includes(shape));
  const bars = barsIn(shapes, left, texts);
  const strokes = meantStrokes(left, dots).map((stroke) => endingOnLines(stroke, bars));
  const { things, looseTexts } = thingsIn(clustersIn({ shapes: shapes.filter((shape) => !bars.includes(shape)), texts, strokes }), { texts, frames: drawn.frames, strokes });
  const linked = linksIn({ strokes, things, looseTexts, texts, isKind: (text) => namingOf(firstLine(text), names).kind !== null });
  // A note points at things; what things point at, or pass through, is a part.
  const asides = new Set(things.filter((thing) => thing.mayBePart && !isLedTo(thing.id, linked.links) && !isMeantAsPart(thing, { things, links: linked.links })).map(({ id }) => id));
  const links = linked.links.filter(({ from, to }) => !asides.has(from) && !asides.has(to));
  const textPlaces = linked.textPlaces.filter(({ id }) => links.some(({ from, to }) => from === id || to === id));
  const joined = new Set(links.flatMap(({ from, to }) => [from, to]));
  const legends = looseTexts.filter(({ text }) => isLegend(text));
  const kept = things.filter((thing) => (thing.role === "component" && isPart(thing, joined) && (joined.has(thing.id) || !legends.some((legend) => isUnder(legend, thing)))) || (thing.mayBePart && joined.has(thing.id)));
  const parts = [...kept.map((thing) => componentOf(thing, names)), ...textPlaces.map(({ id, text, box }) => componentOf({ id, elements: [id], label: firstLine(text), text, box }, names))];
  const components = (parts.length > 0 ? parts : aloneIn(looseTexts, names)).sort(byPlace);
  const labels = labelsOf(links, { texts, looseTexts: looseTexts.filter((text) => !textPlaces.includes(text)) });
  return {
    components,
    connections: links.map(({ id, from, to, isTwoWay, isDirected }) => ({ id, from, to, label: labels.get(id) ?? null, isTwoWay, isDirected })),
    groups: regionsOf(things, components),
    unconnected: components.filter(({ id, box }) => !joined.has(id) && !linked.toRegions.some(({ region, from }) => from === id || shareWithin(box, region) > 0.7)).map(({ id }) => id),
    unlabelled: components.filter(({ label }) => label === "").map(({ id }) => id),
  };
}

const smallestBlank = 30;

/** What explains the signs of a drawing stands in a column under its heading, or in a row beside it. */
function isUnder({ box }: Text, { box: { x, y, width, height } }: Thing): boolean {
  const [across, down] = [x + width / 2 - box.x, y + height / 2 - box.y];
  return (across > -40 && across < 220 && down > 0 && down < 260) || (across > 0 && across < 600 && Math.abs(y + height / 2 - box.y - box.height / 2) < 30);
}

const isLedTo = (id: string, links: readonly Link[]): boolean => links.some(({ to, isDirected }) => to === id && isDirected) || links.filter(({ from, to }) => from === id || to === id).length >= 2;

/** A name that is also a heading, "Questions", or over a list that leads to another such list, is no note about what it leads to. */
function isMeantAsPart({ id, text }: Thing, { things, links }: { readonly things: readonly Thing[]; readonly links: readonly Link[] }): boolean {
  const others = links.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []));
  return others.length > 0 && (isHeadingAlone(text) || (isNamedList(text) && others.some((other) => things.some((thing) => thing.id === other && isNamedList(thing.text)))));
}

/** A thing with nothing written on it is a part where something leads to it, or where it is a box that waits for its name. */
function isPart({ id, label, text, hasShape, isPicture, box }: Thing, joined: ReadonlySet<string>): boolean {
  if (label !== "" && isAside(text)) return joined.has(id);
  return label !== "" || joined.has(id) || (hasShape && !isPicture && shorterOf(box) >= smallestBlank);
}

function componentOf({ id, elements, label, text, box }: Pick<Thing, "id" | "elements" | "label" | "text" | "box">, names: Aliases): Component {
  const { name, topic } = namingOf(label, names);
  const told = namingOf(stereotypeOf(text), names);
  return { id, elements, label, name, kind: told.kind === null ? topic : told.topic, box };
}

/** In the first minute a few words may be all there is: those count that name a kind of thing, and not only what the talk is about. */
const aloneIn = (texts: readonly Text[], names: Aliases): Component[] =>
  texts.filter(({ text }) => isName(text) && namingOf(firstLine(text), names).kind !== null).map(({ id, text, box }) => componentOf({ id, elements: [id], label: firstLine(text), text, box }, names));

const byPlace = (one: Component, other: Component): number => one.box.y - other.box.y || one.box.x - other.box.x || (one.id < other.id ? -1 : 1);

const farthestLabel = 30;

/** What is written on the lines, or beside their middles. */
function labelsOf(links: readonly Link[], { texts, looseTexts }: { readonly texts: readonly Text[]; readonly looseTexts: readonly Text[] }): ReadonlyMap<string, string> {
  const bound = new Map(texts.flatMap(({ container, text }) => (container === null ? [] : [[container, firstLine(text)] as const])));
  const labels = new Map(links.flatMap(({ id }) => (bound.has(id) ? [[id, bound.get(id) ?? ""] as const] : [])));
  const pairs = looseTexts.flatMap((text) =>
    links.flatMap(({ id, stroke }) => {
      const nearest = passing(stroke, text.middle, farthestLabel + text.box.height / 2);
      return nearest !== null && nearest.along > 0.1 && nearest.along < 0.9 && text.box.width <= 1.5 * pathLength(stroke.path) ? [{ id, text, gap: nearest.gap }] : [];
    }).sort((one, other) => one.gap - other.gap || (one.id < other.id ? -1 : 1)).slice(0, mostAtOneSpot),
  );
  const taken = new Set<Text>();
  for (const { id, text } of pairs.sort((one, other) => one.gap - other.gap || (one.id < other.id ? -1 : 1))) {
    if (taken.has(text) || labels.has(id)) continue;
    taken.add(text);
    labels.set(id, firstLine(text.text));
  }
  return labels;
}

/** Regions with the parts that lie in them, the largest first. */
function regionsOf(things: readonly Thing[], components: readonly Component[]): readonly Region[] {
  return things
    .filter(({ role }) => role === "region")
    .sort((one, other) => areaOf(other.box) - areaOf(one.box) || (one.id < other.id ? -1 : 1))
    .map(({ id, label, box }) => ({ id, label: isRemark(label) || isMarker(label) ? "" : label, members: components.filter((component) => shareWithin(component.box, box) > 0.7).map((component) => component.id) }))
    .filter(({ label, members }) => members.length > 0 || label !== "");
}
