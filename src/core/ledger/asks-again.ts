import type { HeardTurn } from "#core/evidence/hear";

/** A turn that answers nothing and only wants the last question once more, or in other words. */
export type AsksAgain = "repeats" | "unclears";

/** Longer turns go on to say something. */
const mostWords = 14;

/** Whether a turn only asks for the question again; null where it says anything else. */
export function asksAgain({ sentences, words }: HeardTurn): AsksAgain | null {
  if (words > mostWords) return null;
  const hears = (mark: AsksAgain): boolean => sentences.some(({ marks }) => marks.has(mark));
  return hears("unclears") ? "unclears" : hears("repeats") ? "repeats" : null;
}
