import type { Answered } from "#core/session/answered";
import { ApiProblem, mayPass } from "../api";
import type { Unsent } from "./kept-here";

/** How the saying of one answer came out. */
export type Delivery =
  | { readonly kind: "said"; readonly answered: Answered }
  /** Refused for good: the words go back to where they can be changed. */
  | { readonly kind: "returned"; readonly problem: ApiProblem }
  | { readonly kind: "stopped" };

export type Carrier = {
  readonly give: (unsent: Unsent) => Promise<Answered>;
  /** Resolves after so many milliseconds, or sooner where there is news. */
  readonly wait: (ms: number) => Promise<void>;
  /** Called before each new try: how often it failed so far. */
  readonly onTrouble: (failures: number) => void;
  readonly signal: AbortSignal;
};

/** Between two tries, in milliseconds: doubled each time, up to the most. */
export const firstWaitMs = 300;
export const mostWaitMs = 8000;

/** Says an answer, with the same key again and again, until it is on disk, refused, or no longer wanted. Never doubles it. */
export async function deliver(unsent: Unsent, { give, wait, onTrouble, signal }: Carrier): Promise<Delivery> {
  for (let failures = 0; !signal.aborted; ) {
    try {
      return { kind: "said", answered: await give(unsent) };
    } catch (error) {
      if (signal.aborted) break;
      if (error instanceof ApiProblem && !isWorthAnotherTry(error)) return { kind: "returned", problem: error };
      failures += 1;
      onTrouble(failures);
      await wait(waitMs(failures));
    }
  }
  return { kind: "stopped" };
}

export const waitMs = (failures: number): number => Math.min(mostWaitMs, firstWaitMs * 2 ** (failures - 1));

/** The server is away or busy; or the very same answer is on its way already, and the next try hears what it led to. */
const isWorthAnotherTry = (problem: ApiProblem): boolean => mayPass(problem) || problem.code === "key-in-flight" || problem.code === "session-changed";
