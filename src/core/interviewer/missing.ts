import type { Signal } from "#core/content/signal";
import type { Ear } from "#core/evidence/ear";
import { asksFor, type Ledger } from "#core/ledger/ledger";
import { missedIn } from "#core/ledger/missed";
import { clearestMargin } from "#core/ledger/told";
import type { Round, SignalId } from "#core/words";

/** A question after something that nobody has said, with how large a share of listeners would miss it. */
export type Missing = { readonly signal: SignalId; readonly question: string; readonly missed: number };

/**
 * Questions after what people would miss in all that was said, most missed first; none after what was heard, or all but heard, already.
 * They need no topic to have been named.
 */
export function missingIn(ear: Ear, ledger: Ledger): readonly Missing[] {
  const missed = missedIn(ledger);
  const { told } = ear.pack.manners;
  return [...ear.signals.values()]
    .flatMap((signal): Missing[] => {
      const question = questionIn(signal, ledger.setting.round);
      const isTold = (clearestMargin(ledger, signal.id) ?? Number.NEGATIVE_INFINITY) > -told;
      const isOutOfPlace = signal.probe?.unless_about.some((topic) => asksFor(ledger, topic)) === true;
      return question === undefined || isTold || isOutOfPlace || missed(signal.id) <= 0 ? [] : [{ signal: signal.id, question, missed: missed(signal.id) }];
    })
    .sort((one, other) => other.missed - one.missed);
}

function questionIn({ probe, rounds }: Signal, round: Round): string | undefined {
  if (probe === undefined || !rounds.includes(round)) return undefined;
  switch (round) {
    case "behavioural":
    case "leadership":
      return probe.story;
    case "system-design":
      return probe.design;
    case "coding":
      return probe.code;
    case "code-review":
      return probe.review;
    case "incident":
      return probe.incident;
    case "reverse":
      return undefined;
  }
}
