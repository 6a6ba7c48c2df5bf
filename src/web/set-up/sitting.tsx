import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { CameraPicture } from "../devices/camera-picture";
import { DeviceNotice } from "../devices/device-notice";
import { DevicePicker } from "../devices/device-picker";
import { LevelMeter } from "../devices/level-meter";
import { useRoomMedia } from "../devices/room-media";
import { Switch } from "../devices/switch";
import { usesMicrophone } from "../devices/wanted-devices";
import { Choice } from "../parts/choice";
import { bytesPerMinute } from "../recording/recorder-format";
import { recordingsInAllQuery } from "../recording/recordings-api";
import { canRecord } from "../recording/segment-recorder";
import { bytesLeft, sizeInWords } from "../recording/size-words";
import { hasNoWay, noWayWords, wayWords } from "../voice/state-words";
import { typedWords } from "../voice/typing-words";
import { useWays } from "../voice/use-ways";
import type { LastChoice, Voice } from "./last-choice";
import styles from "./sitting.module.css";

type Chosen = Pick<LastChoice, "voice" | "camera" | "record">;

type Props = { readonly choice: Chosen; readonly minutes: number; readonly onChange: (chosen: Partial<Chosen>) => void };

/** `typing`: for who types. `noWay`: for who would talk, where nothing turns the voice into words; null where something does. */
const voices = ({ typing, noWay }: { readonly typing: string; readonly noWay: string | null }) => [
  { value: "hands-free", title: "Hands-free", hint: noWay ?? "You talk, and a pause ends your answer. You can always type instead." },
  { value: "push", title: "Push to talk", hint: noWay ?? "You talk while a key or a button is held. You can always type instead." },
  { value: "type", title: "Type", hint: typing },
] as const satisfies readonly { readonly value: Voice; readonly title: string; readonly hint: string }[];

/** By voice or by text, camera and recording, with a look at whether the devices work. None of it keeps an interview from starting. */
export function Sitting({ choice, minutes, onChange }: Props) {
  const { voice, camera, record } = choice;
  const media = useRoomMedia();
  const { want } = media;
  const ways = useWays(voice !== "type");
  const noWay = hasNoWay(ways) ? noWayWords(ways) : null;
  const hasUseForMicrophone = usesMicrophone(choice);
  useEffect(() => {
    want({ microphone: hasUseForMicrophone, camera });
  }, [want, hasUseForMicrophone, camera]);

  return (
    <div className={styles.sitting}>
      <Choice
        legend="Talk or type"
        value={voice}
        options={voices({ typing: record && canRecord() ? typedWords.recorded : typedWords.unrecorded, noWay })}
        onChange={(chosen) => {
          onChange({ voice: chosen });
        }}
      />
      {voice === "type" || noWay !== null ? null : <p className={styles.hint}>{wayWords(ways)}</p>}
      <div className={styles.devices}>
        <div className={styles.preview}>
          {media.camera === null ? <p className={styles.dark}>{!camera ? "Camera off" : media.trouble.camera === null ? "Waiting for the camera" : "No picture"}</p> : <CameraPicture track={media.camera} label="What your camera sees" />}
        </div>
        <div className={styles.controls}>
          <Switch
            label="Camera"
            isOn={camera}
            onTurn={(isOn) => {
              onChange({ camera: isOn });
            }}
          />
          {camera ? <DevicePicker kind="camera" quietLabel /> : null}
          <p className={styles.name}>Microphone</p>
          {hasUseForMicrophone ? (
            <>
              <LevelMeter track={media.microphone} />
              <DevicePicker kind="microphone" quietLabel />
            </>
          ) : (
            <p className={styles.hint}>Off. It is used to talk, and to record.</p>
          )}
        </div>
      </div>
      <DeviceNotice />
      <div className={styles.record}>
        <Switch
          label="Record it"
          isOn={record && canRecord()}
          isOff={!canRecord()}
          onTurn={(isOn) => {
            onChange({ record: isOn });
          }}
        />
        <RecordingHint choice={choice} minutes={minutes} />
      </div>
    </div>
  );
}

function RecordingHint({ choice: { camera, record }, minutes }: Pick<Props, "choice" | "minutes">) {
  const { data } = useQuery(recordingsInAllQuery);
  if (!canRecord()) return <p className={styles.hint}>This browser cannot record. The interview works without; a current Chrome, Edge, Firefox or Safari can.</p>;
  const needed = bytesPerMinute({ hasVideo: camera }) * minutes;
  const what = record ? `${camera ? "Picture and sound" : "Sound"}, at most ${sizeInWords(needed)} for ${String(minutes)} minutes, to watch or hear it again. It stays on this machine.` : "Nothing is recorded. A recording would stay on this machine, to watch or hear again.";
  if (data === undefined) return <p className={styles.hint}>{what}</p>;
  const { usedBytes, quotaBytes, freeBytes } = data.room;
  const isTight = record && bytesLeft(data.room) < needed;
  return (
    <p className={styles.hint} data-figures>
      {what} Recordings take {sizeInWords(usedBytes)} of the {sizeInWords(quotaBytes)} they may; the disk has {sizeInWords(freeBytes)} free.
      {isTight ? <strong className={styles.tight}> That may not do: the recording then stops, and the interview goes on.</strong> : null}
    </p>
  );
}
