import { useEffect, useState } from "react";
import type { RoomVoice } from "../voice/use-voice";

/** `coming`: the last of what was said is still written down. `waiting`: for that. `kept`: it could not be, and goes where one goes. */
export type LastWordsStanding = "none" | "coming" | "waiting" | "kept";

/** What was said last, before somebody finishes or leaves. */
export type LastWords = {
  readonly standing: LastWordsStanding;
  /** Why it could not be written down. */
  readonly says: string | null;
  /** Stops listening; tells whether everything is written down, for which it waits a bounded time. */
  readonly wait: () => Promise<boolean>;
  readonly tryAgain: () => Promise<boolean>;
  /** Listens on. */
  readonly goOn: () => void;
};

export function useLastWords({ isOutstanding, hearing, writtenDown, again, listenOn }: RoomVoice): LastWords {
  const [isWaiting, setWaiting] = useState(false);
  /** What did not come in time may never come. */
  const [hasWaited, setHasWaited] = useState(false);
  const isKept = hearing.trouble?.hasKept ?? false;

  // The browser asks in its own words whether the page shall be closed.
  useEffect(() => {
    if (!isOutstanding) return;
    const hold = (event: Event): void => {
      event.preventDefault();
    };
    addEventListener("beforeunload", hold);
    return () => {
      removeEventListener("beforeunload", hold);
    };
  }, [isOutstanding]);

  async function wait(): Promise<boolean> {
    setWaiting(true);
    const isDone = await writtenDown();
    setWaiting(false);
    setHasWaited(true);
    return isDone;
  }

  return {
    standing: isWaiting ? "waiting" : !isOutstanding ? "none" : isKept || hasWaited ? "kept" : "coming",
    says: isKept ? (hearing.trouble?.says ?? null) : null,
    wait,
    tryAgain() {
      again();
      return wait();
    },
    goOn() {
      setHasWaited(false);
      listenOn();
    },
  };
}
