import { useMutation } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import type { Evidence } from "#core/assessment/assessment";
import { dispute } from "../api";
import { Button } from "../parts/button";
import { Failure } from "../parts/failure";
import type { Announced } from "./announcement";
import type { Told } from "./told";
import styles from "./transcript.module.css";
import { useReadAgain } from "./use-read-again";

type Props = { readonly piece: Evidence; readonly told: Told; readonly onAnnounce: (announced: Announced) => void; readonly onClose: () => void };

/** "That is not what I meant": an optional word on what was meant, and the session is read again without this piece. */
export function DisputeForm({ piece, told, onAnnounce, onClose }: Props) {
  const { signal, turn, start, end } = piece;
  const [note, setNote] = useState("");
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const readAgain = useReadAgain(told, onAnnounce);
  const disputing = useMutation({
    mutationFn: () => dispute(told.session.id, { signal, turn, start, end, note: note.trim() }),
    onSuccess: (view) => readAgain(view, { signal, turn, start, end }),
  });
  useEffect(() => {
    area.current?.focus();
  }, []);
  const send = () => {
    if (!disputing.isPending) disputing.mutate();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") onClose();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
  };
  return (
    <div className={styles.form}>
      <label htmlFor={id}>What did you mean? You may leave it empty.</label>
      <textarea
        ref={area}
        id={id}
        rows={2}
        maxLength={2000}
        value={note}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setNote(event.target.value);
        }}
      />
      {disputing.error === null ? null : <Failure title="Your objection could not be kept." error={disputing.error} kept="The report stands as it was." />}
      <div className={styles.formActions}>
        <Button size="small" onClick={send} busy={disputing.isPending}>
          Read it again without this
        </Button>
        <Button size="small" tone="plain" onClick={onClose}>
          Leave it
        </Button>
      </div>
    </div>
  );
}
