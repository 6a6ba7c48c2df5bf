import type { HeardSentence } from "#core/evidence/hear";
import type { Weighed } from "#core/evidence/weigh";
import type { Ledger } from "#core/ledger/ledger";

/** Notes which facts of the scenario a turn has asked for or settled by an assumption, and which one-way doors it named. */
export function afterQuestions(ledger: Ledger, weighed: readonly Weighed[], turn: number): Ledger {
  const scenario = ledger.setting.scenario;
  if (scenario === null) return ledger;
  const facts = new Map(ledger.facts);
  const doors = new Map(ledger.doors);
  for (const { sentence } of weighed) {
    for (const { means } of sentence.hits) {
      if (means.kind === "fact" && means.scenario === scenario.id && sentence.isQuestion && !facts.has(means.fact)) facts.set(means.fact, turn);
      if (means.kind === "door" && means.scenario === scenario.id && !doors.has(means.door)) doors.set(means.door, { turn, start: sentence.start, end: sentence.end });
    }
  }
  return { ...ledger, facts, doors };
}

/** The facts that the candidate asked for in the newest turn, in the order in which they asked. */
export function askedFacts(ledger: Ledger): readonly string[] {
  const scenario = ledger.setting.scenario;
  const sentences = ledger.turns.at(-1)?.heard.sentences ?? [];
  return [...new Set(sentences.flatMap((sentence) => (sentence.isQuestion ? factsIn(sentence, scenario?.id) : [])))];
}

/**
 * Of facts heard in the same words, the one that takes in most of them was meant: "how many requests" asks for no number of people. What
 * only shares a word with another question ("how fast must" beside "must a code be delivered"), or stands in a gap of its words, is
 * asked for too.
 */
function factsIn({ hits }: HeardSentence, scenario: string | undefined): readonly string[] {
  const heard = hits.flatMap(({ means, from, to }) => (means.kind === "fact" && means.scenario === scenario ? [{ fact: means.fact, from, to }] : []));
  return heard.filter((one) => !heard.some((other) => other.fact !== one.fact && isWithin(one, other))).sort((one, other) => one.from - other.from).map(({ fact }) => fact);
}

type Words = { readonly from: number; readonly to: number };

/** Whether most of the words are those of another, longer stretch, which begins or ends with them. */
function isWithin(one: Words, other: Words): boolean {
  const shared = Math.min(one.to, other.to) - Math.max(one.from, other.from);
  const isInGap = other.from < one.from && other.to > one.to;
  return other.to - other.from > one.to - one.from && shared * 2 > one.to - one.from && !isInGap;
}
