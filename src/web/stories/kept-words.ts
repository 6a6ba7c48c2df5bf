import { forget, recall, remember } from "../parts/remembered";

/** What a form holds: tags as they are typed, parted by commas. */
export type Typed = { readonly title: string; readonly text: string; readonly tags: string };

export const nothingTyped: Typed = { title: "", text: "", tags: "" };

/** Words that this browser keeps until they are saved. `id`: the story's, null for a new one. */
const nameOf = (id: string | null): string => `story.${id ?? ""}`;

export const keepTyped = (id: string | null, typed: Typed): boolean => remember(nameOf(id), typed);

export const forgetTyped = (id: string | null): void => {
  forget(nameOf(id));
};

export function typedBefore(id: string | null): Typed | null {
  const kept = recall(nameOf(id));
  if (typeof kept !== "object" || kept === null || !("title" in kept) || !("text" in kept) || !("tags" in kept)) return null;
  const { title, text, tags } = kept;
  return typeof title === "string" && typeof text === "string" && typeof tags === "string" ? { title, text, tags } : null;
}
