import { useSyncExternalStore } from "react";

/** Whether a media query holds, now and as that changes; not where there are no media. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = globalThis.matchMedia?.(query);
      media?.addEventListener("change", onChange);
      return () => {
        media?.removeEventListener("change", onChange);
      };
    },
    () => globalThis.matchMedia?.(query).matches ?? false,
  );
}
