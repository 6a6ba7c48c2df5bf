import type { Call } from "./asker";
import type { Prices } from "./options";
import { tally } from "./proposal-figures";

export type Waits = { readonly median: number; readonly centile95: number };

export type CallFigures = {
  readonly requests: number;
  readonly failed: number;
  readonly failures: readonly (readonly [string, number])[];
  readonly tokensIn: number;
  readonly tokensOut: number;
  /** Replies whose tokens the provider counted. */
  readonly counted: number;
  readonly cost: number | null;
  /** In milliseconds, of the requests that succeeded. */
  readonly firstWord: Waits | null;
  readonly whole: Waits | null;
};

/** What the requests came to: failures, tokens, cost and waits. */
export function callFigures(calls: readonly Call[], prices: Prices | null): CallFigures {
  const replies = calls.filter((call) => call.failure === null);
  const counted = replies.filter(({ tokensIn, tokensOut }) => tokensIn !== null && tokensOut !== null);
  const tokensIn = counted.reduce((sum, call) => sum + (call.tokensIn ?? 0), 0);
  const tokensOut = counted.reduce((sum, call) => sum + (call.tokensOut ?? 0), 0);
  return {
    requests: calls.length,
    failed: calls.length - replies.length,
    failures: tally(calls.flatMap(({ failure }) => failure ?? [])),
    tokensIn,
    tokensOut,
    counted: counted.length,
    cost: prices === null || counted.length === 0 ? null : (tokensIn * prices.in + tokensOut * prices.out) / 1_000_000,
    firstWord: waitsOf(replies.map(({ firstWordMs }) => firstWordMs)),
    whole: waitsOf(replies.map(({ tookMs }) => tookMs)),
  };
}

function waitsOf(values: readonly number[]): Waits | null {
  const [median, centile95] = [centile(values, 0.5), centile(values, 0.95)];
  return median === null || centile95 === null ? null : { median, centile95 };
}

/** The smallest value that at least this share of the values does not exceed (nearest rank). Null where there is none. */
export function centile(values: readonly number[], share: number): number | null {
  return [...values].sort((one, other) => one - other)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? null;
}
