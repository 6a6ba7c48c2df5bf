import { useSyncExternalStore } from "react";

function subscribe(onChange: () => void): () => void {
  addEventListener("hashchange", onChange);
  return () => {
    removeEventListener("hashchange", onChange);
  };
}

/** What the page's fragment means to one component; it is drawn again only when that changes. The fragment comes without its `#`. */
export function useHash<T extends string | boolean>(meaning: (fragment: string) => T): T {
  return useSyncExternalStore(subscribe, () => meaning(location.hash.slice(1)));
}
