import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { StoryLine } from "#core/stories/story";
import { eraseStory } from "../api";
import { Button } from "../parts/button";
import { Dialog } from "../parts/dialog";
import { Failure } from "../parts/failure";
import { forgetTyped } from "./kept-words";
import styles from "./story-dialog.module.css";

type Props = { readonly story: StoryLine; readonly onClose: () => void; readonly onErased: () => void };

/** Asks once more, in words that say what will be gone. */
export function EraseStoryDialog({ story: { id, title, words }, onClose, onErased }: Props) {
  const queries = useQueryClient();
  const erase = useMutation({
    mutationFn: () => eraseStory(id),
    onSuccess: async () => {
      forgetTyped(id);
      await queries.invalidateQueries({ queryKey: ["stories"] });
      onErased();
      document.querySelector("h1")?.focus();
    },
  });
  const start = (): void => {
    erase.mutate();
  };
  return (
    <Dialog
      title="Erase this story"
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
      <div className={styles.form}>
        <p>
          <strong>{title}</strong>
        </p>
        <p>{words === 1 ? "Its 1 word" : `Its ${String(words)} words`} will be gone from this machine. It cannot be brought back.</p>
        {erase.isError ? <Failure title="It was not erased." error={erase.error} kept="All of it is still there." onRetry={start} /> : null}
      </div>
    </Dialog>
  );
}
