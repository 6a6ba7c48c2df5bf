import type { SessionView } from "#core/session/view";

/**
 * Where the interviewer may break in on a monologue: the end of its last whole sentence; null while it is none yet, where no sentence has
 * ended, or where they broke in often enough.
 */
export function cutInAt({ text, spokenMs, cutIn }: { readonly text: string; readonly spokenMs: number; readonly cutIn: SessionView["cutIn"] }): number | null {
  if (cutIn.left === 0 || (spokenMs < cutIn.afterMs && (text.match(/\S+/g) ?? []).length < cutIn.afterWords)) return null;
  const ends = [...text.matchAll(/[.!?]["”’)]*(?=\s|$)/g)].filter((match) => !isAbbreviation(text.slice(0, match.index + 1)));
  const last = ends.at(-1);
  return last === undefined ? null : last.index + last[0].length;
}

const isAbbreviation = (before: string): boolean => /(?:^|\s)(?:e\.g|i\.e|etc|vs|approx|Dr|Mr|Ms|[A-Za-z])\.$/.test(before);
