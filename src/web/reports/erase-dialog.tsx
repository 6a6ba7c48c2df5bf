import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SessionSummary } from "#core/session/view";
import { eraseSession } from "../api";
import { Button } from "../parts/button";
import { Dialog } from "../parts/dialog";
import { Failure } from "../parts/failure";
import { whenInWords } from "../parts/when";
import { pageCarrier } from "../recording/page-carrier";
import { forgetSession } from "../room/kept-here";
import styles from "./erase-dialog.module.css";

type Props = { readonly session: SessionSummary; readonly onClose: () => void; readonly onErased: () => void };

/** Asks once more, in words that say what will be gone. */
export function EraseDialog({ session, onClose, onErased }: Props) {
  const { id, title, answers, startedAt, status } = session;
  const queries = useQueryClient();
  const erase = useMutation({
    mutationFn: () => eraseSession(id),
    onSuccess: async () => {
      await forgetSession(id);
      await (await pageCarrier()).forget(id);
      queries.removeQueries({ queryKey: ["session", id] });
      queries.removeQueries({ queryKey: ["assessment", id] });
      await Promise.all([queries.invalidateQueries({ queryKey: ["sessions"] }), queries.invalidateQueries({ queryKey: ["suggestion"] }), queries.invalidateQueries({ queryKey: ["recordings"] })]);
      onErased();
    },
  });
  const start = (): void => {
    erase.mutate();
  };
  return (
    <Dialog
      title="Erase this session"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button tone="danger" busy={erase.isPending} onClick={start}>
            {erase.isPending ? "Erasing" : "Erase it"}
          </Button>
        </>
      }
    >
      <div className={styles.words}>
        <p>
          <strong>{title}</strong>, {whenInWords(startedAt, Date.now())}
        </p>
        <p>
          {answers === 0 ? "The conversation" : answers === 1 ? "The conversation with your 1 answer" : `The conversation with your ${String(answers)} answers`}
          {status === "finished" ? ", its report, its recording, what you said of it and what you disputed" : ", its recording, and what you typed and did not say yet"} will be gone from this machine. It cannot be brought back.
        </p>
        {erase.isError ? <Failure title="It was not erased." error={erase.error} kept="All of it is still there." onRetry={start} /> : null}
      </div>
    </Dialog>
  );
}
