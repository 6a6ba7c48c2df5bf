import type { Place } from "#core/assessment/assessment";
import type { Ear } from "#core/evidence/ear";
import { stanceAt } from "#core/evidence/stance";
import type { Weighed } from "#core/evidence/weigh";
import { isRaised, keyOf, type Clash, type Ledger } from "#core/ledger/ledger";

const positions: ReadonlySet<string> = new Set(["asserted", "negated"]);

/** Notes both sides of what cannot both hold. Once it was squared with the candidate, a new position repairs it. */
export function afterClashes(ear: Ear, before: Ledger, weighed: readonly Weighed[], turn: number): Ledger {
  let ledger = before;
  for (const { sentence, isNew } of weighed) {
    if (!isNew || sentence.isQuestion) continue;
    for (const hit of sentence.hits) {
      // A negation belongs to the position here: "no need to deduplicate".
      if (hit.means.kind !== "clash" || !positions.has(stanceAt(sentence.stances, hit))) continue;
      const { contradiction, side } = hit.means;
      const place: Place = { turn, start: sentence.start, end: sentence.end };
      const known = ledger.clashes.get(contradiction) ?? { one: null, other: null, isSquared: false };
      ledger = withSide(ear, ledger, contradiction, { ...known, [side]: known[side] ?? place });
    }
  }
  return ledger;
}

function withSide(ear: Ear, ledger: Ledger, id: string, clash: Clash): Ledger {
  const clashes = new Map(ledger.clashes).set(id, clash);
  const content = ear.pack.contradictions.find((entry) => entry.id === id);
  if (content === undefined || clash.one === null || clash.other === null || clash.isSquared) return { ...ledger, clashes };
  const key = keyOf(content.topic, content.obligation);
  const entry = ledger.obligations.get(key);
  if (entry === undefined || !isRaised(ledger, content.topic)) return { ...ledger, clashes };
  return { ...ledger, clashes, obligations: new Map(ledger.obligations).set(key, { ...entry, state: "contradicted" }) };
}

/** The ledger once the interviewer has put both sides to the candidate: what they say next may repair it. */
export function afterSquaring(ledger: Ledger, id: string): Ledger {
  const clash = ledger.clashes.get(id);
  return clash === undefined ? ledger : { ...ledger, clashes: new Map(ledger.clashes).set(id, { ...clash, isSquared: true }) };
}

/** Contradictions heard and not yet put to the candidate, oldest first. */
export function unsquared(ledger: Ledger): readonly { readonly id: string; readonly one: Place; readonly other: Place }[] {
  return [...ledger.clashes].flatMap(([id, { one, other, isSquared }]) => (one !== null && other !== null && !isSquared ? [{ id, one, other }] : []));
}
