import { Button } from "../parts/button";
import { Dialog } from "../parts/dialog";
import { Notice } from "../parts/notice";
import styles from "./last-words.module.css";
import type { LastWords } from "./use-last-words";

type Props = { readonly hasDraft: boolean; readonly lastWords: Pick<LastWords, "standing" | "says">; readonly isSending: boolean; readonly trouble: string | null; readonly onAgain: () => void; readonly onFinish: () => void; readonly onClose: () => void };

/** Asks before an interview ends: it cannot be opened again. */
export function FinishDialog({ hasDraft, lastWords: { standing, says }, isSending, trouble, onAgain, onFinish, onClose }: Props) {
  const isKept = standing === "kept";
  const isWaiting = standing === "waiting";
  return (
    <Dialog
      title="Finish the interview"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Go on</Button>
          <Button tone={isKept ? "quiet" : "primary"} busy={isSending || isWaiting} onClick={onFinish}>
            {isWaiting ? "Writing down your last words" : isSending ? "Saying your last answer first" : isKept ? "Finish without it" : "Finish and read the report"}
          </Button>
          {isKept ? (
            <Button tone="primary" onClick={onAgain}>
              Try again
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.words}>
        <p>
          It ends here, and the report is made from what you said so far.
          {hasDraft ? " What stands in the box and is not said yet does not count: say it first if it should." : " It cannot be carried on afterwards; pause it instead if you mean to come back."}
        </p>
        {standing === "coming" || isWaiting ? <p>Some of what you said is not written down yet. It comes to the box first, and counts only once you say it.</p> : null}
        {isKept ? <p>Some of what you said is not written down, and is lost if you finish now.</p> : null}
        {isKept && says !== null ? <Notice tone="failed">{says}</Notice> : null}
        {trouble === null ? null : <Notice tone="failed">{trouble}</Notice>}
      </div>
    </Dialog>
  );
}
