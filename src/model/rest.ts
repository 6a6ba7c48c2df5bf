import { unreachable } from "#core/problem";
import type { Failure } from "#model/language-model";

/** All in milliseconds. */
const first = 15_000;
const longest = 5 * 60_000;
const longestAsked = 10 * 60_000;

/**
 * How long a model is left alone after a failure.
 *
 * @param inARow how many failed one after the other, this one included
 * @returns milliseconds
 */
export function restAfter({ kind, retryAfterMs }: Pick<Failure, "kind" | "retryAfterMs">, inARow: number): number {
  const asked = retryAfterMs === null ? 0 : Math.min(longestAsked, Math.max(0, retryAfterMs));
  switch (kind) {
    case "unauthorised":
    case "not-found":
      return Math.max(asked, longest);
    case "timeout":
    case "unreachable":
    case "limited":
    case "server":
    case "cut":
      return retryAfterMs === null ? Math.min(longest, first * 2 ** (Math.max(1, inARow) - 1)) : asked;
    case "empty":
    case "malformed":
    case "too-long":
    case "refused":
      return inARow < 3 ? asked : Math.max(asked, Math.min(longest, first * 2 ** (inARow - 3)));
    case "cancelled":
      return 0;
    default:
      return unreachable(kind);
  }
}
