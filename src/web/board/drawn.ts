import type { ExcalidrawElement } from "@excalidraw/excalidraw/element/types";
import { BoardElement } from "#core/board/board-element";

/** An element as Excalidraw has it. Those that were removed stay among them, marked as deleted. */
export type Drawn = ExcalidrawElement;

/** Whether what was kept or sent is an element; Excalidraw itself mends what is missing in one. */
export const isDrawn = (value: unknown): value is Drawn => BoardElement.safeParse(value).success;

/** Told apart by this: each change of an element gives it a higher version, and a new nonce. */
export const stampOf = ({ version, versionNonce }: Pick<Drawn, "version" | "versionNonce">): string => `${String(version)}.${String(versionNonce)}`;
