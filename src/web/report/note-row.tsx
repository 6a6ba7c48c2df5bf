import { useRef, useState } from "react";
import type { Announced } from "./announcement";
import { isConfirmed } from "./assisted";
import { DisputeForm } from "./dispute-form";
import { HearIt } from "./hear-it";
import { kindTitle, markId, noteId, strengthTitle, type Note } from "./note";
import { signalTitle, type Told } from "./told";
import styles from "./transcript.module.css";
import { useHash } from "./use-hash";

type Props = { readonly note: Note; readonly number: number; readonly told: Told; readonly onAnnounce: (announced: Announced) => void };

/** A remark in the margin: what was heard there and how far it went, the way back to the words, and the way to object. */
export function NoteRow({ note, number, told, onAnnounce }: Props) {
  const isMeant = useHash((fragment) => fragment === noteId(note) || fragment === markId(note));
  return (
    <li id={noteId(note)} className={styles.note} data-kind={note.kind} data-meant={isMeant || undefined}>
      <p>
        <a href={`#${markId(note)}`} className={styles.back}>
          <span className={styles.kind}>
            {number} {kindTitle[note.kind]}
          </span>
          <span className="visually-hidden">, at: {note.quote}</span>
        </a>{" "}
        {note.kind === "open" ? `I could not tell: ${note.about}` : signalTitle(note.piece.signal, told.reference)}
      </p>
      {note.kind === "open" ? (
        <div className={styles.foot}>
          <HearIt place={note} quote={note.quote} />
        </div>
      ) : (
        <div className={styles.foot}>
          {note.piece.by === "built-in" ? null : <span className={styles.strength}>{isConfirmed(told, note.piece) ? "confirmed by you" : "proposed by the model, counts for nothing yet"}</span>}
          {note.kind === "for" ? <span className={styles.strength}>{strengthTitle[note.piece.strength]}</span> : null}
          <HearIt place={note} quote={note.quote} />
          <Objection note={note} told={told} onAnnounce={onAnnounce} />
        </div>
      )}
    </li>
  );
}

function Objection({ note, told, onAnnounce }: { readonly note: Extract<Note, { kind: "for" | "against" }>; readonly told: Told; readonly onAnnounce: (announced: Announced) => void }) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  if (isOpen) return <DisputeForm piece={note.piece} told={told} onAnnounce={onAnnounce} onClose={close} />;
  return (
    <button
      ref={button}
      type="button"
      className={styles.object}
      onClick={() => {
        setOpen(true);
      }}
    >
      That is not what I meant
      <span className="visually-hidden">: {note.quote}</span>
    </button>
  );
}
