/** Where the build puts the fonts of the whiteboard; the version keeps a cached font from outliving its own. */
export const assetPath = "/assets/excalidraw-0.18.1/";
