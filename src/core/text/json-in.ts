import type { z } from "zod";

/** The widest reply that is looked through, in characters: what is longer is no object of ours. */
const widest = 200_000;

/** The one object in a reply that may stand in a code fence or between words. Null where none of it fits the schema. */
export function jsonIn<T>(schema: z.ZodType<T>, text: string): T | null {
  if (text.length > widest) return null;
  const bare = text.replace(/^\uFEFF/, "").trim();
  for (const candidate of [bare, ...fenced(bare), ...braced(bare)]) {
    const parsed = parse(candidate);
    if (parsed === undefined) continue;
    const fits = schema.safeParse(parsed);
    if (fits.success) return fits.data;
  }
  return null;
}

/** Malformed JSON is what this looks for, not a fault. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const fenced = (text: string): readonly string[] => [...text.matchAll(/```[a-z]*\s*\n([\s\S]*?)```/gi)].map((match) => match[1] ?? "");

/** Every outermost pair of braces, strings skipped; an unclosed one is none. */
function braced(text: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (isInString) {
      if (sign === "\\") at += 1;
      else if (sign === '"') isInString = false;
    } else if (sign === '"' && depth > 0) isInString = true;
    else if (sign === "{") {
      if (depth === 0) start = at;
      depth += 1;
    } else if (sign === "}" && depth > 0) {
      depth -= 1;
      if (depth === 0) found.push(text.slice(start, at + 1));
    }
  }
  return found;
}
