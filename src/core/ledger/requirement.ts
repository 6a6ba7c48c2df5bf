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
  const asked = sentences.flatMap(({ isQuestion, hits }) =>
    isQuestion ? hits.flatMap(({ means }) => (means.kind === "fact" && means.scenario === scenario?.id ? [means.fact] : [])) : [],
  );
  return [...new Set(asked)];
}
