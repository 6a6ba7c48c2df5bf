import { useEffect, useEffectEvent, useRef, type RefObject } from "react";
import { browserRecogniser } from "./browser-recogniser";
import { endpointRecogniser } from "./endpoint-recogniser";
import type { Recogniser, RecogniserEvents } from "./recogniser";
import { phrasesOf, recognizerKind } from "./speech-recognition";
import type { Ways } from "./use-ways";
import { writeDown } from "./voice-api";

type Needs = {
  readonly id: string;
  readonly ways: Ways;
  readonly isHandsFree: boolean;
  readonly isWanted: boolean;
  readonly vocabulary: readonly string[] | undefined;
  readonly events: RecogniserEvents;
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The recogniser at work; another one where the way or the manner of speaking changes. */
export function useRecogniser({ id, ways, isHandsFree, isWanted, vocabulary, events }: Needs): RefObject<Recogniser | null> {
  const current = useRef<Recogniser | null>(null);
  const newest = useRef(events);
  useEffect(() => {
    newest.current = events;
  });
  const terms = useEffectEvent(() => vocabulary ?? []);
  const { taken, lang } = ways;
  useEffect(() => {
    if (taken === null || !isWanted) return;
    const told: RecogniserEvents = {
      onPartial: (text) => { newest.current.onPartial(text); },
      onFinal: (words) => { newest.current.onFinal(words); },
      onPending: (count) => { newest.current.onPending(count); },
      onTrouble: (trouble) => { newest.current.onTrouble(trouble); },
    };
    const Kind = recognizerKind();
    const made =
      taken === "endpoint"
        ? endpointRecogniser({ write: (wav, signal) => writeDown(id, wav, signal), wait, isHandsFree, events: told })
        : Kind === null
          ? null
          : browserRecogniser({ by: taken, make: () => new Kind(), lang, phrases: phrasesOf(terms()), now: () => performance.now(), events: told });
    current.current = made;
    return () => {
      made?.close();
      if (current.current === made) current.current = null;
      newest.current.onTrouble(null);
      newest.current.onPending(0);
      newest.current.onPartial("");
    };
  }, [id, taken, lang, isHandsFree, isWanted]);
  return current;
}
