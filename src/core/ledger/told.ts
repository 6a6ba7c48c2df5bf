import type { HeardSentence } from "#core/evidence/hear";
import type { Ledger } from "#core/ledger/ledger";
import type { Place } from "#core/assessment/assessment";
import type { SignalId } from "#core/words";

/** A sentence of the candidate that comes nearest to showing a signal; how near, as the classifier's margin: above 0 it shows it. */
export type Nearest = { readonly place: Place; readonly margin: number };

/** The sentence that comes nearest to a signal in all that the candidate has said; null where nothing was said, or no classifier is trained. */
export function nearestTo(ledger: Ledger, signal: SignalId, isWanted: (sentence: HeardSentence) => boolean = () => true): Nearest | null {
  let best: Nearest | null = null;
  for (const [turn, sentence] of candidateSentences(ledger)) {
    const margin = sentence.classified.margin(signal);
    if (margin !== null && !sentence.isQuestion && (best === null || margin > best.margin) && isWanted(sentence)) best = { place: { turn, start: sentence.start, end: sentence.end }, margin };
  }
  return best;
}

/** How clearly a signal was heard in all that the candidate has said, questions too, as the classifier's margin; null as above. */
export function clearestMargin(ledger: Ledger, signal: SignalId): number | null {
  let most: number | null = null;
  for (const [, { classified }] of candidateSentences(ledger)) {
    const margin = classified.margin(signal);
    if (margin !== null && (most === null || margin > most)) most = margin;
  }
  return most;
}

/** In how many sentences a signal was heard by their words. */
export function timesHeard(ledger: Ledger, signal: SignalId): number {
  let times = 0;
  for (const [, { classified }] of candidateSentences(ledger)) if ((classified.margin(signal) ?? 0) > 0) times += 1;
  return times;
}

/** The candidate's sentences, each with its turn. They are asked for once a signal, so they are listed once a ledger. */
function candidateSentences({ turns }: Ledger): readonly (readonly [number, HeardSentence])[] {
  const known = listed.get(turns);
  if (known !== undefined) return known;
  const list = turns.flatMap(({ speaker, heard }, turn) => (speaker === "candidate" ? heard.sentences.map((sentence) => [turn, sentence] as const) : []));
  listed.set(turns, list);
  return list;
}

const listed = new WeakMap<Ledger["turns"], readonly (readonly [number, HeardSentence])[]>();

const said: ReadonlySet<string> = new Set(["think", "guess", "believe", "suppose", "mean", "dont", "am", "was", "would", "could", "should", "can", "know", "remember", "hope", "have", "had", "like", "feel", "felt"]);

/** Acts told in the first person: "I rang", "I never drew". Opinions, hopes and what one would do are none. */
export function ownActs(ledger: Ledger): number {
  let acts = 0;
  for (const [, { tokens }] of candidateSentences(ledger)) {
    if (tokens.some(({ word }, at) => word === "i" && !said.has(tokens[at + 1]?.word ?? "think"))) acts += 1;
  }
  return acts;
}
