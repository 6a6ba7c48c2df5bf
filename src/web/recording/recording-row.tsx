import { useQuery } from "@tanstack/react-query";
import { Download, Trash2 } from "lucide-react";
import { useState, type ReactNode } from "react";
import type { RecordingView } from "#core/recording/recording-view";
import { buttonClass, Button } from "../parts/button";
import { EraseRecordingDialog } from "./erase-recording-dialog";
import styles from "./recording-row.module.css";
import { recordingFile, recordingsQuery } from "./recordings-api";
import { inAll, lengthInWords, sizeInWords } from "./size-words";

/** How often it is looked at again while it is being made seekable, in milliseconds. */
const unfinishedMs = 2_000;

type Props = { readonly session: string; readonly title: string; /** What can be done with it beside that. */ readonly children?: ReactNode };

/** The recording of a session: how long and how large, to keep as a file, or erase. Nothing where there is none. */
export function RecordingRow({ session, title, children }: Props) {
  const query = useQuery({ ...recordingsQuery(session), refetchInterval: ({ state }) => (state.data?.recordings.some(({ state: of }) => of === "finishing") === true ? unfinishedMs : false) });
  const [isAsked, setAsked] = useState(false);
  const [isErased, setErased] = useState(false);
  // One that was begun and never got its first chunk is none.
  const recordings = query.data?.recordings.filter(({ bytes }) => bytes > 0) ?? [];
  if (recordings.length === 0) return isErased ? <p role="status" className={styles.words}>The recording is erased.</p> : null;
  return (
    <div className={styles.row}>
      <p className={styles.words} data-figures>
        {inWords(recordings)}
      </p>
      <div className={styles.acts}>
        {children}
        {recordings.map(({ id }, index) => (
          <a key={id} href={recordingFile(session, id)} download className={buttonClass("plain", "small")}>
            <Download aria-hidden />
            <span>
              {recordings.length === 1 ? "Download" : `Part ${String(index + 1)}`}
              <span className="visually-hidden"> of the recording of {title}</span>
            </span>
          </a>
        ))}
        <Button
          tone="plain"
          size="small"
          icon={<Trash2 aria-hidden />}
          onClick={() => {
            setAsked(true);
          }}
        >
          Erase<span className="visually-hidden"> the recording of {title}</span>
        </Button>
      </div>
      {isAsked ? (
        <EraseRecordingDialog
          session={session}
          title={title}
          onClose={() => {
            setAsked(false);
          }}
          onErased={() => {
            setAsked(false);
            setErased(true);
          }}
        />
      ) : null}
    </div>
  );
}

function inWords(recordings: readonly RecordingView[]): string {
  const { ms, bytes } = inAll(recordings);
  const parts = recordings.length === 1 ? "" : ` in ${String(recordings.length)} parts`;
  const state = recordings.some(({ state: of }) => of === "recording") ? " Some of it is still on its way." : recordings.some(({ state: of }) => of === "finishing") ? " It is being made ready to jump in." : "";
  const problem = recordings.find((recording) => recording.problem !== null)?.problem ?? "";
  return `Recording: ${ms === 0 ? "" : `${lengthInWords(ms)}, `}${sizeInWords(bytes)}${parts}.${state} ${problem}`.trimEnd();
}
