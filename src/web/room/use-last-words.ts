import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { RoomVoice } from "../voice/room-voice";

/** `coming`: the last of what was said is still written down. `waiting`: for that. `kept`: it could not be, and goes where one goes. */
export type LastWordsStanding = "none" | "coming" | "waiting" | "kept";

/** What was said last, before somebody finishes or leaves. */
export type LastWords = {
  readonly standing: LastWordsStanding;
  /** It outlives the page: who leaves finds it again. */
  readonly isShelved: boolean;
  /** Why it could not be written down. */
  readonly says: string | null;
  /** Stops listening; tells whether everything is written down, for which it waits a bounded time. */
  readonly wait: () => Promise<boolean>;
  readonly tryAgain: () => Promise<boolean>;
  /** Listens on. */
  readonly goOn: () => void;
};

export function useLastWords({ isOutstanding, isShelved, told, hearing, writtenDown, again, listenOn, shelve }: RoomVoice): LastWords {
  const [isWaiting, setWaiting] = useState(false);
  /** What did not come in time may never come. */
  const [hasWaited, setHasWaited] = useState(false);
  /** Only the newest wait says anything: who goes on meanwhile waits no longer. */
  const newest = useRef(0);
  // What is left of before the page keeps nobody from waiting for what was just said.
  const isComing = hearing.trouble?.hasKept !== true && (hearing.state === "writing" || hearing.state === "hearing" || hearing.left?.trouble === null);

  const keep = useEffectEvent(shelve);
  // The browser asks in its own words whether the page shall be closed; meanwhile it may be put where nothing is lost.
  useEffect(() => {
    if (!isOutstanding || isShelved) return;
    const hold = (event: Event): void => {
      event.preventDefault();
      keep();
    };
    addEventListener("beforeunload", hold);
    return () => {
      removeEventListener("beforeunload", hold);
    };
  }, [isOutstanding, isShelved]);

  async function wait(): Promise<boolean> {
    const own = (newest.current += 1);
    setWaiting(true);
    const isDone = await writtenDown();
    if (own !== newest.current) return isDone;
    setWaiting(false);
    setHasWaited(!isDone);
    return isDone;
  }

  return {
    standing: isWaiting ? "waiting" : !isOutstanding ? "none" : isComing && !hasWaited ? "coming" : "kept",
    isShelved,
    says: told?.hasKept === true ? told.says : null,
    wait,
    tryAgain() {
      again();
      return wait();
    },
    goOn() {
      newest.current += 1;
      setWaiting(false);
      setHasWaited(false);
      listenOn();
    },
  };
}
