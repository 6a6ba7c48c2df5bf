import { createHash } from "node:crypto";
import type { TurnView } from "#core/session/view";

/** The key of an answer for which the caller gave none, and whether just that answer was given already. */
export type DerivedKey = { readonly key: string; readonly isRepeated: boolean };

/**
 * Follows from what is said and which turn it answers. A call that is sent again, because its reply was lost, comes when the
 * interviewer has already spoken: the same words as the last answer are therefore that answer, and not a second one.
 */
export function derivedKey(turns: readonly Pick<TurnView, "speaker" | "text" | "key">[], text: string): DerivedKey {
  const last = turns.findLastIndex(({ speaker }) => speaker === "candidate");
  const before = keyOf(text, last - 1);
  if (last > 0 && turns[last]?.text === text && turns[last].key === before) return { key: before, isRepeated: true };
  return { key: keyOf(text, turns.length - 1), isRepeated: false };
}

const keyOf = (text: string, answers: number): string => `mcp-${String(answers)}-${createHash("sha256").update(text).digest("hex").slice(0, 32)}`;
