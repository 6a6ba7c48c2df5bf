import { Pencil } from "lucide-react";
import { useId, useRef, useState, type ReactNode } from "react";
import type { TurnView } from "#core/session/view";
import { correctAnswer, problemOf, type LiveSession } from "../api";
import { Button, IconButton } from "../parts/button";
import { longestAnswer } from "../parts/level-words";
import styles from "./correct-turn.module.css";

type Props = {
  readonly session: string;
  readonly turn: Pick<TurnView, "index" | "text" | "spoken" | "original">;
  /** The session, read again with the words as they were put right. */
  readonly onCorrected: (session: LiveSession) => unknown;
  /** The words as they are shown otherwise. */
  readonly children: ReactNode;
};

/** The words of an own turn. What was heard can be put right; what was heard first stays to be seen. */
export function CorrectTurn({ session, turn, onCorrected, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    requestAnimationFrame(() => pencil.current?.focus());
  };
  if (isOpen) return <CorrectForm session={session} turn={turn} onCorrected={onCorrected} onClose={close} />;
  return (
    <>
      <div className={styles.shown}>
        <div className={styles.words}>{children}</div>
        {turn.spoken === null ? null : (
          <IconButton
            ref={pencil}
            label="Correct what was heard"
            icon={<Pencil aria-hidden />}
            onClick={() => {
              setOpen(true);
            }}
          />
        )}
      </div>
      {turn.original === null ? null : (
        <details className={styles.original}>
          <summary>corrected</summary>
          <p>
            Heard: <q>{turn.original}</q>
          </p>
        </details>
      )}
    </>
  );
}

type FormProps = Omit<Props, "children"> & { readonly onClose: () => void };

function CorrectForm({ session, turn, onCorrected, onClose }: FormProps) {
  const id = useId();
  const [text, setText] = useState(turn.text);
  const [isSaving, setSaving] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const isSavable = /\S/.test(text) && text.length <= longestAnswer;

  async function save(): Promise<void> {
    if (!isSavable || isSaving) return;
    if (text === turn.text) {
      onClose();
      return;
    }
    setSaving(true);
    try {
      await onCorrected(await correctAnswer(session, turn.index, text));
      onClose();
    } catch (error) {
      const { message, mend } = problemOf(error);
      setTrouble(`Not saved: ${message} ${mend}`);
      setSaving(false);
    }
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label htmlFor={id} className="visually-hidden">
        What you said
      </label>
      <textarea
        id={id}
        className={styles.box}
        value={text}
        rows={3}
        // It was opened to be written in.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onChange={(event) => {
          setText(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Escape") {
            event.preventDefault();
            onClose();
          } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void save();
          }
        }}
      />
      <div className={styles.acts}>
        <Button type="submit" size="small" tone="primary" busy={isSaving} disabled={!isSavable}>
          Save
        </Button>
        <Button size="small" tone="plain" onClick={onClose}>
          Cancel
        </Button>
        <p role="status" className={styles.note}>
          {trouble ?? "Everything is read again with these words."}
        </p>
      </div>
    </form>
  );
}
