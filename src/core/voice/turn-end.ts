/*
 * When a spoken turn is over, where nobody presses a key. Cutting in on somebody who thinks is worse than a pause that is a little
 * too long, so the patience grows with the person's own pauses and with words that plainly go on. All times are milliseconds.
 * Source: domain.md, 4.7: never within the first 1.2 s of a pause, and longer for users who pause more.
 */

/** No turn ends sooner after speech, and none waits longer. */
export const patienceBounds = { least: 1200, most: 4500 } as const;

/** Pauses of nobody in particular, so that the first turns of a session are not judged by one pause alone. */
const usual = [500, 800, 1200] as const;
const upper = 0.9;
const margin = 1.5;

/** A turn that has barely begun often is only its beginning: "Okay, so." */
const barelyMs = 2500;
const barelyMoreMs = 800;

const goingOnFactor = 2;
const goingOnLeastMs = 3000;

export type Pausing = {
  /** The person's own pauses within their turns so far, the present one left out. */
  readonly pauses: readonly number[];
  /** Since speech was last heard. */
  readonly sinceSpeechMs: number;
  /** How long there was speech in this turn. */
  readonly spokenMs: number;
  /** What was heard last, as it was recognised. */
  readonly lastWords: string;
  /** Whether a short answer was asked for and is there. */
  readonly isQuestionAnsweredShort: boolean;
};

/** Whether the turn is over. */
export const turnEnd = (pausing: Pausing): boolean => pausing.sinceSpeechMs >= pauseThatEnds(pausing);

/** How long the present pause must become to end the turn. */
export function pauseThatEnds({ pauses, spokenMs, lastWords, isQuestionAnsweredShort }: Omit<Pausing, "sinceSpeechMs">): number {
  const own = patienceOf(pauses);
  if (goesOn(lastWords)) return within(Math.max(goingOnLeastMs, own * goingOnFactor));
  if (isQuestionAnsweredShort) return within(Math.min(own, patienceBounds.least * margin));
  return within(spokenMs < barelyMs ? own + barelyMoreMs : own);
}

/**
 * How long somebody who pauses like this is waited for: half as long again as their upper pauses (the 0.9 quantile by nearest rank,
 * of their own pauses and three usual ones), but at least twice their median.
 */
export function patienceOf(pauses: readonly number[]): number {
  const sorted = [...usual, ...pauses].sort((one, other) => one - other);
  return within(Math.max(margin * quantile(sorted, upper), 2 * quantile(sorted, 0.5)));
}

const within = (ms: number): number => Math.min(patienceBounds.most, Math.max(patienceBounds.least, Math.round(ms)));

const quantile = (sorted: readonly number[], share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Words with which nobody ends: what they lead to is still to come. */
const leading = setOf("and or but because cause since so then if when while where which whose the a an my our their your to of with from into between for as than plus like well okay um umm uh uhm er erm hm hmm also");
const openings = ["let me think", "let me see", "let me start", "hold on", "give me a second", "give me a sec", "one moment", "one second", "you know", "i mean", "sort of", "kind of", "so i", "and i", "and we", "so we", "i think", "id say", "going to", "want to", "need to"];

/** Whether these words plainly go on. A full stop says nothing: recognisers put one behind every stretch of speech. */
export function goesOn(lastWords: string): boolean {
  const text = lastWords.trimEnd();
  if (/[,:;–—]$|\.\.\.$|…$|\s-$/.test(text)) return true;
  const words = text.toLowerCase().replace(/['’]/g, "").match(/[\p{L}\p{N}]+/gu) ?? [];
  const last = words.at(-1);
  if (last === undefined) return false;
  return leading.has(last) || openings.some((opening) => words.slice(-opening.split(" ").length).join(" ") === opening);
}

/** A question that one word or figure may answer. */
export const asksForLittle = (question: string): boolean => /(?:^|[.!?]\s+)(?:so |and |okay,? )?(?:is|are|was|were|do|does|did|will|would|can|could|has|have|how many|how much|how often|how long|how large|which|who|when|yes or no)\b[^.!?]*\?\s*$/i.test(question.trim());

const shortWords = 8;

export const isShort = (answer: string): boolean => (answer.match(/\S+/g) ?? []).length <= shortWords;
