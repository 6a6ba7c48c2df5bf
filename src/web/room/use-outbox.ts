import { useCallback, useEffect, useRef, useState } from "react";
import type { Spoken } from "#core/voice/spoken";
import { giveAnswer, type ApiProblem } from "../api";
import { dropUnsent, keepUnsent, unsentOf, type Unsent } from "./kept-here";
import { deliver } from "./outbox";

type Needs = {
  readonly id: string;
  /** What has to be on the server first, as far as it gets there soon. */
  readonly beforeSaying: () => Promise<void>;
  /** The answer is on disk; resolves once the session was read again. */
  readonly onSaid: () => Promise<void>;
  readonly onReturned: (unsent: Unsent, problem: ApiProblem) => void;
};

export type Outbox = {
  /** Said, and not yet known to have arrived; in order. */
  readonly pending: readonly Unsent[];
  readonly isTroubled: boolean;
  readonly say: (text: string, spoken?: Spoken) => void;
  /** There may be a line again: do not wait any longer. */
  readonly tryNow: () => void;
};

/** Carries answers to the server, one after the other. What was on its way when the page went away carries on from here. */
export function useOutbox({ id, beforeSaying, onSaid, onReturned }: Needs): Outbox {
  const [pending, setPending] = useState(() => unsentOf(id));
  const [isTroubled, setTroubled] = useState(false);
  const wake = useRef(() => {});
  const needs = useRef({ beforeSaying, onSaid, onReturned });
  useEffect(() => {
    needs.current = { beforeSaying, onSaid, onReturned };
  });

  const next = pending[0];
  useEffect(() => {
    if (next === undefined) return;
    const stop = new AbortController();
    const wait = (ms: number): Promise<void> =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake.current = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    const carry = async (): Promise<void> => {
      const delivery = await deliver(next, {
        give: async (unsent) => {
          await needs.current.beforeSaying();
          return giveAnswer(id, unsent);
        },
        wait,
        onTrouble: () => {
          if (!stop.signal.aborted) setTroubled(true);
        },
        signal: stop.signal,
      });
      if (delivery.kind === "stopped" || stop.signal.aborted) return;
      dropUnsent(id, next.key);
      setTroubled(false);
      if (delivery.kind === "said") await needs.current.onSaid();
      else needs.current.onReturned(next, delivery.problem);
      setPending((before) => before.filter(({ key }) => key !== next.key));
    };
    void carry();
    return () => {
      stop.abort();
      wake.current();
    };
  }, [id, next]);

  const say = useCallback(
    (text: string, spoken?: Spoken) => {
      const unsent = { key: crypto.randomUUID(), text, at: Date.now(), spoken };
      keepUnsent(id, unsent);
      setPending((before) => [...before, unsent]);
    },
    [id],
  );
  const tryNow = useCallback(() => {
    wake.current();
  }, []);
  return { pending, isTroubled, say, tryNow };
}
