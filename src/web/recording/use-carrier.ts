import { useEffect, useState } from "react";
import type { RecordingRoom } from "#core/recording/recording-view";
import type { CarrierStanding } from "./carrier";
import { pageCarrier } from "./page-carrier";

export type Carried = {
  /** As the server said last. */
  readonly room: RecordingRoom | null;
  /** The server is away, and what is recorded waits in the browser. */
  readonly isWaitingForServer: boolean;
  /** Chunks still to be sent; null where every segment of the session is finished on the server. */
  readonly chunksLeft: number | null;
};

/** What there still is to be sent of a session's recordings. */
export function useCarrier(session: string): Carried {
  const [carried, setCarried] = useState<Carried>({ room: null, isWaitingForServer: false, chunksLeft: null });
  useEffect(() => {
    let forget = (): void => {};
    let isGone = false;
    void pageCarrier().then((carrier) => {
      if (isGone) return;
      const read = (): void => {
        setCarried(ofSession(carrier.standing(), session));
      };
      forget = carrier.subscribe(read);
      void carrier.takeUp();
    });
    return () => {
      isGone = true;
      forget();
    };
  }, [session]);
  return carried;
}

function ofSession({ unfinished, isTroubled, room }: CarrierStanding, session: string): Carried {
  const mine = unfinished.filter((segment) => segment.session === session);
  const chunksLeft = mine.reduce((sum, { count, next }) => sum + count - next, 0);
  return { room, isWaitingForServer: isTroubled && mine.length > 0, chunksLeft: mine.length === 0 ? null : chunksLeft };
}
