import type { GapTable } from "#core/classifier/model";
import type { Round, SignalId } from "#core/words";
import { SignalId as Signals } from "#core/words";
import { isGaming, isTwin, type Read } from "../judgement/read-items";

/** Rounds in which people miss the same things. */
const groups: readonly (readonly Round[])[] = [["behavioural", "leadership"], ["system-design"], ["coding", "code-review"], ["incident"], ["reverse"]];
const levels = [1, 2, 3, 4] as const;
/** How many answers' worth the same level in all rounds counts: few answers of a round must not decide. */
const prior = 6;

/**
 * What people name as holding an answer down, by kind of round and level: of a hundred answers in which a signal is not heard, how many
 * are missed it by at least one rater. From the ratings of the train part alone.
 */
export function gapsFrom(items: readonly Read[]): GapTable {
  const rated = items.filter((item) => !isGaming(item) && !isTwin(item) && item.ratings.length > 0);
  return groups.flatMap((rounds) =>
    levels.map((level) => {
      const atLevel = rated.filter((item) => Math.round(item.rated ?? item.level) === level);
      const here = atLevel.filter(({ round }) => rounds.includes(round));
      const named = Signals.options.flatMap((signal): [SignalId, number][] => {
        const share = (missedIn(here, signal) + prior * shareMissed(atLevel, signal)) / (withoutIt(here, signal).length + prior);
        const percent = Math.round(share * 100);
        return percent === 0 ? [] : [[signal, percent]];
      });
      return { rounds: [...rounds], level, missed: Object.fromEntries(named) };
    }),
  );
}

const isHeard = ({ assessment }: Read, signal: SignalId): boolean => assessment.evidence.some((piece) => piece.signal === signal && piece.strength !== "named");
const withoutIt = (items: readonly Read[], signal: SignalId): readonly Read[] => items.filter((item) => !isHeard(item, signal));
const missedIn = (items: readonly Read[], signal: SignalId): number => withoutIt(items, signal).filter(({ ratings }) => ratings.some(({ gaps }) => gaps.includes(signal))).length;
const shareMissed = (items: readonly Read[], signal: SignalId): number => missedIn(items, signal) / Math.max(1, withoutIt(items, signal).length);
