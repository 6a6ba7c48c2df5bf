import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { listener, type Hearing, type Listener, type ListenerNeeds } from "./listener";

export type UsedListener = {
  readonly heard: Listener;
  readonly hearing: Hearing;
  /** Resolves once what was heard is written down, cannot be, or was waited for long enough: whether it is. */
  readonly settled: (withinMs: number) => Promise<boolean>;
};

/** One listener for as long as the room is there, which asks for what is needed at the moment when it needs it. */
export function useListener(needs: Omit<ListenerNeeds, "onChange">): UsedListener {
  const [watchers] = useState(() => new Set<() => void>());
  const newest = useRef(needs);
  useEffect(() => {
    newest.current = needs;
  });
  const [heard] = useState(() =>
    listener({
      isHandsFree: () => newest.current.isHandsFree(),
      vocabulary: () => newest.current.vocabulary(),
      onWords: (text) => { newest.current.onWords(text); },
      onTurnOver: () => { newest.current.onTurnOver(); },
      onDoubt: (doubt) => { newest.current.onDoubt(doubt); },
      onCleared: (doubt, meant) => { newest.current.onCleared(doubt, meant); },
      onSettle: () => { newest.current.onSettle(); },
      onChange: () => { for (const watch of watchers) watch(); },
    }),
  );
  const hearing = useSyncExternalStore(
    useCallback((watch: () => void) => {
      watchers.add(watch);
      return () => watchers.delete(watch);
    }, [watchers]),
    heard.shown,
  );
  const settled = (withinMs: number): Promise<boolean> =>
    new Promise((resolve) => {
      const look = (): void => {
        const { trouble, left } = heard.shown();
        const isLeftComing = left !== null && left.trouble === null;
        if (trouble !== null || (heard.isSettled() && !isLeftComing)) end();
      };
      const timer = setTimeout(end, withinMs);
      function end(): void {
        clearTimeout(timer);
        watchers.delete(look);
        resolve(heard.isSettled() && heard.shown().trouble?.hasKept !== true && heard.shown().left === null);
      }
      watchers.add(look);
      look();
    });
  return { heard, hearing, settled };
}
