import { exportToBlob, exportToSvg, serializeAsJSON } from "@excalidraw/excalidraw";
import { saveFile } from "../parts/save-file";
import type { BoardForm } from "./board-acts";
import type { Drawn } from "./drawn";

const present = (elements: readonly Drawn[]) => elements.filter((element) => !element.isDeleted);

const look = { exportBackground: true, viewBackgroundColor: "#ffffff" } as const;
const edge = 24;

/** The board as one picture that needs nothing beside it: its fonts are inside. */
export async function boardSvg(elements: readonly Drawn[], { isDark = false } = {}): Promise<Blob> {
  const svg: SVGSVGElement = await exportToSvg({ elements: present(elements), appState: { ...look, exportWithDarkMode: isDark }, files: null, exportPadding: edge });
  return new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" });
}

async function boardFile(form: BoardForm, elements: readonly Drawn[]): Promise<Blob> {
  switch (form) {
    case "svg":
      return boardSvg(elements);
    case "png":
      return exportToBlob({ elements: present(elements), appState: look, files: null, mimeType: "image/png", exportPadding: edge, getDimensions: (width: number, height: number) => ({ width: width * 2, height: height * 2, scale: 2 }) });
    case "excalidraw":
      return new Blob([serializeAsJSON(present(elements), look, {}, "local")], { type: "application/vnd.excalidraw+json" });
  }
}

/** Gives the board to the browser to save. */
export async function saveBoard(form: BoardForm, elements: readonly Drawn[], name: string): Promise<void> {
  saveFile(await boardFile(form, elements), `${name}.${form}`);
}
