import { useQuery } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import type { SessionSummary } from "#core/session/view";
import { sessionsQuery } from "../api";
import { Button } from "../parts/button";
import { whenInWords } from "../parts/when";
import { EraseRecordingDialog } from "../recording/erase-recording-dialog";
import { recordingsInAllQuery } from "../recording/recordings-api";
import { sizeInWords } from "../recording/size-words";
import styles from "./kept-recordings.module.css";

/** How much the recordings take, in all and by session, the largest first, each to be erased. */
export function KeptRecordings() {
  const inAll = useQuery(recordingsInAllQuery);
  const sessions = useQuery(sessionsQuery);
  const [doomed, setDoomed] = useState<{ readonly id: string; readonly title: string } | null>(null);
  const [said, setSaid] = useState("");
  if (inAll.isError) return <p className={styles.all}>What the recordings take could not be read, as Altitude does not answer. They are kept; see that it still runs in its terminal.</p>;
  if (inAll.data === undefined) return <p className={styles.all}>{"\u00a0"}</p>;
  const { room } = inAll.data;
  const recorded = inAll.data.sessions.filter(({ bytes }) => bytes > 0).sort((one, other) => other.bytes - one.bytes);
  const nameOf = (id: string): string => named(sessions.data?.find((session) => session.id === id));
  return (
    <div className={styles.recordings}>
      <h3>Recordings</h3>
      <p className={styles.all} data-figures>
        {recorded.length === 0 ? "There is no recording." : `They take ${sizeInWords(room.usedBytes)}, of ${recorded.length === 1 ? "one session" : `${String(recorded.length)} sessions`}.`} They may take {sizeInWords(room.quotaBytes)} in all, and the disk has {sizeInWords(room.freeBytes)} free. To allow
        more or less, start Altitude with <code>ALTITUDE_RECORDINGS_MB</code> set.
      </p>
      <p role="status" className="visually-hidden">
        {said}
      </p>
      {recorded.length === 0 ? null : (
        <ul className={styles.list} aria-label="Recordings by session">
          {recorded.map(({ id, bytes }) => (
            <li key={id} className={styles.item}>
              <span className={styles.name}>{nameOf(id)}</span>
              <span data-figures>{sizeInWords(bytes)}</span>
              <Button
                size="small"
                tone="plain"
                icon={<Trash2 aria-hidden />}
                onClick={() => {
                  setDoomed({ id, title: nameOf(id) });
                }}
              >
                Erase<span className="visually-hidden"> the recording of {nameOf(id)}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {doomed === null ? null : (
        <EraseRecordingDialog
          session={doomed.id}
          title={doomed.title}
          onClose={() => {
            setDoomed(null);
          }}
          onErased={() => {
            setDoomed(null);
            setSaid(`The recording of ${doomed.title} is erased.`);
          }}
        />
      )}
    </div>
  );
}

const named = (session: SessionSummary | undefined): string => (session === undefined ? "A session" : `${session.title}, ${whenInWords(session.startedAt, Date.now())}`);
