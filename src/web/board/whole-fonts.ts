/**
 * Stands in for the part of Excalidraw that cuts a font down to the letters used before it goes into a saved picture: that part weighs
 * 735 kB and needs `eval`. The whole file of a font, some 40 kB, goes in instead.
 */

export const Commands = { Subset: "SUBSET" } as const;

export const subsetToBase64 = (font: ArrayBuffer): Promise<string> => toBase64(font);

/** The font as an address that holds it. */
export function toBase64(font: ArrayBuffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      if (typeof reader.result === "string") resolve(reader.result);
    };
    reader.onerror = () => {
      reject(new Error("A font could not be read.", { cause: reader.error }));
    };
    reader.readAsDataURL(new Blob([font], { type: "font/woff2" }));
  });
}
