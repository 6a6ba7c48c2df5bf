/** A page that was closed is gone so long after another one is seen in its place. */
const goneAfterMs = 1000;

/** Calls each time somebody comes back to this page, be it from another one that they closed. @returns stops it */
export function whenLookedAtAgain(call: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onBack = (): void => {
    clearTimeout(timer);
    if (document.visibilityState === "visible") timer = setTimeout(call, goneAfterMs);
  };
  document.addEventListener("visibilitychange", onBack);
  window.addEventListener("focus", onBack);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", onBack);
    window.removeEventListener("focus", onBack);
  };
}
