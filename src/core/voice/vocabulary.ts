import type { Pack } from "#core/content/pack";

/** At most so many terms are worth telling a recogniser. */
const most = 200;

/**
 * The terms that a session is likely to hold, most useful first: the nouns of its scenario, then terms of the trade, those first that
 * recognisers write in the most wrong ways, then the short titles of its round's topics, then acronyms.
 *
 * @param scenario the id; one that this content does not have any more gives the terms of the trade alone
 */
export function vocabularyOf({ scenarios, topics, soundAlikes }: Pick<Pack, "scenarios" | "topics" | "soundAlikes">, scenario: string): readonly string[] {
  const found = scenarios.find(({ id }) => id === scenario);
  const acronyms = new Set(soundAlikes.spelled);
  const wrongWays = new Map<string, number>();
  for (const { means, written } of soundAlikes.entries) wrongWays.set(means, (wrongWays.get(means) ?? 0) + written.length);
  const misheard = [...wrongWays].sort(([, one], [, other]) => other - one).map(([means]) => means);
  const titles = topics.filter(({ rounds }) => found !== undefined && rounds.includes(found.round)).map(({ title }) => title.toLowerCase());
  const terms = [...(found?.nouns ?? []), ...misheard, ...titles.filter((title) => title.split(" ").length <= 2), ...soundAlikes.spelled];
  return [...new Map(terms.map((term) => [term.toLowerCase(), acronyms.has(term) ? term.toUpperCase() : term])).values()].slice(0, most);
}

/** In characters: Whisper takes at most 224 tokens of a prompt, and a token is about three and a half characters of such terms. */
const longestPrompt = 800;

/**
 * What is sent along with a recording, so that its words are expected. Of a longer prompt Whisper keeps the end, so the most useful terms
 * stand last.
 * Source: "Prompting" in OpenAI's guide to speech to text
 */
export function promptFrom(terms: readonly string[]): string {
  const taken: string[] = [];
  let length = 0;
  for (const term of terms) {
    length += term.length + 2;
    if (length > longestPrompt) break;
    taken.unshift(term);
  }
  return taken.join(", ");
}
