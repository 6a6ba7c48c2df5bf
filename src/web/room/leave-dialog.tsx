import { Button } from "../parts/button";
import { Dialog } from "../parts/dialog";
import { Notice } from "../parts/notice";
import styles from "./last-words.module.css";
import type { LastWords } from "./use-last-words";

type Props = { readonly lastWords: Pick<LastWords, "standing" | "says" | "isShelved">; readonly onAgain: () => void; readonly onLeave: () => void; readonly onStay: () => void };

/** Stands between the room and the way out for as long as something that was said is not written down. */
export function LeaveDialog({ lastWords: { standing, says, isShelved }, onAgain, onLeave, onStay }: Props) {
  const isKept = standing === "kept";
  return (
    <Dialog
      title="Leave the interview"
      onClose={onStay}
      actions={
        <>
          <Button onClick={onStay}>Stay</Button>
          <Button onClick={onLeave}>{isShelved ? "Leave for now" : "Leave without it"}</Button>
          <Button tone="primary" busy={!isKept} onClick={onAgain}>
            {isKept ? "Try again" : "Writing down your last words"}
          </Button>
        </>
      }
    >
      <div className={styles.words}>
        <p role="status">
          {isKept
            ? `Some of what you said is not written down${isShelved ? ". It stays kept in this browser, and is offered again when you come back." : ", and is lost if you leave now."}`
            : `The last of what you said is being written down. Then it stands in the box, and you leave.${isShelved ? " If you leave before that, it stays kept in this browser." : ""}`}
        </p>
        {says === null ? null : <Notice tone="failed">{says}</Notice>}
      </div>
    </Dialog>
  );
}
