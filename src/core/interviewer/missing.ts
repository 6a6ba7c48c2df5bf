import type { Ear } from "#core/evidence/ear";
import type { Ledger } from "#core/ledger/ledger";
import { missedIn } from "#core/ledger/missed";
import { isStoryRound } from "#core/ledger/start-ledger";
import { clearestMargin } from "#core/ledger/told";
import type { SignalId } from "#core/words";

export type Missing = { readonly signal: SignalId; readonly question: string };

/**
 * Questions after what people would miss in all that was said, most missed first; none after what was heard, or all but heard, already.
 * They need no topic to have been named.
 */
export function missingIn(ear: Ear, ledger: Ledger): readonly Missing[] {
  const missed = missedIn(ledger);
  const { told } = ear.pack.manners;
  return [...ear.signals.values()]
    .flatMap(({ id, rounds, probe }) => {
      const question = isStoryRound(ledger.setting) ? probe.story : probe.work;
      const isTold = (clearestMargin(ledger, id) ?? Number.NEGATIVE_INFINITY) > -told;
      return question === undefined || isTold || missed(id) <= 0 || !rounds.includes(ledger.setting.round) ? [] : [{ signal: id, question }];
    })
    .sort((one, other) => missed(other.signal) - missed(one.signal));
}
