import { BoardElement } from "#core/board/board-element";
import { areaWithin, boxAround, centreOf, cornersOf, diagonalOf, distance, pathLength, shorterOf, turned, type Box, type Point } from "#core/board/geometry";

type Figure = { readonly id: string; readonly box: Box; readonly middle: Point; readonly groups: readonly string[]; readonly frame: string | null };

/** Something with an inside: a box, an ellipse, an image, a closed line. */
export type Shape = Figure & { readonly form: "rectangle" | "ellipse" | "diamond" | "outline" | "image"; readonly path: readonly Point[] };
export type Text = Figure & { readonly text: string; readonly container: string | null };
/** Something that leads from one point to another, or just a mark. */
export type Stroke = Figure & {
  readonly path: readonly Point[];
  readonly start: string | null;
  readonly end: string | null;
  readonly hasStartHead: boolean;
  readonly hasEndHead: boolean;
  readonly form: "arrow" | "line" | "freedraw";
};
export type Frame = Figure & { readonly label: string };

/** What is drawn on a board, each kind in an order that only depends on what is drawn. */
export type Figures = { readonly shapes: readonly Shape[]; readonly texts: readonly Text[]; readonly strokes: readonly Stroke[]; readonly frames: readonly Frame[] };

/** The elements that mean something, taken apart. What is malformed, deleted or empty is passed over. */
export function figuresIn(elements: readonly unknown[]): Figures {
  const known = latest(elements);
  const mostPoints = pointsOfEach(known.filter(({ points }) => points != null).length);
  const corner = boxAround(known.map(({ x, y }): Point => [x, y]));
  const shapes: Shape[] = [];
  const texts: Text[] = [];
  const strokes: Stroke[] = [];
  const frames: Frame[] = [];
  for (const element of known) {
    const path = pathOf(thinned(element, mostPoints), [corner.x, corner.y]);
    const box = boxAround(path);
    const figure: Figure = { id: element.id, box, middle: centreOf(box), groups: element.groupIds ?? [], frame: element.frameId ?? null };
    switch (element.type) {
      case "text": {
        const text = wordsOf(element);
        if (text === "") break;
        if (isPicture(text) && element.containerId == null) shapes.push({ ...figure, form: "image", path });
        else texts.push({ ...figure, text, container: element.containerId ?? null });
        break;
      }
      case "rectangle":
      case "ellipse":
      case "diamond":
        if (shorterOf(figure.box) > 0) shapes.push({ ...figure, form: element.type, path });
        break;
      case "image":
      case "embeddable":
      case "iframe":
        shapes.push({ ...figure, form: "image", path });
        break;
      case "frame":
      case "magicframe":
        frames.push({ ...figure, label: firstLine(element.name ?? "") });
        break;
      case "arrow":
      case "line":
      case "freedraw":
        if (path.length < 2) break;
        if (isOutline(element.type, path, figure.box)) shapes.push({ ...figure, form: "outline", path });
        else strokes.push({ ...figure, path, form: element.type, start: element.startBinding?.elementId ?? null, end: element.endBinding?.elementId ?? null, hasStartHead: element.startArrowhead != null, hasEndHead: element.endArrowhead != null });
    }
  }
  return { shapes: shapes.sort(inOrder), texts: texts.sort(inOrder), strokes: strokes.sort(inOrder), frames: frames.sort(inOrder) };
}

/** Each element once, as it is by its newest version, from the top left to the bottom right. */
function latest(elements: readonly unknown[]): readonly BoardElement[] {
  const byId = new Map<string, BoardElement>();
  for (const element of elements) {
    const read = BoardElement.safeParse(element);
    if (!read.success) continue;
    const known = byId.get(read.data.id);
    if (known === undefined || isLater(read.data, known)) byId.set(read.data.id, read.data);
  }
  return [...byId.values()].filter(({ isDeleted }) => isDeleted !== true);
}

/** Of two states of an element the one with the higher version; of two with the same, always the same one. */
export function isLater(one: BoardElement, other: BoardElement): boolean {
  const [version, otherVersion] = [one.version ?? 0, other.version ?? 0];
  if (version !== otherVersion) return version > otherVersion;
  return JSON.stringify(one) > JSON.stringify(other);
}

const inOrder = (one: Figure, other: Figure): number => one.box.y - other.box.y || one.box.x - other.box.x || (one.id < other.id ? -1 : 1);

