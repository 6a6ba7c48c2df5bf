import type { Result } from "#core/problem";
import { refusalText } from "#mcp/result";

/** A resource that cannot be read is an error of the protocol, in the words of the refusal. */
export function unlessRefused<T>(outcome: Result<T>): T {
  if (!outcome.ok) throw new Error(refusalText(outcome.problem));
  return outcome.value;
}

/** Completions of what was typed so far. */
export const startingWith = (typed: string, names: readonly string[]): string[] => names.filter((name) => name.startsWith(typed));
