import type { ExcalidrawElement } from "@excalidraw/excalidraw/element/types";

/** An element as Excalidraw has it. Those that were removed stay among them, marked as deleted. */
export type Drawn = ExcalidrawElement;

/** Whether what was kept here is an element; Excalidraw itself mends what is missing in one. */
export function isDrawn(value: unknown): value is Drawn {
  if (typeof value !== "object" || value === null) return false;
  const { id, type, ...rest }: { readonly id?: unknown; readonly type?: unknown } & Record<string, unknown> = { ...value };
  return typeof id === "string" && typeof type === "string" && ["x", "y", "width", "height", "version"].every((name) => typeof rest[name] === "number");
}

/** Told apart by this: each change of an element gives it a higher version, and a new nonce. */
export const stampOf = ({ version, versionNonce }: Pick<Drawn, "version" | "versionNonce">): string => `${String(version)}.${String(versionNonce)}`;
