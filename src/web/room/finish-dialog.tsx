import { Button } from "../parts/button";
import { Dialog } from "../parts/dialog";
import { Notice } from "../parts/notice";

type Props = { readonly hasDraft: boolean; /** Words of what was said are still to come. */ readonly isOutstanding: boolean; /** They are being waited for. */ readonly isWaiting: boolean; readonly isSending: boolean; readonly trouble: string | null; readonly onFinish: () => void; readonly onClose: () => void };

/** Asks before an interview ends: it cannot be opened again. */
export function FinishDialog({ hasDraft, isOutstanding, isWaiting, isSending, trouble, onFinish, onClose }: Props) {
  return (
    <Dialog
      title="Finish the interview"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Go on</Button>
          <Button tone="primary" busy={isSending || isWaiting} onClick={onFinish}>
            {isWaiting ? "Writing down your last words" : isSending ? "Saying your last answer first" : "Finish and read the report"}
          </Button>
        </>
      }
    >
      <p>
        It ends here, and the report is made from what you said so far.
        {hasDraft ? " What stands in the box and is not said yet does not count: say it first if it should." : " It cannot be carried on afterwards; pause it instead if you mean to come back."}
      </p>
      {isOutstanding ? <p>Some of what you said is not written down yet. It comes to the box first, and counts only once you say it.</p> : null}
      {trouble === null ? null : <Notice tone="failed">{trouble}</Notice>}
    </Dialog>
  );
}
