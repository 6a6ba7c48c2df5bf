import type { ExcalidrawElementSkeleton } from "@excalidraw/excalidraw/data/transform";
import type { Point } from "./geometry";

/** The parts of a design that can be put on the board ready-made. A name is kept with each board, and so never changes. */
export const shapeKinds = ["client", "user", "load-balancer", "service", "worker", "database", "cache", "queue", "stream", "object-store", "cdn", "external-api"] as const;
export type ShapeKind = (typeof shapeKinds)[number];

type Stroke = { readonly points: readonly Point[]; readonly isFilled?: boolean };

type Shape = {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  /** What carries the label and holds the ends of arrows. `none`: it is not drawn, the strokes are its outline. */
  readonly outline: "box" | "dashed" | "diamond" | "none";
  /** Lines around or on it, from its top left corner. */
  readonly strokes: readonly Stroke[];
  readonly label?: "middle" | "bottom";
};

const box = { width: 170, height: 84, outline: "box" } as const;

/** Plain shapes: straight lines, and a small sign in the corner where the outline alone does not tell. */
export const shapes: Readonly<Record<ShapeKind, Shape>> = {
  client: { ...box, title: "Client", height: 90, strokes: [{ points: [[70, 90], [62, 106]] }, { points: [[100, 90], [108, 106]] }, { points: [[48, 106], [122, 106]] }] },
  user: { title: "User", width: 130, height: 104, outline: "none", label: "bottom", strokes: [{ points: arc({ at: [65, 20], rx: 15, ry: 15 }), isFilled: true }, { points: [...arc({ at: [65, 72], rx: 28, ry: 32, from: 180, to: 360 }), [37, 72]], isFilled: true }] },
  "load-balancer": { title: "Load balancer", width: 210, height: 130, outline: "diamond", strokes: [] },
  service: { ...box, title: "Service", strokes: [] },
  worker: { ...box, title: "Worker", strokes: [{ points: arc({ at: [17, 17], rx: 8, ry: 8, steps: 6 }) }, { points: arc({ at: [17, 17], rx: 3, ry: 3, steps: 12 }) }] },
  database: {
    title: "Database", width: 150, height: 116, outline: "none",
    strokes: [{ points: [...arc({ at: [75, 102], rx: 75, ry: 14, from: 0, to: 180 }), ...arc({ at: [75, 14], rx: 75, ry: 14, from: 180, to: 360 }), [150, 102]], isFilled: true }, { points: arc({ at: [75, 14], rx: 75, ry: 14, from: 180, to: 0 }) }],
  },
  cache: { ...box, title: "Cache", strokes: [{ points: [[20, 7], [11, 19], [19, 19], [15, 30], [26, 16], [18, 16], [20, 7]] }] },
  queue: { ...box, title: "Queue", strokes: [9, 19, 29].map((x) => ({ points: [[x, 10], [x + 7, 10], [x + 7, 24], [x, 24], [x, 10]] })) },
  stream: {
    title: "Topic or stream", width: 200, height: 80, outline: "none",
    strokes: [{ points: [...arc({ at: [14, 40], rx: 14, ry: 40, from: 90, to: 270 }), ...arc({ at: [186, 40], rx: 14, ry: 40, from: 270, to: 450 }), [14, 80]], isFilled: true }, { points: arc({ at: [186, 40], rx: 14, ry: 40, from: 90, to: 270 }) }],
  },
  "object-store": {
    title: "Object store", width: 150, height: 112, outline: "none",
    strokes: [{ points: [...arc({ at: [75, 102], rx: 58, ry: 10, from: 0, to: 180 }), ...arc({ at: [75, 13], rx: 75, ry: 13, from: 180, to: 360 }), [133, 102]], isFilled: true }, { points: arc({ at: [75, 13], rx: 75, ry: 13, from: 180, to: 0 }) }],
  },
  cdn: { ...box, title: "CDN", strokes: [{ points: arc({ at: [18, 18], rx: 10, ry: 10 }) }, { points: arc({ at: [18, 18], rx: 4, ry: 10 }) }, { points: [[8, 18], [28, 18]] }] },
  "external-api": { ...box, title: "External API", outline: "dashed", strokes: [{ points: [[10, 26], [26, 10]] }, { points: [[14, 10], [26, 10], [26, 22]] }] },
};

const ink = "#1e1e1e";
const paper = "#ffffff";
/** Nunito, which needs no hand to read. */
export const fontFamily = 6;
export const fontSize = 16;
/** Straight lines, thin. */
const drawn = { strokeColor: ink, roughness: 0, strokeWidth: 1, fillStyle: "solid" } as const;

type Placed = { readonly kind: ShapeKind; readonly label: string; readonly x: number; readonly y: number; readonly id: string; readonly group: string };

/** One shape with its label, as one group. Only what carries the label says what it is: to a reader, the other lines are its looks. */
export function skeletonsOf({ kind, label, x, y, id, group }: Placed): ExcalidrawElementSkeleton[] {
  const { width, height, outline, strokes, label: verticalAlign = "middle" } = shapes[kind];
  const groupIds = [group];
  const carrier: ExcalidrawElementSkeleton = {
    ...drawn, id, x, y, width, height, groupIds,
    type: outline === "diamond" ? "diamond" : "rectangle",
    strokeColor: outline === "none" ? "transparent" : ink,
    strokeStyle: outline === "dashed" ? "dashed" : "solid",
    backgroundColor: outline === "none" ? "transparent" : paper,
    roundness: outline === "box" || outline === "dashed" ? { type: 3 } : null,
    label: { text: label, fontFamily, fontSize, verticalAlign, strokeColor: ink, groupIds },
    customData: { shape: kind },
  };
  const lines = strokes.map((stroke): ExcalidrawElementSkeleton => ({ ...drawn, ...lineThrough(stroke.points, { x, y }), type: "line", groupIds, backgroundColor: stroke.isFilled === true ? paper : "transparent", customData: { partOf: kind } }));
  return outline === "none" ? [...lines, carrier] : [carrier, ...lines];
}

function lineThrough(points: readonly Point[], { x, y }: { readonly x: number; readonly y: number }) {
  const [[x0, y0] = [0, 0]] = points;
  const xs = points.map(([px]) => px);
  const ys = points.map(([, py]) => py);
  return { x: x + x0, y: y + y0, width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys), points: points.map(([px, py]) => [px - x0, py - y0]) };
}

type Arc = { readonly at: Point; readonly rx: number; readonly ry: number; readonly from?: number; readonly to?: number; readonly steps?: number };

/** Points on an ellipse, clockwise from one angle to another in degrees; 0 is to the right, 90 below. */
function arc({ at: [cx, cy], rx, ry, from = 0, to = 360, steps = 24 }: Arc): Point[] {
  return Array.from({ length: steps + 1 }, (_, step) => {
    const angle = ((from + ((to - from) * step) / steps) * Math.PI) / 180;
    return [round(cx + rx * Math.cos(angle)), round(cy + ry * Math.sin(angle))];
  });
}

const round = (value: number): number => Math.round(value * 100) / 100;
