import { MicOff } from "lucide-react";
import { Button } from "../parts/button";
import { classNames } from "../parts/class-names";
import type { RoomVoice } from "./use-voice";
import styles from "./voice-bar.module.css";

/** What could not be turned into words, to be tried again; nothing where all was. */
export function HearingTrouble({ voice: { hearing, again } }: { readonly voice: Pick<RoomVoice, "hearing" | "again"> }) {
  return hearing.trouble === null ? null : (
    <div className={classNames(styles.caption, styles.troubled)} role="alert">
      <p className={styles.trouble}>
        <MicOff aria-hidden /> {hearing.trouble.says}
      </p>
      <div className={styles.answers}>
        <Button size="small" onClick={again}>
          Try again
        </Button>
      </div>
    </div>
  );
}
