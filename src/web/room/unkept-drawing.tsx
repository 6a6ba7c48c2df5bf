import { useState } from "react";
import type { Standing } from "../board/board-keeper";
import { Button } from "../parts/button";
import { Notice } from "../parts/notice";
import styles from "./unkept-drawing.module.css";

type Props = {
  readonly standing: Standing;
  readonly onSave: () => Promise<void>;
  readonly onLetGo: () => void;
};

/** What was drawn last and was not on the server when the interview ended: where it is, and how to keep it. */
export function UnkeptDrawing({ standing: { where, trouble }, onSave, onLetGo }: Props) {
  const [isSaving, setSaving] = useState(false);
  const [isFailed, setFailed] = useState(false);
  const isLate = trouble !== null;

  async function save(): Promise<void> {
    setSaving(true);
    setFailed(false);
    try {
      await onSave();
    } catch (error) {
      console.error(error);
      setFailed(true);
    } finally {
      setSaving(false);
    }
  }

  return (
    <div className={styles.unkept}>
      <Notice
        tone={isLate ? "failed" : "lost"}
        title={isLate ? "The last of your drawing is not in the report." : "The last of your drawing is still on its way."}
        actions={
          <>
            <Button size="small" busy={isSaving} onClick={() => void save()}>
              Save the board as a file
            </Button>
            {isLate ? (
              <Button size="small" tone="plain" onClick={onLetGo}>
                Remove it from this browser
              </Button>
            ) : null}
          </>
        }
      >
        {isLate ? "It could not be taken before the interview ended. " : "Wait a moment before you go on. "}
        {where === "nowhere" ? "This browser has no room for it: it is on this page only." : "It is kept in this browser."}
        {isFailed ? " The file could not be made. Try again, or use Save as a file on the board." : ""}
      </Notice>
    </div>
  );
}
