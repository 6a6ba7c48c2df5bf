import type { Drawn } from "./drawn";

/** A part on the board: what it is called in lists, and whether that is written on it. */
export type Component = { readonly id: string; readonly name: string; readonly label: string };
export type Connection = { readonly id: string; readonly from: Component; readonly to: Component; readonly label: string; readonly isTwoWay: boolean };
export type Outline = { readonly components: readonly Component[]; readonly connections: readonly Connection[] };

/** What Excalidraw lets arrows hold on to, in words. */
const holders: Readonly<Record<string, string>> = { rectangle: "Rectangle", diamond: "Diamond", ellipse: "Ellipse", text: "Text", frame: "Frame", image: "Picture" };

/** The board in words: its parts from the top left, and the arrows that hold on to two of them. It says what is bound, and guesses nothing. */
export function outlineOf(elements: readonly Drawn[]): Outline {
  const present = elements.filter(({ isDeleted }) => !isDeleted);
  const labels = new Map(present.flatMap((element) => (element.type === "text" && element.containerId !== null ? [[element.containerId, oneLine(element.originalText)] as const] : [])));
  const ownLabel = (element: Drawn): string => (element.type === "text" ? oneLine(element.originalText) : element.type === "frame" ? (element.name ?? "") : (labels.get(element.id) ?? ""));
  const parts = present.filter((element) => element.type in holders && !(element.type === "text" && element.containerId !== null)).sort((one, other) => rowOf(one) - rowOf(other) || one.x - other.x);
  const counts = new Map<string, number>();
  const components = parts.map((element): Component => {
    const label = ownLabel(element);
    const plain = label === "" ? `${holders[element.type] ?? ""} without a label` : label;
    const count = (counts.get(plain) ?? 0) + 1;
    counts.set(plain, count);
    return { id: element.id, label, name: count === 1 ? plain : `${plain} (${String(count)})` };
  });
  const byId = new Map(components.map((component) => [component.id, component]));
  const connections = present.flatMap((element): readonly Connection[] => {
    if (element.type !== "arrow" && element.type !== "line") return [];
    const [start, end] = [byId.get(element.startBinding?.elementId ?? ""), byId.get(element.endBinding?.elementId ?? "")];
    if (start === undefined || end === undefined) return [];
    const isBackwards = element.startArrowhead !== null && element.endArrowhead === null;
    const isTwoWay = (element.startArrowhead === null) === (element.endArrowhead === null);
    return [{ id: element.id, from: isBackwards ? end : start, to: isBackwards ? start : end, label: labels.get(element.id) ?? "", isTwoWay }];
  });
  return { components, connections };
}

/** What stands beside each other is one row, however tall each is. Pixels of the board. */
const rowPx = 80;
const rowOf = ({ y, height }: Drawn): number => Math.round((y + height / 2) / rowPx);

const oneLine = (text: string): string => text.trim().replaceAll(/\s+/g, " ");
