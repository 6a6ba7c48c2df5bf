import { clockOf } from "../parts/when";
import { bytesPerMinute } from "./recorder-format";
import styles from "./recording-line.module.css";
import { minutesLeft, minutesLeftInWords } from "./size-words";
import type { RoomRecording } from "./use-recording";

/** From so many minutes on, how long the disk will do is worth a place in the room; before, it stands among the devices. */
const shortMinutes = 120;

/** Whether the room is being recorded, for how long so far, and how much longer where the disk may not do. `steady`: the browser's clock. */
export function RecordingLine({ recording, steady }: { readonly recording: RoomRecording; readonly steady: number }) {
  const { state, recordedMs, since, room, hasPicture, trouble } = recording;
  if (state === "off" || state === "impossible") return null;
  const minutes = room === null ? null : minutesLeft(room, bytesPerMinute({ hasVideo: hasPicture }));
  const lastedMs = recordedMs + (since === null ? 0 : Math.max(0, steady - since));
  if (state !== "recording") {
    return <p className={styles.line}>{state === "paused" ? "Recording paused" : state === "waiting" ? "Recording waits for a device" : "Recording stopped"}</p>;
  }
  return (
    <p className={styles.line} data-figures>
      <span className={styles.dot} aria-hidden />
      <span className={styles.now}>Recording {clockOf(lastedMs)}</span>
      <span className={styles.left}>{trouble !== null ? "kept in this browser for now" : minutes === null || minutes > shortMinutes ? "" : minutesLeftInWords(minutes)}</span>
    </p>
  );
}
