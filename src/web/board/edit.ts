import { convertToExcalidrawElements, newElementWith } from "@excalidraw/excalidraw";
import type { ExcalidrawElementSkeleton, ValidContainer } from "@excalidraw/excalidraw/data/transform";
import type { Drawn } from "./drawn";
import { arrowBetween, arrowGap, freeSpot, type Box } from "./geometry";
import { fontFamily, fontSize, shapes, skeletonsOf, type ShapeKind } from "./shapes";

/** Changes of the board that need no pointer. Each gives all elements anew; those it changed have a higher version. */

export type Edited = { readonly elements: readonly Drawn[]; /** What to show and select: it is new, or was changed. */ readonly id: string };

export function withShape(elements: readonly Drawn[], { kind, label, view }: { readonly kind: ShapeKind; readonly label: string; readonly view: Box }): Edited {
  const { width, height } = shapes[kind];
  const spot = freeSpot({ view, taken: elements.filter(({ isDeleted }) => !isDeleted).map(boxOf), width, height });
  const id = crypto.randomUUID();
  return { elements: [...elements, ...drawnFrom(skeletonsOf({ kind, label, ...spot, id, group: crypto.randomUUID() }))], id };
}

/** An arrow that holds on to both: it follows where they go. */
export function withConnection(elements: readonly Drawn[], { from, to, label }: { readonly from: string; readonly to: string; readonly label: string }): Edited {
  const [source, target] = [elements.find(({ id }) => id === from), elements.find(({ id }) => id === to)];
  const id = crypto.randomUUID();
  if (source === undefined || target === undefined) return { elements, id };
  const { start, end } = arrowBetween(source, target);
  const [width, height] = [end[0] - start[0], end[1] - start[1]];
  const drawn = drawnFrom([
    {
      type: "arrow", id, x: start[0], y: start[1], width: Math.abs(width), height: Math.abs(height), points: [[0, 0], [width, height]], roughness: 0, strokeWidth: 1, roundness: null,
      ...(label === "" ? {} : { label: { text: label, fontFamily, fontSize } }),
    },
  ]).map((element) => (element.type === "arrow" ? { ...element, startBinding: bindingTo(from), endBinding: bindingTo(to) } : element));
  const bound = elements.map((element) => (element.id === from || element.id === to ? newElementWith(element, { boundElements: [...(element.boundElements ?? []), { type: "arrow", id }] }) : element));
  return { elements: [...bound, ...drawn], id };
}

const bindingTo = (elementId: string) => ({ elementId, focus: 0, gap: arrowGap });

/** Writes something else on a part or an arrow; an empty label takes it away. */
export function withLabel(elements: readonly Drawn[], { id, label }: { readonly id: string; readonly label: string }): Edited {
  const holder = elements.find((element) => element.id === id);
  if (holder === undefined) return { elements, id };
  if (holder.type === "frame") return { elements: replaced(elements, newElementWith(holder, { name: label })), id };
  if (holder.type === "text") {
    if (label === "") return { elements, id };
    const [measured] = drawnFrom([{ type: "text", text: label, x: holder.x, y: holder.y, fontFamily: holder.fontFamily, fontSize: holder.fontSize }]);
    if (measured?.type !== "text") return { elements, id };
    return { elements: replaced(elements, newElementWith(holder, { text: measured.text, originalText: label, width: measured.width, height: measured.height, autoResize: true })), id };
  }
  const text = elements.find((element) => element.type === "text" && element.containerId === id && !element.isDeleted);
  const old = text?.type === "text" ? text : null;
  if (label === "") {
    if (old === null) return { elements, id };
    const bare = newElementWith(holder, { boundElements: (holder.boundElements ?? []).filter((bound) => bound.id !== old.id) });
    return { elements: replaced(replaced(elements, bare), newElementWith(old, { isDeleted: true })), id };
  }
  const skeleton = labelled(holder, { text: label, fontFamily: old?.fontFamily ?? fontFamily, fontSize: old?.fontSize ?? fontSize, verticalAlign: old?.verticalAlign ?? "middle", groupIds: holder.groupIds });
  if (skeleton === null) return { elements, id };
  const converted = drawnFrom([skeleton]);
  const [shape, fresh] = [converted.find((element) => element.id === id), converted.find((element) => element.type === "text")];
  if (shape === undefined || fresh?.type !== "text") return { elements, id };
  const grown = holder.height < shape.height && holder.type !== "arrow" ? { height: shape.height } : {};
  if (old !== null) {
    const { text: wrapped, x, y, width, height } = fresh;
    return { elements: replaced(replaced(elements, newElementWith(holder, grown)), newElementWith(old, { text: wrapped, originalText: label, x, y, width, height })), id };
  }
  return { elements: [...replaced(elements, newElementWith(holder, { ...grown, boundElements: [...(holder.boundElements ?? []), { type: "text", id: fresh.id }] })), fresh], id };
}

type Label = NonNullable<ValidContainer["label"]>;

/** What can carry a label, with this one on it. */
function labelled(holder: Drawn, label: Label): ExcalidrawElementSkeleton | null {
  const { id, type, x, y, width, height } = holder;
  if (type === "arrow") return { type, id, x, y, width, height, points: holder.points, label };
  if (type === "rectangle" || type === "ellipse" || type === "diamond") return { type, id, x, y, width, height, label };
  return null;
}

/** Without a part, all that draws it, what is written on it and the arrows that held on to it; or without one arrow. */
export function without(elements: readonly Drawn[], id: string): Edited {
  const removed = elements.find((element) => element.id === id);
  const group = removed?.customData?.["shape"] === undefined ? undefined : removed.groupIds[0];
  const gone = new Set(elements.filter((element) => element.id === id || (group !== undefined && element.groupIds.includes(group))).map((element) => element.id));
  for (const element of elements) if ((element.type === "arrow" || element.type === "line") && [element.startBinding, element.endBinding].some((binding) => binding?.elementId === id)) gone.add(element.id);
  for (const element of elements) if (element.type === "text" && element.containerId !== null && gone.has(element.containerId)) gone.add(element.id);
  return {
    elements: elements.map((element) => {
      if (gone.has(element.id)) return element.isDeleted ? element : newElementWith(element, { isDeleted: true });
      const bound = element.boundElements?.filter((one) => !gone.has(one.id));
      return bound === undefined || bound.length === element.boundElements?.length ? element : newElementWith(element, { boundElements: bound });
    }),
    id,
  };
}

/** The frame round an element; lines begin anywhere in theirs. */
function boxOf(element: Drawn): Box {
  const { x, y, width, height } = element;
  if (!("points" in element)) return { x, y, width, height };
  const xs = element.points.map(([px]) => px);
  const ys = element.points.map(([, py]) => py);
  return { x: x + Math.min(...xs), y: y + Math.min(...ys), width, height };
}

/** New elements lie on top: their place in the order is given to them by the scene. */
const drawnFrom = (skeletons: ExcalidrawElementSkeleton[]): readonly Drawn[] => convertToExcalidrawElements(skeletons, { regenerateIds: false }).map((element) => ({ ...element, index: null }));

const replaced = (elements: readonly Drawn[], one: Drawn): readonly Drawn[] => elements.map((element) => (element.id === one.id ? one : element));
