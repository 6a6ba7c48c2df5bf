import { MicOff } from "lucide-react";
import { useState } from "react";
import { Button } from "../parts/button";
import { classNames } from "../parts/class-names";
import type { RoomVoice } from "./room-voice";
import styles from "./voice-bar.module.css";

/** What could not be turned into words, to be tried again or discarded; nothing where all was. */
export function HearingTrouble({ voice: { told, again, letGo } }: { readonly voice: Pick<RoomVoice, "told" | "again" | "letGo"> }) {
  // What was asked of one is not asked of the next.
  return told === null ? null : <Trouble key={told.says} says={told.says} hasKept={told.hasKept} onAgain={again} onDiscard={letGo} />;
}

type Props = { readonly says: string; readonly hasKept: boolean; readonly onAgain: () => void; readonly onDiscard: () => void };

function Trouble({ says, hasKept, onAgain, onDiscard }: Props) {
  const [isAsked, setAsked] = useState(false);
  return (
    <div className={classNames(styles.caption, styles.troubled)} role="alert">
      <p className={styles.trouble}>
        <MicOff aria-hidden /> {isAsked ? "What you said and is not written down will be gone. It cannot be brought back." : says}
      </p>
      <div className={styles.answers}>
        {isAsked ? (
          <>
            <Button size="small" tone="danger" onClick={onDiscard}>
              Discard it
            </Button>
            {/* Where the button stood that asked: a second press takes nothing away. */}
            <Button size="small" onClick={() => { setAsked(false); }}>
              Keep it
            </Button>
          </>
        ) : (
          <>
            <Button size="small" onClick={onAgain}>
              Try again
            </Button>
            {hasKept ? (
              <Button size="small" tone="plain" onClick={() => { setAsked(true); }}>
                Discard
                <span className="visually-hidden"> what you said</span>
              </Button>
            ) : null}
          </>
        )}
      </div>
    </div>
  );
}
