import { Button } from "../parts/button";
import { Dialog } from "../parts/dialog";
import { Notice } from "../parts/notice";
import styles from "./last-words.module.css";
import type { LastWords } from "./use-last-words";

type Props = { readonly lastWords: Pick<LastWords, "standing" | "says">; readonly onAgain: () => void; readonly onLeave: () => void; readonly onStay: () => void };

/** Stands between the room and the way out for as long as something that was said is not written down. */
export function LeaveDialog({ lastWords: { standing, says }, onAgain, onLeave, onStay }: Props) {
  const isKept = standing === "kept";
  return (
    <Dialog
      title="Leave the interview"
      onClose={onStay}
      actions={
        <>
          <Button onClick={onStay}>Stay</Button>
          <Button onClick={onLeave}>Leave without it</Button>
          <Button tone="primary" busy={!isKept} onClick={onAgain}>
            {isKept ? "Try again" : "Writing down your last words"}
          </Button>
        </>
      }
    >
      <div className={styles.words}>
        <p role="status">{isKept ? "Some of what you said is not written down, and is lost if you leave now." : "The last of what you said is being written down. Then it stands in the box, and you leave."}</p>
        {says === null ? null : <Notice tone="failed">{says}</Notice>}
      </div>
    </Dialog>
  );
}
