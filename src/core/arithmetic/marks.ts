/** A mark of the text as numbers are read from it: digits, letters, or one sign. */
export type Mark = { readonly text: string; readonly lower: string; readonly start: number; readonly end: number; readonly kind: "digits" | "word" | "sign" };

const pattern = /(\d+(?:[.,_]\d+)*)|(\p{L}+(?:['’]\p{L}+)?)|(\S)/uy;

/** The marks of a text in order; white space separates them and is not one. One pass, whatever the text. */
export function marksOf(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  let at = 0;
  while (at < text.length) {
    if (isSpace(text.charCodeAt(at))) at += 1;
    else {
      const mark = plainMark(text, at) ?? markAt(text, at);
      if (mark !== null) marks.push(mark);
      at = mark?.end ?? at + 1;
    }
  }
  return marks;
}

/** Whether nothing stands between two marks. */
export const touches = (one: Mark | undefined, other: Mark | undefined): boolean => one !== undefined && other !== undefined && one.end === other.start;

/** A word or a sign of plain characters; null where another stands in it or behind it, and at digits, for which the pattern is needed. */
function plainMark(text: string, start: number): Mark | null {
  const first = text.charCodeAt(start);
  if (isDigit(first) || first >= firstForeign) return null;
  if (!isLetter(first)) {
    const sign = text.charAt(start);
    return { text: sign, lower: sign, start, end: start + 1, kind: "sign" };
  }
  let end = lettersEnd(text, start);
  if (text.charCodeAt(end) === apostrophe) {
    const further = lettersEnd(text, end + 1);
    if (text.charCodeAt(end + 1) >= firstForeign) return null;
    if (further > end + 1) end = further;
  }
  if (text.charCodeAt(end) >= firstForeign) return null;
  const word = text.slice(start, end);
  return { text: word, lower: word.toLowerCase(), start, end, kind: "word" };
}

function markAt(text: string, start: number): Mark | null {
  pattern.lastIndex = start;
  const match = pattern.exec(text);
  if (match === null) return null;
  const [said] = match;
  const kind = match[1] !== undefined ? "digits" : match[2] !== undefined ? "word" : "sign";
  return { text: said, lower: kind === "word" ? said.toLowerCase().replace("’", "'") : said, start, end: start + said.length, kind };
}

const firstForeign = 0x80;
const apostrophe = 0x27;
const isSpace = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d);
export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
export const isLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);

/** Where the plain letters that begin at a place end. */
export function lettersEnd(text: string, from: number): number {
  let end = from;
  while (isLetter(text.charCodeAt(end))) end += 1;
  return end;
}
