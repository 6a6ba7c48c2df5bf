import { z } from "zod";

/** An entry of the person's story bank: something that happened, in their own words, to tell when a question asks for it. */

/** The longest story kept, in characters. */
export const longestStory = 20_000;

/** What the person writes. */
export const WriteStory = z.strictObject({
  title: z.string().trim().min(1, "give it a title").max(120, "at most 120 characters"),
  text: z.string().max(longestStory, `at most ${String(longestStory)} characters`).regex(/\S/, "write at least one word"),
  tags: z.array(z.string().trim().min(1, "a tag needs a letter").max(40, "at most 40 characters a tag")).max(12, "at most 12 tags").default([]).transform((tags) => [...new Set(tags)]),
});
export type WriteStory = z.infer<typeof WriteStory>;

/** Times are Unix time in milliseconds. */
export const Story = z.object({ id: z.string(), title: z.string(), text: z.string(), tags: z.array(z.string()), createdAt: z.int(), changedAt: z.int() });
export type Story = z.infer<typeof Story>;

/** A story as lists show it: a piece of its text in place of the whole. */
export const StoryLine = Story.omit({ text: true }).extend({
  /** The beginning, or the words round the first that was searched for. */
  excerpt: z.string(),
  words: z.int().nonnegative(),
});
export type StoryLine = z.infer<typeof StoryLine>;
