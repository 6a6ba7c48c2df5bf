import { Button } from "../parts/button";
import { Dialog } from "../parts/dialog";
import { Notice } from "../parts/notice";

type Props = { readonly hasDraft: boolean; readonly isSending: boolean; readonly trouble: string | null; readonly onFinish: () => void; readonly onClose: () => void };

/** Asks before an interview ends: it cannot be opened again. */
export function FinishDialog({ hasDraft, isSending, trouble, onFinish, onClose }: Props) {
  return (
    <Dialog
      title="Finish the interview"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Go on</Button>
          <Button tone="primary" busy={isSending} onClick={onFinish}>
            {isSending ? "Saying your last answer first" : "Finish and read the report"}
          </Button>
        </>
      }
    >
      <p>
        It ends here, and the report is made from what you said so far.
        {hasDraft ? " What stands in the box and is not said yet does not count: say it first if it should." : " It cannot be carried on afterwards; pause it instead if you mean to come back."}
      </p>
      {trouble === null ? null : <Notice tone="failed">{trouble}</Notice>}
    </Dialog>
  );
}
