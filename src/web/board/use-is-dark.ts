import { useSyncExternalStore } from "react";

/** Whether the app is dark right now: as chosen, or as the system is. */
export function useIsDark(): boolean {
  return useSyncExternalStore(subscribe, isDark);
}

const system = () => matchMedia("(prefers-color-scheme: dark)");

function isDark(): boolean {
  const chosen = document.documentElement.dataset["theme"];
  return chosen === undefined ? system().matches : chosen === "dark";
}

function subscribe(onChange: () => void): () => void {
  const query = system();
  query.addEventListener("change", onChange);
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => {
    query.removeEventListener("change", onChange);
    observer.disconnect();
  };
}
