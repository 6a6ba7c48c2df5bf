/** Answers shorter than both are never broken into. */
const longMs = 150_000;
const longWords = 350;

/**
 * Where the interviewer may break in on a long answer: the end of its last whole sentence; null while it is not long yet, or where no sentence
 * has ended.
 */
export function cutInAt(text: string, spokenMs: number): number | null {
  if (spokenMs <= longMs && (text.match(/\S+/g) ?? []).length <= longWords) return null;
  const ends = [...text.matchAll(/[.!?]["”’)]*(?=\s|$)/g)].filter((match) => !isAbbreviation(text.slice(0, match.index + 1)));
  const last = ends.at(-1);
  return last === undefined ? null : last.index + last[0].length;
}

const isAbbreviation = (before: string): boolean => /(?:^|\s)(?:e\.g|i\.e|etc|vs|approx|Dr|Mr|Ms|[A-Za-z])\.$/.test(before);
