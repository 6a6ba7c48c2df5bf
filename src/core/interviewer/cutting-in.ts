import type { Ear } from "#core/evidence/ear";
import { plainly, withWords } from "#core/interviewer/manner";
import { nextMove } from "#core/interviewer/next-move";
import { phraseIn } from "#core/interviewer/phrase";
import type { Move, MoveKind } from "#core/session/event";
import type { State } from "#core/session/state";

/** From when on a spoken answer is a monologue, and how often the interviewer may break in yet. */
export type CutIn = { readonly afterMs: number; readonly afterWords: number; readonly left: number };

/** How patient this interviewer is with monologues; the candidate chose it with the pressure. */
export function cutInOf({ pack }: Pick<Ear, "pack">, { started, spoken }: Pick<State, "started" | "spoken">): CutIn {
  const { ms, words, most, patience } = pack.manners.cut_in;
  const made = [...spoken.values()].filter(({ isCutIn }) => isCutIn).length;
  const share = patience[started.pressure];
  return { afterMs: Math.round(ms * share), afterWords: Math.round(words * share), left: Math.max(0, most - made) };
}

/** What is worth breaking in for: a question, and the time. Praise and silence are not. */
const questions: ReadonlySet<MoveKind> = new Set(["probe", "probe-open", "consequence", "twist", "square", "redirect"]);

/** How many must be left to break in with such a move: one is kept for each call of time that is still to come. Null where it is not worth it. */
function fewestLeft(kind: MoveKind, { isTimeCalled }: State): number | null {
  if (kind === "close") return 1;
  if (kind === "keep-time") return 2;
  return questions.has(kind) ? (isTimeCalled ? 2 : 3) : null;
}

/**
 * Whether the interviewer breaks in at this point, which is the end of a sentence: the candidate has spoken long enough, there is
 * something to ask of what they said or the time to be told, and it has not happened too often.
 *
 * @param after the state with the answer as far as it has come
 * @param text the answer as far as it has come
 * @param spokenMs how long it has taken so far, in milliseconds
 */
export function isCutInDue(ear: Ear, { before, after, text, spokenMs, at }: { readonly before: State; readonly after: State; readonly text: string; readonly spokenMs: number; readonly at: number }): boolean {
  const { afterMs, afterWords, left } = cutInOf(ear, before);
  const words = text.match(/\S+/g)?.length ?? 0;
  if (left === 0 || (spokenMs < afterMs && words < afterWords)) return false;
  const fewest = fewestLeft(nextMove(ear, plainly(after), at).kind, before);
  return fewest !== null && left >= fewest;
}

/** The move with a few words before it that break in politely. */
export const brokenIn = (ear: Ear, state: State, move: Move): Move => withWords(move, `${phraseIn(state, ear, "cut-in", state.turns.length)} ${move.text}`);
