import { useEffect, useState } from "react";
import type { RecordingRoom } from "#core/recording/recording-view";
import type { CarrierStanding, Cut, Trouble } from "./carrier";
import { pageCarrier } from "./page-carrier";

export type Carried = {
  /** As the server said last. */
  readonly room: RecordingRoom | null;
  /** Why what is recorded waits in the browser, in whole sentences; null where it does not. */
  readonly trouble: string | null;
  /** Chunks still to be sent; null where every segment of the session is finished on the server. */
  readonly chunksLeft: number | null;
};

/** What there still is to be sent of a session's recordings, and what the server takes no more of. Where there is no carrier, it is asked for again once a recording is wanted. */
export function useCarrier({ session, isWanted, onCut }: { readonly session: string; readonly isWanted: boolean; readonly onCut: (cut: Cut) => void }): Carried {
  const [carried, setCarried] = useState<Carried>({ room: null, trouble: null, chunksLeft: null });
  useEffect(() => {
    let forget = (): void => {};
    let isGone = false;
    const hear = async (): Promise<void> => {
      const carrier = await pageCarrier();
      if (isGone) return;
      const forgetStanding = carrier.subscribe(() => {
        setCarried(ofSession(carrier.standing(), session));
      });
      const forgetCuts = carrier.onCut((cut) => {
        if (cut.segment.session === session) onCut(cut);
      });
      forget = () => {
        forgetStanding();
        forgetCuts();
      };
      await carrier.takeUp();
    };
    // A recording that is wanted meets the same, and says so in the room.
    hear().catch(console.error);
    return () => {
      isGone = true;
      forget();
    };
  }, [session, isWanted, onCut]);
  return carried;
}

function ofSession({ unfinished, room }: CarrierStanding, session: string): Carried {
  const mine = unfinished.filter((segment) => segment.session === session);
  const chunksLeft = mine.reduce((sum, { count, next }) => sum + count - next, 0);
  return { room, trouble: wordsOf(mine.at(-1)?.trouble ?? null), chunksLeft: mine.length === 0 ? null : chunksLeft };
}

/** The next try comes by itself: nothing need be done about a server that does not answer but to see that it runs. */
const wordsOf = (trouble: Trouble | null): string | null => (trouble === null ? null : trouble.code === null ? trouble.message : `${trouble.message} ${trouble.mend}`);
