import type { BoardElement } from "#core/board/board-element";

/** Small boards for tests, drawn as Excalidraw stores them. */

type At = readonly [x: number, y: number];
type Extra = Readonly<Record<string, unknown>>;

let drawn = 0;
const nextId = (): string => `e${String((drawn += 1))}`;

function element(type: string, [x, y]: At, [width, height]: At, extra: Extra = {}): BoardElement {
  return { id: nextId(), type, x, y, width, height, angle: 0, groupIds: [], frameId: null, isDeleted: false, ...extra };
}

export const shape = (type: "rectangle" | "ellipse" | "diamond" | "image", at: At, size: At, extra: Extra = {}): BoardElement => element(type, at, size, extra);

const letterWidth = 9.5;
const lineHeight = 25;

/** Words with their middle at a place. */
export function words(text: string, [x, y]: At, extra: Extra = {}): BoardElement {
  const lines = text.split("\n");
  const size: At = [Math.max(...lines.map(({ length }) => length)) * letterWidth, lines.length * lineHeight];
  return element("text", [x - size[0] / 2, y - size[1] / 2], size, { text, originalText: text, containerId: null, ...extra });
}

/** A box with its words bound to it. */
export function box(text: string, at: At, size: At = [140, 70], extra: Extra = {}): readonly BoardElement[] {
  const container = shape("rectangle", at, size, extra);
  return [container, words(text, [at[0] + size[0] / 2, at[1] + size[1] / 2], { containerId: container.id, groupIds: container.groupIds })];
}

function stroke(type: string, points: readonly At[], extra: Extra = {}): BoardElement {
  const [from = [0, 0]] = points;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const size: At = [Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)];
  return element(type, from, size, { points: points.map(([x, y]) => [x - from[0], y - from[1]]), startBinding: null, endBinding: null, startArrowhead: null, endArrowhead: null, ...extra });
}

export const arrow = (points: readonly At[], extra: Extra = {}): BoardElement => stroke("arrow", points, { endArrowhead: "arrow", ...extra });
export const line = (points: readonly At[], extra: Extra = {}): BoardElement => stroke("line", points, extra);
export const pen = (points: readonly At[], extra: Extra = {}): BoardElement => stroke("freedraw", points, extra);

/** An arrow that holds on to both its ends. */
export const bound = (from: BoardElement | undefined, to: BoardElement | undefined, extra: Extra = {}): BoardElement => {
  const middle = (of: BoardElement | undefined): At => (of === undefined ? [0, 0] : [of.x + of.width / 2, of.y + of.height / 2]);
  return arrow([middle(from), middle(to)], { startBinding: from === undefined ? null : { elementId: from.id, focus: 0, gap: 1 }, endBinding: to === undefined ? null : { elementId: to.id, focus: 0, gap: 1 }, ...extra });
};

/** Points along a way, as a pen leaves them. */
export function along(points: readonly At[], step = 8): readonly At[] {
  return points.flatMap((point, at): readonly At[] => {
    const next = points[at + 1];
    if (next === undefined) return [point];
    const count = Math.max(1, Math.round(Math.hypot(next[0] - point[0], next[1] - point[1]) / step));
    return Array.from({ length: count }, (_, index): At => [point[0] + ((next[0] - point[0]) * index) / count, point[1] + ((next[1] - point[1]) * index) / count]);
  });
}

/** Points round a middle, from one angle to another. */
export const arc = ([x, y]: At, [across, down]: At, from = 0, to = 2 * Math.PI): readonly At[] =>
  Array.from({ length: 33 }, (_, index): At => [x + across * Math.cos(from + ((to - from) * index) / 32), y + down * Math.sin(from + ((to - from) * index) / 32)]);
