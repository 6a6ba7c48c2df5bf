import type { Story } from "#core/stories/story";

/** The story bank as plain Markdown, to keep or to read elsewhere. What the person wrote stands there as they wrote it. */
export function storiesMarkdown(stories: readonly Story[]): string {
  const blocks = stories.map(({ title, tags, text }) => [`## ${oneLine(title)}`, ...(tags.length === 0 ? [] : [`Tags: ${tags.map(oneLine).join(", ")}`]), text.trim()].join("\n\n"));
  return `${["# Stories", ...blocks].join("\n\n")}\n`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
