import type { Story, StoryLine } from "#core/stories/story";
import { tokensOf, type Token } from "#core/text/token";

/**
 * The stories that hold every word searched for, in any form of it or as its beginning, wherever it stands: those first whose
 * title or tags name it, then those that say it more often, then the newer. All of them, the newest first, where nothing is searched for.
 */
export function searchStories(stories: readonly Story[], query: string): readonly StoryLine[] {
  const sought = tokensOf(query);
  return stories
    .flatMap((story) => {
      const found = matchOf(story, sought);
      return found === null ? [] : [{ story, ...found }];
    })
    .sort((one, other) => other.weight - one.weight || other.story.changedAt - one.story.changedAt || (one.story.id < other.story.id ? -1 : 1))
    .map(({ story: { text, ...line }, at, words }) => ({ ...line, excerpt: excerptAt(text, at), words }));
}

/** What a word is worth by where it stands; in the text it counts a few times at the most. */
const worth = { title: 8, tags: 6, text: 1, mostInText: 5 } as const;

type Match = { readonly weight: number; readonly at: number; readonly words: number };

function matchOf({ title, tags, text }: Story, sought: readonly Token[]): Match | null {
  const [inTitle, inTags, inText] = [tokensOf(title), tokensOf(tags.join(" ")), tokensOf(text)];
  let weight = 0;
  let at: number | null = null;
  for (const word of sought) {
    const isIt = (token: Token): boolean => token.stem === word.stem || token.word.startsWith(word.word);
    const said = inText.filter(isIt);
    const found = (inTitle.some(isIt) ? worth.title : 0) + (inTags.some(isIt) ? worth.tags : 0) + Math.min(said.length, worth.mostInText) * worth.text;
    if (found === 0) return null;
    weight += found;
    at ??= said[0]?.start ?? null;
  }
  return { weight, at: at ?? 0, words: inText.length };
}

/** How much of a story a list shows, in characters, and how much of it stands before the word that was found. */
const excerptLength = 240;
const excerptBefore = 80;

/** A piece of the text round a place, cut between words, on one line. */
function excerptAt(text: string, at: number): string {
  const start = at <= excerptBefore ? 0 : afterSpace(text, at - excerptBefore, at);
  const end = start + excerptLength >= text.length ? text.length : beforeSpace(text, start + excerptLength, at);
  const words = text.slice(start, end).replace(/\s+/g, " ").trim();
  return `${start > 0 ? "… " : ""}${words}${end < text.length ? " …" : ""}`;
}

function afterSpace(text: string, from: number, to: number): number {
  const space = text.slice(from, to).search(/\s/);
  return space === -1 ? to : from + space + 1;
}

function beforeSpace(text: string, end: number, from: number): number {
  for (let at = end; at > from; at -= 1) if (/\s/.test(text.charAt(at))) return at;
  return end;
}
