import { useQuery } from "@tanstack/react-query";
import { Button } from "../parts/button";
import { Dialog } from "../parts/dialog";
import { Failure } from "../parts/failure";
import styles from "./erase-recording-dialog.module.css";
import { recordingsQuery } from "./recordings-api";
import { inAll, sizeInWords } from "./size-words";
import { useEraseRecordings } from "./use-erase-recordings";

type Props = { readonly session: string; readonly title: string; readonly onClose: () => void; readonly onErased: () => void };

/** Asks once more, and says what goes and what stays. */
export function EraseRecordingDialog({ session, title, onClose, onErased }: Props) {
  const recordings = useQuery(recordingsQuery(session));
  const erase = useEraseRecordings(session, onErased);
  const there = recordings.data?.recordings ?? [];
  const start = (): void => {
    erase.mutate();
  };
  return (
    <Dialog
      title="Erase this recording"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button tone="danger" busy={erase.isPending || recordings.isPending} onClick={start}>
            {erase.isPending ? "Erasing" : "Erase the recording"}
          </Button>
        </>
      }
    >
      <div className={styles.words}>
        <p>
          <strong>{title}</strong>
        </p>
        <p data-figures>What goes: the sound and the picture{there.length > 0 ? `, ${sizeInWords(inAll(there).bytes)}` : ""}. They are gone from this machine and cannot be brought back.</p>
        <p>What stays: the conversation, its report, and everything read from it.</p>
        {erase.isError ? <Failure title="It was not erased." error={erase.error} kept="What is not erased is still there." onRetry={start} /> : null}
      </div>
    </Dialog>
  );
}
