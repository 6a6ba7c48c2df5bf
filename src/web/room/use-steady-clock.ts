import { useEffect, useState } from "react";

/** The browser's steady clock, read anew so often, in milliseconds. It stands still while nothing is to be timed. */
export function useSteadyClock(isRunning: boolean, everyMs = 500): number {
  const [steady, setSteady] = useState(() => performance.now());
  useEffect(() => {
    const read = (): void => {
      setSteady(performance.now());
    };
    read();
    if (!isRunning) return;
    const timer = setInterval(read, everyMs);
    document.addEventListener("visibilitychange", read);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", read);
    };
  }, [isRunning, everyMs]);
  return steady;
}
