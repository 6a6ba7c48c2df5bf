import type { HeardSentence, HeardTurn } from "#core/evidence/hear";
import type { Setting } from "#core/ledger/ledger";

/** A turn that answers nothing and only wants the last question once more, or in other words. */
export type AsksAgain = "repeats" | "unclears";

/** Longer turns go on to say something. */
const mostWords = 14;

/** Whether a turn only asks for the question again; null where it says anything else. */
export function asksAgain({ sentences, words }: HeardTurn, { round }: Pick<Setting, "round">): AsksAgain | null {
  // Where asking is the craft, asking back is the answer.
  if (words > mostWords || round === "reverse") return null;
  const hears = (mark: AsksAgain): boolean => sentences.some((sentence) => sentence.marks.has(mark) && !asksForAWord(sentence));
  return hears("unclears") ? "unclears" : hears("repeats") ? "repeats" : null;
}

/** "What do you mean by stale?" asks for a requirement. */
function asksForAWord({ tokens }: HeardSentence): boolean {
  const at = tokens.findIndex(({ word }) => word === "mean");
  return at >= 0 && tokens[at + 1]?.word === "by" && !pointing.has(tokens[at + 2]?.word ?? "");
}

const pointing: ReadonlySet<string> = new Set(["that", "it", "this", "the", "your"]);
