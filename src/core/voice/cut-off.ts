import type { Voiced } from "#core/voice/spoken";

/** About 160 words a minute, as voices speak unless told otherwise. */
const usualMsPerCharacter = 65;

/** How long the voice of a session takes for a character, by the turns that it said to their end. */
export function msPerCharacter(whole: readonly { readonly text: string; readonly voiced: Voiced }[]): number {
  const characters = whole.reduce((sum, { text }) => sum + text.length, 0);
  const ms = whole.reduce((sum, { voiced }) => sum + Math.max(0, voiced.to - voiced.from), 0);
  return characters === 0 || ms === 0 ? usualMsPerCharacter : ms / characters;
}

/** Where in a text a voice was cut off: after the word that it was saying, as nothing tells it closer. */
export function cutOffAt(text: string, { from, to }: Voiced, msPerCharacter: number): number {
  const said = Math.min(text.length, Math.max(1, Math.round((to - from) / msPerCharacter)));
  const rest = text.slice(said).search(/\s/);
  return rest === -1 ? text.length : said + rest;
}
