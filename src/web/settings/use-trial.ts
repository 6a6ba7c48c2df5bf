import { useEffect, useRef, useState } from "react";
import type { Connect, TrialStep } from "#core/connection/connection-view";
import { tryModel } from "../api";

export type Trial = {
  readonly steps: readonly TrialStep[];
  readonly isRunning: boolean;
  readonly hasRun: boolean;
  readonly error: unknown;
  /** Tries a connection, or the one that is kept. What was being tried is dropped. */
  readonly run: (connection: Connect | null) => void;
  readonly stop: () => void;
};

const untried = { steps: [], isRunning: false, hasRun: false, error: null } as const;

/** The test of one connection, as far as it has come. It ends when the page is left. */
export function useTrial(): Trial {
  const [state, setState] = useState<Omit<Trial, "run" | "stop">>(untried);
  const under = useRef<AbortController | null>(null);
  useEffect(() => () => under.current?.abort(), []);

  function run(connection: Connect | null): void {
    under.current?.abort();
    const mine = new AbortController();
    under.current = mine;
    const change = (next: (known: Omit<Trial, "run" | "stop">) => Omit<Trial, "run" | "stop">): void => {
      if (!mine.signal.aborted) setState(next);
    };
    setState({ ...untried, isRunning: true });
    tryModel(connection, {
      signal: mine.signal,
      onStep: (step) => {
        change((known) => ({ ...known, steps: [...known.steps, step] }));
      },
    }).then(
      () => {
        change((known) => ({ ...known, isRunning: false, hasRun: true }));
      },
      (error: unknown) => {
        change((known) => ({ ...known, isRunning: false, hasRun: true, error }));
      },
    );
  }
  return {
    ...state,
    run,
    stop: () => {
      under.current?.abort();
      setState(untried);
    },
  };
}
