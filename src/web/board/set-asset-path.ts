import { assetPath } from "./asset-path";

declare global {
  interface Window {
    EXCALIDRAW_ASSET_PATH?: string;
  }
}

/** Tells Excalidraw to fetch its fonts from here. It reads this once, when it is loaded. */
export function setAssetPath(): void {
  window.EXCALIDRAW_ASSET_PATH = assetPath;
}
