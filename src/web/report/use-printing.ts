import { useSyncExternalStore } from "react";

let isPrinting = false;

function subscribe(onChange: () => void): () => void {
  const set = (now: boolean) => () => {
    isPrinting = now;
    onChange();
  };
  const [before, after] = [set(true), set(false)];
  addEventListener("beforeprint", before);
  addEventListener("afterprint", after);
  return () => {
    removeEventListener("beforeprint", before);
    removeEventListener("afterprint", after);
  };
}

/** Whether the page is being put on paper: nothing is folded away there. */
export const usePrinting = (): boolean => useSyncExternalStore(subscribe, () => isPrinting);
