import { Link } from "@tanstack/react-router";
import { Trash2 } from "lucide-react";
import type { SessionSummary } from "#core/session/view";
import { IconButton } from "../parts/button";
import { levelTitle, rangeInWords, roundTitle } from "../parts/level-words";
import { whenInWords } from "../parts/when";
import { PlayRecording } from "../recording/play-recording";
import { RecordingRow } from "../recording/recording-row";
import styles from "./session-row.module.css";

type Props = { readonly session: SessionSummary; readonly isRecorded: boolean; readonly onErase: (session: SessionSummary) => void };

/** One session: what it was, and how it reads, or that it goes on. */
export function SessionRow({ session, isRecorded, onErase }: Props) {
  const { id, title, round, minutes, target, status, startedAt, answers } = session;
  const isFinished = status === "finished";
  const named = `${title}, ${whenInWords(startedAt, Date.now())}`;
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <h2 className={styles.title}>
          <Link to={isFinished ? "/sessions/$id/report" : "/sessions/$id"} params={{ id }}>
            {title}
          </Link>
        </h2>
        <p className={styles.about} data-figures>
          <time dateTime={new Date(startedAt).toISOString()}>{whenInWords(startedAt, Date.now())}</time> · {roundTitle[round]} · {minutes} min · {answers === 0 ? "nothing answered" : answers === 1 ? "1 answer" : `${String(answers)} answers`}
        </p>
        {isRecorded ? (
          <RecordingRow session={id} title={named}>
            <PlayRecording session={id} title={named} />
          </RecordingRow>
        ) : null}
      </div>
      <div className={styles.reading}>{isFinished ? <Reading session={session} /> : <p className={styles.going}>{status === "paused" ? "Paused. Carry on" : "Still running. Carry on"}</p>}</div>
      <p className={styles.target}>Against {levelTitle[target].toLowerCase()}</p>
      <div className={styles.erase}>
        <IconButton
          label={`Erase ${title}, ${whenInWords(startedAt, Date.now())}`}
          icon={<Trash2 aria-hidden />}
          onClick={() => {
            onErase(session);
          }}
        />
      </div>
    </li>
  );
}

function Reading({ session: { altitude, selfReading } }: { readonly session: SessionSummary }) {
  const yours = selfReading === null ? "" : `You said ${levelTitle[selfReading].toLowerCase()}`;
  if (altitude === null || !altitude.enough) {
    return (
      <>
        <p className={styles.thin}>Thin evidence</p>
        <p className={styles.about}>{yours === "" ? "Too little was said to read a level" : yours}</p>
      </>
    );
  }
  return (
    <>
      <p className={styles.level}>{levelTitle[altitude.level]}</p>
      <p className={styles.about}>
        Range: {rangeInWords(altitude).toLowerCase()}
        {yours === "" ? "" : ` · ${yours}`}
      </p>
    </>
  );
}
