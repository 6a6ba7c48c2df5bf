import { Fragment } from "react";
import { kindTitle, markId, noteId, type Note } from "./note";
import { segments } from "./segments";
import styles from "./transcript.module.css";
import { useHash } from "./use-hash";

/** A turn's words with every noted place marked, and at its end the number of the note. */
export function MarkedText({ text, notes }: { readonly text: string; readonly notes: readonly Note[] }) {
  let from = 0;
  return segments(text, notes).map(({ text: part, pieces }) => {
    const start = from;
    const end = start + part.length;
    from = end;
    if (pieces.length === 0) return <Fragment key={start}>{part}</Fragment>;
    return (
      <Fragment key={start}>
        <Marked notes={pieces} begun={pieces.filter((piece) => piece.start === start)}>
          {part}
        </Marked>
        {pieces
          .filter((piece) => Math.min(piece.end, text.length) === end)
          .map((note) => (
            <NumberOf key={note.key} note={note} number={notes.indexOf(note) + 1} />
          ))}
      </Fragment>
    );
  });
}

type MarkedProps = { readonly notes: readonly Note[]; readonly begun: readonly Note[]; readonly children: string };

function Marked({ notes, begun, children }: MarkedProps) {
  const isMeant = useHash((fragment) => notes.some((note) => fragment === markId(note) || fragment === noteId(note)));
  const kinds = new Set(notes.map(({ kind }) => kind));
  // Words that counted for and against are both; words that also left something open have counted all the same.
  const marked = kinds.has("against") ? (kinds.has("for") ? "mixed" : "against") : kinds.has("for") ? "for" : "open";
  return (
    <mark data-kind={marked} data-meant={isMeant || undefined}>
      {begun.map((note) => (
        <span key={note.key} id={markId(note)} className={styles.anchor} />
      ))}
      {children}
    </mark>
  );
}

const signs = { for: "+", against: "−", open: "?" } as const satisfies Record<Note["kind"], string>;

function NumberOf({ note, number }: { readonly note: Note; readonly number: number }) {
  return (
    <sup className={styles.number}>
      <a href={`#${noteId(note)}`} data-kind={note.kind} aria-label={`Note ${String(number)}, ${kindTitle[note.kind].toLowerCase()}`}>
        {signs[note.kind]}
        {number}
      </a>
    </sup>
  );
}
