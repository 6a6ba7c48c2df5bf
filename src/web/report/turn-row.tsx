import { memo } from "react";
import type { TurnView } from "#core/session/view";
import { clockOf } from "../parts/when";
import { CorrectTurn } from "../voice/correct-turn";
import type { Announced } from "./announcement";
import { DisputedHere } from "./disputed";
import { MarkedText } from "./marked-text";
import type { Note } from "./note";
import { NoteRow } from "./note-row";
import type { Told } from "./told";
import styles from "./transcript.module.css";
import { useReadAgain } from "./use-read-again";

type Props = { readonly turn: TurnView; readonly notes: readonly Note[]; readonly told: Told; readonly onAnnounce: (announced: Announced) => void };

/** One turn: who, when, the words with their marks, and what there is to say about them. */
export const TurnRow = memo(function TurnRow({ turn, notes, told, onAnnounce }: Props) {
  const { index, speaker, text, atMs } = turn;
  const readAgain = useReadAgain(told, onAnnounce);
  const words = (
    <p className={styles.text}>
      <MarkedText text={text} notes={notes} />
    </p>
  );
  const disputes = told.session.disputes.filter((dispute) => dispute.turn === index);
  return (
    <li id={`turn-${String(index)}`} className={styles.turn} data-speaker={speaker} tabIndex={-1}>
      <div className={styles.said}>
        <p className={styles.who}>
          {speaker === "candidate" ? "You" : "Interviewer"} <span className={styles.at}>{clockOf(atMs)}</span>
        </p>
        {speaker === "candidate" ? (
          <CorrectTurn session={told.session.id} turn={turn} onCorrected={(heard) => readAgain(heard, null)}>
            {words}
          </CorrectTurn>
        ) : (
          words
        )}
      </div>
      {notes.length + disputes.length === 0 ? null : (
        <ul className={styles.notes}>
          {notes.map((note, order) => (
            <NoteRow key={note.key} note={note} number={order + 1} told={told} onAnnounce={onAnnounce} />
          ))}
          {disputes.map((dispute) => (
            <DisputedHere key={`${dispute.signal} ${String(dispute.start)} ${String(dispute.end)}`} dispute={dispute} told={told} onAnnounce={onAnnounce} />
          ))}
        </ul>
      )}
    </li>
  );
});
