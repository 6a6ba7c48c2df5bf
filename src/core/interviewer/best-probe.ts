import type { NextProbe } from "#core/assessment/assessment";
import type { Ear } from "#core/evidence/ear";
import { missingIn } from "#core/interviewer/missing";
import { saidAbout, saidBeside, saidNearest } from "#core/interviewer/beside";
import { tieIn } from "#core/interviewer/phrase";
import { candidates, furtherQuestion, ownPartFirst, worthOfMissing } from "#core/interviewer/value";
import type { Ledger } from "#core/ledger/ledger";
import type { Target } from "#core/words";

/** The question that an interviewer would ask next, were a finished transcript to go on: about what is open, else after what would be missed most; null where neither is anything. */
export function bestProbe(ear: Ear, ledger: Ledger, target: Target, minutes: number): NextProbe | null {
  const dives = new Set(ledger.setting.scenario?.round === "system-design" ? ledger.setting.scenario.dives.map(({ topic }) => topic).filter((topic) => ledger.topics.has(topic)) : []);
  const best = ownPartFirst(ear, ledger) ?? candidates({ ear, ledger, target, minutes, dives }).find(({ value }) => value > 0);
  const [missing] = missingIn(ear, ledger);
  if (missing !== undefined && (best?.value ?? 0) < worthOfMissing(ear, ledger, missing)) {
    const beside = saidBeside(ear, ledger, missing.signal);
    return { topic: "missing", kind: missing.signal, text: beside === null ? missing.question : tieIn(ear, 0, missing.question, beside), said: beside };
  }
  const content = best === undefined ? undefined : ear.obligation(best.entry.topic, best.entry.obligation);
  if (best === undefined || content === undefined) return null;
  const further = furtherQuestion(ear, ledger, best.entry);
  const question = further ?? content.probe;
  const said = further !== null && content.signal !== undefined ? saidNearest(ear, ledger, content.signal) : saidAbout(ear, ledger, best.entry);
  return { topic: best.entry.topic, kind: best.entry.obligation, text: said === null ? question : tieIn(ear, 0, question, said), said };
}
