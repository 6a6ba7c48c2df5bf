import { useEffect, useEffectEvent, useRef, useState } from "react";
import { browserRecogniser } from "./browser-recogniser";
import { endpointRecogniser } from "./endpoint-recogniser";
import type { RecogniserEvents } from "./recogniser";
import { recogniserRelay, type RecogniserRelay } from "./recogniser-relay";
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
export function useRecogniser({ id, ways, isHandsFree, isWanted, vocabulary, events }: Needs): RecogniserRelay {
  const newest = useRef({ events, vocabulary });
  useEffect(() => {
    newest.current = { events, vocabulary };
  });
  const [relay] = useState(() =>
    recogniserRelay({
      onPartial: (text) => { newest.current.events.onPartial(text); },
      onFinal: (words) => { newest.current.events.onFinal(words); },
      onPending: (count) => { newest.current.events.onPending(count); },
      onTrouble: (trouble) => { newest.current.events.onTrouble(trouble); },
    }),
  );
  const { taken, lang, leaveDevice } = ways;
  const listen = useEffectEvent(() => {
    const Kind = recognizerKind();
    relay.listenWith((told) => {
      if (taken === null) return null;
      if (taken === "endpoint") return endpointRecogniser({ write: (wav, signal) => writeDown(id, wav, signal), wait, isHandsFree, events: told });
      if (Kind === null) return null;
      const watched: RecogniserEvents = {
        ...told,
        onTrouble(trouble) {
          told.onTrouble(trouble);
          if (taken === "device" && trouble?.isOver === true) leaveDevice();
        },
      };
      return browserRecogniser({ by: taken, make: () => new Kind(), lang, phrases: () => phrasesOf(newest.current.vocabulary ?? []), wait, now: () => performance.now(), events: watched });
    });
  });
  useEffect(() => {
    if (taken === null || !isWanted) return;
    listen();
    return () => {
      relay.listenWith(null);
    };
  }, [relay, id, taken, lang, isHandsFree, isWanted]);
  useEffect(() => () => { relay.close(); }, [relay]);
  return relay;
}
