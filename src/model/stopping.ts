import type { Connection } from "#model/connection";
import { trouble, type Teller, type Trouble } from "#model/trouble";

export const cancelled = trouble("cancelled", "The question was taken back.");

/** Ends a request for one of three reasons: it was taken back, the first word did not come, or the whole took too long. */
export function stopping({ firstWordMs, wholeMs }: Pick<Connection, "firstWordMs" | "wholeMs">, { who }: Pick<Teller, "who">, signal: AbortSignal | undefined) {
  const stop = new AbortController();
  let why: Trouble | null = null;
  let isOver = false;
  const because = (reason: Trouble) => () => {
    if (isOver) return;
    why ??= reason;
    stop.abort();
  };
  const takeBack = because(cancelled);
  const first = setTimeout(because(trouble("timeout", `${who} did not say a word within ${seconds(firstWordMs)}.`)), firstWordMs);
  const whole = setTimeout(because(trouble("timeout", `${who} did not come to an end within ${seconds(wholeMs)}.`)), wholeMs);
  signal?.addEventListener("abort", takeBack, { once: true });
  return {
    signal: stop.signal,
    stopped: new Promise<"stopped">((resolve) => {
      stop.signal.addEventListener("abort", () => {
        resolve("stopped");
      });
    }),
    why: () => why,
    heardFirstWord: () => {
      clearTimeout(first);
    },
    /** Closes the request, whatever is left of it. */
    end: () => {
      isOver = true;
      clearTimeout(first);
      clearTimeout(whole);
      signal?.removeEventListener("abort", takeBack);
      stop.abort();
    },
  };
}

const seconds = (ms: number): string => `${String(ms / 1000)} s`;
