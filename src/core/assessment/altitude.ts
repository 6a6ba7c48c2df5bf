import type { Levels } from "#core/content/pack";
import type { Statement } from "#core/ledger/ledger";

/**
 * The level at which statements stand together: the mean of their altitudes, in which longer sentences and clearer leanings count
 * more, so that what says nothing about the level moves it little. A few faint sentences stay near the middle.
 *
 * @param weightOf how much each counts
 * @returns a level, not held between 1 and 4
 */
export function pooled(statements: readonly Statement[], weightOf: (statement: Statement) => number, { altitude }: Pick<Levels, "altitude">): number {
  let sum = 0;
  let whole = altitude.prior;
  for (const statement of statements) {
    const counts = weightOf(statement) * Math.sqrt(statement.words) * (altitude.steady + Math.abs(statement.altitude));
    sum += counts * statement.altitude;
    whole += counts;
  }
  return altitude.middle + (altitude.gain * sum) / whole;
}

/** The level that one statement reads as by itself, held between 1 and 4: without the gain, which belongs to means of many. */
export const levelOfStatement = ({ altitude }: Pick<Statement, "altitude">, levels: Levels): number => Math.min(4, Math.max(1, levels.altitude.middle + altitude));
