import type { Drawn } from "./drawn";

/** Elements for tests, as Excalidraw keeps them. */
export function element(some: Readonly<Record<string, unknown>> & { readonly id: string }): Drawn {
  const whole = {
    type: "rectangle", x: 0, y: 0, width: 100, height: 50, angle: 0, version: 1, versionNonce: 7, isDeleted: false, index: null, groupIds: [], frameId: null, boundElements: null, updated: 1, link: null, locked: false,
    strokeColor: "#1e1e1e", backgroundColor: "transparent", fillStyle: "solid", strokeWidth: 1, strokeStyle: "solid", roundness: null, roughness: 0, opacity: 100, seed: 1,
    ...some,
  };
  return JSON.parse(JSON.stringify(whole));
}

export const label = (of: string, text: string): Drawn => element({ id: `label-${of}`, type: "text", containerId: of, text, originalText: text });

export const arrow = (id: string, from: string | null, to: string | null, some: Readonly<Record<string, unknown>> = {}): Drawn =>
  element({ id, type: "arrow", points: [[0, 0], [100, 0]], startBinding: from === null ? null : { elementId: from, focus: 0, gap: 4 }, endBinding: to === null ? null : { elementId: to, focus: 0, gap: 4 }, startArrowhead: null, endArrowhead: "arrow", ...some });
