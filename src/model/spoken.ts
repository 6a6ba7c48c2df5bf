/** Some models think aloud in their reply, before it, between these. */
const opens = "<think>";
const closes = "</think>";

/** What of a reply is meant to be heard, so far: without thoughts and without signs that no text has. */
export function spokenIn(soFar: string): string {
  const text = soFar.trimStart();
  if (opens.startsWith(text.slice(0, opens.length)) && text.length < opens.length) return "";
  if (!text.startsWith(opens)) return clean(soFar);
  const end = text.indexOf(closes);
  return end === -1 ? "" : clean(text.slice(end + closes.length).trimStart());
}

// eslint-disable-next-line no-control-regex -- they are what this takes out: databases refuse NUL, screens the rest
const clean = (text: string): string => text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, "").replace(/\r\n?/g, "\n");

/** Whether bytes came that were no UTF-8, or half of a pair: such words cannot be trusted, quoted or kept. */
export const isDamaged = (text: string): boolean => /\uFFFD|\p{Surrogate}/u.test(text);
