/** A mark of the text as numbers are read from it: digits, letters, or one sign. */
export type Mark = { readonly text: string; readonly lower: string; readonly start: number; readonly end: number; readonly kind: "digits" | "word" | "sign" };

/** The marks of a text in order; white space separates them and is not one. */
export function marksOf(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  for (const match of text.matchAll(/(\d+(?:[.,]\d+)*)|(\p{L}+(?:['’]\p{L}+)?)|(\S)/gu)) {
    const kind = match[1] !== undefined ? "digits" : match[2] !== undefined ? "word" : "sign";
    marks.push({ text: match[0], lower: match[0].toLowerCase(), start: match.index, end: match.index + match[0].length, kind });
  }
  return marks;
}

/** Whether nothing stands between two marks. */
export const touches = (one: Mark | undefined, other: Mark | undefined): boolean => one !== undefined && other !== undefined && one.end === other.start;
