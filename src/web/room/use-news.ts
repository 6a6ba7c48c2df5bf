import { useEffect, useRef, useState } from "react";
import type { SessionEvent } from "#core/session/event";
import { eventsPath } from "../api";
import type { Drawing } from "../board/drawings";
import { mostWaitMs, waitMs } from "./outbox";

/** Which events are news, upon which the session is read again. */
const kinds = {
  "session-started": true, "move-made": true, "answer-given": true, "moment-asked": true, "silence-fell": true, "hint-asked": true,
  "session-paused": true, "session-resumed": true, "session-finished": true, "self-read": true, "evidence-disputed": true, "dispute-withdrawn": true,
  "model-connected": true, "model-asked": true, "evidence-proposed": true, "evidence-confirmed": true, "confirmation-withdrawn": true,
  "answer-spoken": false, "move-voiced": false, "answer-corrected": true, "board-drawn": false,
} as const satisfies Record<SessionEvent["type"], boolean>;

type News = {
  readonly id: string;
  /** The newest event that is known already. */
  readonly version: number;
  readonly isWanted: boolean;
  /** Called when something happened, and when the line is there again after it was not. */
  readonly onNews: () => void;
  /** Called while a language model words the next question, and with null once it does not any more. */
  readonly onWording: (wording: Wording | null) => void;
  /** Called with each change of the board, in order and without a gap. */
  readonly onDrawn: (drawing: Drawing) => void;
};

/** The interviewer's next words as far as they have come, in reply to the answer with that key. */
export type Wording = { readonly key: string; readonly text: string };

/** Listens to what happens in a session, for as long as that is wanted. Says whether the line to the server is down. */
export function useNews({ id, version, isWanted, onNews, onWording, onDrawn }: News): boolean {
  const [isLost, setLost] = useState(false);
  const newest = useRef({ onNews, onWording, onDrawn });
  /** The newest event that this line brought. What was read of the session meanwhile may be newer, but holds no drawings. */
  const heard = useRef(version);
  useEffect(() => {
    newest.current = { onNews, onWording, onDrawn };
  });
  useEffect(() => {
    if (!isWanted) return;
    let source: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let failures = 0;
    const listen = (): void => {
      const line = new EventSource(eventsPath(id, heard.current));
      source = line;
      line.onopen = () => {
        if (failures > 0) newest.current.onNews();
        failures = 0;
        setLost(false);
      };
      line.onerror = () => {
        // It tries again by itself only while it was merely cut off; what was answered with an error is closed for good.
        line.close();
        failures += 1;
        setLost(true);
        // The line may be gone because the session is.
        newest.current.onNews();
        clearTimeout(timer);
        timer = setTimeout(listen, Math.min(mostWaitMs / 4, waitMs(failures)));
      };
      for (const [kind, isNews] of Object.entries(kinds)) {
        line.addEventListener(kind, ({ data, lastEventId }: MessageEvent<string>) => {
          heard.current = Number(lastEventId);
          if (isNews) newest.current.onNews();
          if (kind === "board-drawn") newest.current.onDrawn({ change: JSON.parse(data), version: heard.current });
        });
      }
      line.addEventListener("wording", ({ data }: MessageEvent<string>) => {
        newest.current.onWording(JSON.parse(data));
      });
    };
    listen();
    return () => {
      clearTimeout(timer);
      source?.close();
      setLost(false);
    };
  }, [id, isWanted]);
  return isLost;
}
