import { longest } from "#cli/read-along";
import { proposalsIn } from "#core/session/consult";
import { Proposals, type Prompt, type Proposal } from "#core/session/exchange";
import type { Failure, FailureKind, LanguageModel, Outcome } from "#model/language-model";

/** What one request came to; no words of it. */
export type Call =
  | { readonly failure: FailureKind }
  | { readonly failure: null; readonly tokensIn: number | null; readonly tokensOut: number | null; readonly firstWordMs: number; readonly tookMs: number };

/** Why no more is asked: somebody stopped it, or the model failed too often in a row, with what it said last. */
export type Stopped = { readonly by: "hand" } | { readonly by: "failures"; readonly message: string };

export type Asker = {
  /** The proposals; null where the model failed, or where no more is asked. */
  readonly ask: (prompt: Prompt) => Promise<readonly Proposal[] | null>;
  readonly stopped: () => Stopped | null;
  readonly calls: readonly Call[];
};

export const mostInARow = 10;
/** Longest wait that a provider is granted which says when to come back. */
const longestWaitMs = 60_000;

type Asking = { readonly signal: AbortSignal; readonly wait: (ms: number, signal: AbortSignal) => Promise<void>; readonly told: (call: Call) => void };

/** Asks a model one question after the other, counts what comes of it, and knows when to stop. A request that was called off counts for nothing. */
export function askerOf(model: LanguageModel, { signal, wait, told }: Asking): Asker {
  const calls: Call[] = [];
  let stopped: Stopped | null = null;
  let inARow = 0;

  const count = (call: Call): void => {
    calls.push(call);
    told(call);
  };

  async function failed({ kind, message, retryAfterMs }: Pick<Failure, "kind" | "message" | "retryAfterMs">): Promise<null> {
    if (kind === "cancelled") {
      stopped = { by: "hand" };
      return null;
    }
    count({ failure: kind });
    inARow += 1;
    if (inARow === mostInARow) stopped = { by: "failures", message };
    else if (retryAfterMs !== null) await wait(Math.min(retryAfterMs, longestWaitMs), signal);
    return null;
  }

  async function ask(prompt: Prompt): Promise<readonly Proposal[] | null> {
    if (stopped !== null) return null;
    const outcome: Outcome = await model.ask({ ...prompt, shape: Proposals, longest, signal });
    if (!outcome.ok) return failed(outcome.failure);
    const { text, tokensIn, tokensOut, firstWordMs, tookMs } = outcome.reply;
    const proposals = proposalsIn(text);
    if (proposals === null) return failed({ kind: "malformed", message: "The model's reply does not fit the form that was asked for.", retryAfterMs: null });
    inARow = 0;
    count({ failure: null, tokensIn, tokensOut, firstWordMs, tookMs });
    return proposals;
  }
  return { ask, stopped: () => stopped, calls };
}
