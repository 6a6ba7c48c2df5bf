import type { SessionView } from "#core/session/view";
import type { TimedWord } from "./timed-word";
import { goesOn } from "./turn-end";

/** A pause after which a sentence is over that nobody has put a full stop behind, in milliseconds. */
const pauseMs = 700;

/**
 * Where in a text the stretches end that a recogniser gave at once and a pause followed; not after words that plainly go on. Stretches that
 * do not stand at the text's end as they were heard say nothing.
 */
export function pausesIn(text: string, stretches: readonly TimedWord[]): readonly number[] {
  return stretches.flatMap(({ text: words, to }, at) => {
    const next = stretches[at + 1];
    const rest = ` ${stretches.slice(at + 1).map((stretch) => stretch.text).join(" ")}`;
    const isPause = next !== undefined && next.from - to >= pauseMs && !goesOn(words);
    return isPause && text.endsWith(`${words}${rest}`) ? [text.length - rest.length] : [];
  });
}

/**
 * Where the interviewer may break in on a monologue: the end of its last whole sentence, told by its full stop or by a pause; null while it is none yet, where no sentence has
 * ended, or where they broke in often enough.
 */
export function cutInAt({ text, spokenMs, pausedAt, cutIn }: { readonly text: string; readonly pausedAt: readonly number[]; readonly spokenMs: number; readonly cutIn: SessionView["cutIn"] }): number | null {
  if (cutIn.left === 0 || (spokenMs < cutIn.afterMs && (text.match(/\S+/g) ?? []).length < cutIn.afterWords)) return null;
  const ends = [...text.matchAll(/[.!?]["”’)]*(?=\s|$)/g)].filter((match) => !isAbbreviation(text.slice(0, match.index + 1)));
  const last = Math.max(-1, ...pausedAt, ...ends.map((match) => match.index + match[0].length));
  return last === -1 ? null : last;
}

const isAbbreviation = (before: string): boolean => /(?:^|\s)(?:e\.g|i\.e|etc|vs|approx|Dr|Mr|Ms|[A-Za-z])\.$/.test(before);
