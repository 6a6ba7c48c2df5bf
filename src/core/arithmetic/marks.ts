/** A mark of the text as numbers are read from it: digits, letters, or one sign. */
export type Mark = { readonly text: string; readonly lower: string; readonly start: number; readonly end: number; readonly kind: "digits" | "word" | "sign" };

const pattern = /(\d+(?:[.,_]\d+)*)|(\p{L}+(?:['’]\p{L}+)?)|(\S)/gu;

/** The marks of a text in order; white space separates them and is not one. One pass, whatever the text. */
export function marksOf(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  for (const match of text.matchAll(pattern)) {
    const [said] = match;
    const kind = match[1] !== undefined ? "digits" : match[2] !== undefined ? "word" : "sign";
    marks.push({ text: said, lower: kind === "word" ? said.toLowerCase().replace("’", "'") : said, start: match.index, end: match.index + said.length, kind });
  }
  return marks;
}

/** Whether nothing stands between two marks. */
export const touches = (one: Mark | undefined, other: Mark | undefined): boolean => one !== undefined && other !== undefined && one.end === other.start;
