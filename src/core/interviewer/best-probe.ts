import type { NextProbe } from "#core/assessment/assessment";
import type { Ear } from "#core/evidence/ear";
import { saidAbout, tieIn } from "#core/interviewer/phrase";
import { candidates, ownPartFirst } from "#core/interviewer/value";
import type { Ledger } from "#core/ledger/ledger";
import type { Target } from "#core/words";

/** The question that an interviewer would ask next, were a finished transcript to go on; null where nothing is open. */
export function bestProbe(ear: Ear, ledger: Ledger, target: Target, minutes: number): NextProbe | null {
  const dives = new Set(ledger.setting.scenario?.round === "system-design" ? ledger.setting.scenario.dives.map(({ topic }) => topic).filter((topic) => ledger.topics.has(topic)) : []);
  const best = ownPartFirst(ledger) ?? candidates({ ear, ledger, target, minutes, dives })[0];
  const content = best === undefined ? undefined : ear.obligation(best.entry.topic, best.entry.obligation);
  if (best === undefined || content === undefined) return null;
  const said = saidAbout(ear, ledger, best.entry);
  return { topic: best.entry.topic, kind: best.entry.obligation, text: said === null ? content.probe : tieIn(ear, 0, content.probe, said), said };
}
