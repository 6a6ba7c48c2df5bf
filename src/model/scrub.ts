/** Shorter ones stand in ordinary words by chance. */
const shortest = 6;

/** Whether a text holds a key, plainly or as it may stand in a header or an address. */
export const holdsKey = (text: string, key: string | null): boolean => formsOf(key).some((form) => text.includes(form));

/**
 * What a provider said of a failure, fit to be shown: one line, short, no markup, and without the key or anything that looks
 * like one, since providers like to repeat it in part. Null where nothing is left.
 */
export function scrubbed(words: string, key: string | null): string | null {
  if (key !== null && key.length < shortest) return null;
  let text = words;
  for (const form of formsOf(key)) text = text.replaceAll(form, "…");
  // eslint-disable-next-line no-control-regex -- nothing of this kind is shown
  const line = text.replace(/<[^>]*>?/g, " ").replace(/[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2066-\u2069]+/g, " ").replace(/\b(?:(?:sk|pk|key|gsk|xai)[-_]|AIza|Bearer )[\w*.…-]{8,}/g, "…").replace(/\s+/g, " ").trim();
  if (line === "" || holdsKey(line, key)) return null;
  return line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line;
}

const longest = 160;

function formsOf(key: string | null): readonly string[] {
  if (key === null || key.length < shortest) return [];
  return [...new Set([key, encodeURIComponent(key), Buffer.from(key).toString("base64"), JSON.stringify(key).slice(1, -1)])];
}
