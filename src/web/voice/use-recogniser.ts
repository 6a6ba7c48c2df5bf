import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { ApiProblem, sessionQuery, type LiveSession } from "../api";
import { hold } from "../parts/hold";
import { serverTimeOf, steadyTimeOf } from "../room/clock";
import { browserRecogniser } from "./browser-recogniser";
import { endpointRecogniser } from "./endpoint-recogniser";
import { pageShelf } from "./page-shelf";
import type { RecogniserEvents } from "./recogniser";
import { recogniserRelay, type RecogniserRelay, type RelayEvents } from "./recogniser-relay";
import { speechKeeper } from "./speech-keeper";
import { phrasesOf, recognizerKind } from "./speech-recognition";
import type { Ways } from "./use-ways";
import { writeDown } from "./voice-api";
import { whenLookedAtAgain } from "./when-looked-at-again";

type Needs = {
  readonly session: LiveSession;
  readonly ways: Ways;
  readonly isHandsFree: boolean;
  readonly isWanted: boolean;
  readonly vocabulary: readonly string[] | undefined;
  readonly events: RelayEvents;
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The recogniser at work; another one where the way or the manner of speaking changes. What a page that is gone could not have written down is taken up. */
export function useRecogniser({ session, ways, isHandsFree, isWanted, vocabulary, events }: Needs): RecogniserRelay {
  const { id } = session;
  const isOver = session.status === "finished";
  const queries = useQueryClient();
  const newest = useRef({ session, events, vocabulary });
  useEffect(() => {
    newest.current = { session, events, vocabulary };
  });
  const [keeper] = useState(() =>
    speechKeeper({
      session: id,
      shelf: pageShelf,
      hold: (stretch) => hold(`speech.${stretch}`),
      clock: { toServer: (ms) => serverTimeOf(newest.current.session, ms), toPage: (ms) => steadyTimeOf(newest.current.session, ms) },
    }),
  );
  const [relay] = useState(() =>
    recogniserRelay({
      onPartial: (text) => { newest.current.events.onPartial(text); },
      onFinal: (words) => { newest.current.events.onFinal(words); },
      onEarlier: (words) => { newest.current.events.onEarlier(words); },
      onLeft: (left) => { newest.current.events.onLeft(left); },
      onPending: (count) => { newest.current.events.onPending(count); },
      onShelved: (count) => { newest.current.events.onShelved(count); },
      onTrouble: (trouble) => { newest.current.events.onTrouble(trouble); },
    }),
  );
  const { taken, lang, leaveDevice } = ways;
  const write = useCallback((wav: Blob, signal: AbortSignal) => writeDown(id, wav, signal), [id]);
  const listen = useEffectEvent(() => {
    const Kind = recognizerKind();
    relay.listenWith((told) => {
      if (taken === null) return null;
      if (taken === "endpoint") return endpointRecogniser({ write, wait, isHandsFree, keeper, events: told });
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
  useEffect(() => {
    if (isOver) {
      // Nothing of it can be said any more.
      relay.discard();
      return;
    }
    let isGone = false;
    const takeUp = async (): Promise<void> => {
      const earlier = await keeper.takeUp();
      if (!isGone && earlier.length > 0) relay.takeUp((told) => endpointRecogniser({ write, wait, isHandsFree: false, keeper, earlier, events: told }));
    };
    void takeUp();
    const stopLooking = whenLookedAtAgain(() => void takeUp());
    return () => {
      isGone = true;
      stopLooking();
    };
  }, [relay, keeper, write, isOver]);
  useEffect(
    () => () => {
      const known = queries.getQueryState(sessionQuery(id).queryKey);
      const isErased = known === undefined || (known.error instanceof ApiProblem && known.error.code === "session-unknown");
      // However the room is left, what is not written down outlives it, unless nothing of it can be said any more.
      if (isErased || known.data?.status === "finished") relay.discard();
      else relay.shelve();
      relay.close();
      keeper.close();
    },
    [relay, keeper, queries, id],
  );
  return relay;
}