/** To a fraction of a pixel that adds up without error, so that a board reads the same wherever it lies. */
const rounded = (length: number): number => Math.round(length * 64) / 64;

const mostPointsOnBoard = 100_000;

/** A hand needs no more points to say what it means, and fewer where there are many strokes. */
const pointsOfEach = (strokes: number): number => Math.min(400, Math.max(50, Math.floor(mostPointsOnBoard / Math.max(1, strokes))));

/** An element whose points are not more than so many, at even distances in the order in which they came. */
function thinned(element: BoardElement, most: number): BoardElement {
  const { points } = element;
  if (points == null || points.length <= most) return element;
  const step = (points.length - 1) / (most - 1);
  return { ...element, points: Array.from({ length: most }, (_, at) => points[Math.round(at * step)] ?? [0, 0]) };
}

/** From the corner of the whole board, so that it may lie anywhere. */
function pathOf({ type, x, y, width, height, angle, points }: BoardElement, [left, top]: Point): readonly Point[] {
  const isStroke = type === "arrow" || type === "line" || type === "freedraw";
  const at: Point = [rounded(x - left), rounded(y - top)];
  const path = isStroke
    ? (points ?? []).map(([dx, dy]): Point => [at[0] + rounded(dx), at[1] + rounded(dy)])
    : cornersOf({ x: at[0] + rounded(Math.min(0, width)), y: at[1] + rounded(Math.min(0, height)), width: rounded(Math.abs(width)), height: rounded(Math.abs(height)) });
  if (angle == null || angle === 0) return path;
  const middle = centreOf(boxAround(path));
  return path.map((point) => turned(point, middle, angle));
}

/** What a thing is called stands at the beginning; nothing is looked for farther on. */
const mostLetters = 1000;

function wordsOf({ text, originalText }: BoardElement): string {
  const typed = originalText ?? "";
  const all = (typed.trim() === "" ? (text ?? "") : typed).trim();
  return all.length <= mostLetters ? all : all.slice(0, mostLetters).replace(/[\uD800-\uDBFF]$/, "").trim();
}

const linesOf = (text: string): readonly string[] => text.trim().split(/\r\n|[\n\r\u2028\u2029]/).map((line) => line.trim());

const stereotype = /^(?:«[^»]{1,40}»|<<[^>]{1,40}>>)\s*/;

/** The line that names: the first, but for what UML writes over a name, "«database»". */
export function firstLine(text: string): string {
  const [first = "", ...others] = linesOf(text);
  const rest = first.replace(stereotype, "");
  return rest !== "" || first === "" ? rest : (others.find((line) => line !== "") ?? first);
}

/** What UML writes over a name, without its signs; empty where it writes nothing. */
export const stereotypeOf = (text: string): string => stereotype.exec(text.trim())?.[0].replace(/[«»<>]/g, "").trim() ?? "";

/** Emoji and other signs alone: "👤" is drawn, not written. */
const isPicture = (text: string): boolean => /\p{Extended_Pictographic}/u.test(text) && !/[\p{L}\p{N}]/u.test(text.replace(/\p{Emoji_Modifier}/gu, ""));

const smallestOutline = { line: 12, freedraw: 18 } as const;
/** What is smaller, drawn by hand, is a letter, a tick or a smile. */
const narrowestByHand = 44;

/** A line that comes back to where it began and has an inside: drawn by hand, it need not quite meet. */
function isOutline(type: "arrow" | "line" | "freedraw", path: readonly Point[], box: Box): boolean {
  if (type === "arrow" || path.length < 4 || shorterOf(box) < smallestOutline[type]) return false;
  const [first, last] = [path[0], path.at(-1)];
  if (first === undefined || last === undefined) return false;
  const open = distance(first, last);
  if (type === "freedraw" && Math.max(box.width, box.height) < narrowestByHand) return false;
  if (type === "line") return (open <= Math.max(8, diagonalOf(box) * 0.05) && areaWithin(path) >= box.width * box.height * 0.15) || (open <= diagonalOf(box) * 0.15 && areaWithin(path) >= box.width * box.height * 0.5);
  return open <= diagonalOf(box) * 0.3 && areaWithin(path) >= box.width * box.height * 0.5 && pathLength(path) <= 4.4 * (box.width + box.height);
}
