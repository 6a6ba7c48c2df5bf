import type { Ledger } from "#core/ledger/ledger";
import type { SignalId } from "#core/words";

/**
 * How many of those who judge it would miss a signal in all that was said, as a share of them: the mean of what its sentences say,
 * longer ones counting more. 0 where nothing was said, where nobody has missed such a signal, and where no model is trained.
 */
export function missedIn({ statements }: Ledger): (signal: SignalId) => number {
  const whole = statements.reduce((sum, { words }) => sum + Math.sqrt(words), 0);
  const known = new Map<SignalId, number>();
  return (signal) => {
    const share = known.get(signal) ?? (whole === 0 ? 0 : statements.reduce((sum, { words, missed }) => sum + Math.sqrt(words) * (missed(signal) ?? 0), 0) / whole);
    known.set(signal, share);
    return share;
  };
}
