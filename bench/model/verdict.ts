import type { AgreementFigures } from "./agreement-figures";
import type { CallFigures } from "./call-figures";
import type { LabelledFigures } from "./labelled-figures";

/** Above this share of failed requests a model is no help, whatever it says when it does answer. */
const mostFailed = 0.1;
/** Fewer answers than these tell nothing of a reading. */
const fewestAnswers = 30;

type Weighed = { readonly agreement: AgreementFigures; readonly labelled: LabelledFigures; readonly calls: CallFigures };

/** Whether this model is worth connecting, in one plain sentence. */
export function verdictOf({ agreement: { difference, answers }, labelled, calls }: Weighed): string {
  const { value, low, high } = difference;
  if (calls.requests > 0 && calls.failed > calls.requests * mostFailed) return `Not worth connecting as it stands: ${String(calls.failed)} of ${String(calls.requests)} requests failed.`;
  if (answers < fewestAnswers || value === null || low === null || high === null) return `Too little was read to tell whether it is worth connecting: ${String(answers)} answers, where ${String(fewestAnswers)} are the least.`;
  const finds = `it finds ${String(labelled.found)} of ${String(labelled.missed)} labelled signals that the built-in reader misses, and proposes ${String(labelled.unlabelled)} that nobody labelled`;
  if (low > 0) return `Worth connecting: with its evidence the reading agrees better with raters (by ${value.toFixed(2)}), and ${finds}.`;
  if (high < 0) return `Not worth connecting for its evidence: with it the reading agrees less with raters (by ${Math.abs(value).toFixed(2)}).`;
  if (isKeenEar(labelled)) return `Worth connecting for what it points at, not for the reading: whether that agrees better with raters is not shown, but ${finds}.`;
  return `Not worth connecting for its evidence: it is not shown that the reading agrees better with raters, and ${finds}.`;
}

/** Fewer missed signals than these are too few to tell an ear by. */
const fewestMissed = 10;

/** A fifth of what was missed, and no more beside the mark than on it. */
const isKeenEar = ({ missed, found, unlabelled }: LabelledFigures): boolean => missed >= fewestMissed && found * 5 >= missed && unlabelled <= found;
