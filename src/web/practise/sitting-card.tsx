import { useEffect, useState, type ReactNode } from "react";
import { CameraPicture } from "../devices/camera-picture";
import { DeviceNotice } from "../devices/device-notice";
import { LevelMeter } from "../devices/level-meter";
import { usesMicrophone } from "../devices/wanted-devices";
import { RoomMediaProvider, useRoomMedia } from "../devices/room-media";
import { Switch } from "../devices/switch";
import { Button } from "../parts/button";
import { Choice } from "../parts/choice";
import { canRecord } from "../recording/segment-recorder";
import type { LastChoice } from "../set-up/last-choice";
import { HearingLine } from "../voice/hearing-line";
import { typedWords } from "../voice/typing-words";
import styles from "./sitting-card.module.css";

type Chosen = Pick<LastChoice, "voice" | "camera" | "record">;

type Props = { readonly choice: Chosen; /** The devices are in use elsewhere on the page. */ readonly isCovered: boolean; readonly onChange: (chosen: Partial<Chosen>) => void; /** What stands beside the switches. */ readonly children: ReactNode };

const answers = [
  { value: "talk", title: "Talk" },
  { value: "type", title: "Type" },
] as const;

/** Whether one talks or types, is seen and is recorded, with a short look at the devices. Nothing waits for it. */
export function SittingCard({ choice: { voice, camera, record }, isCovered, onChange, children }: Props) {
  // A page that is only opened opens no microphone and no camera: somebody has to have asked for them here.
  const [isChecked, setChecked] = useState(false);
  const [talking, setTalking] = useState<Exclude<LastChoice["voice"], "type">>(voice === "type" ? "hands-free" : voice);
  if (voice !== "type" && voice !== talking) setTalking(voice);
  const isTalk = voice !== "type";
  const isRecorded = record && canRecord();
  return (
    <>
      <div className={styles.switches}>
        <Choice
          legend="How you answer"
          quietLegend
          value={isTalk ? "talk" : "type"}
          options={answers}
          onChange={(chosen) => {
            if (chosen === "talk") setChecked(true);
            onChange({ voice: chosen === "talk" ? talking : "type" });
          }}
        />
        <Switch
          label="Camera"
          isOn={camera}
          onTurn={(isOn) => {
            if (isOn) setChecked(true);
            onChange({ camera: isOn });
          }}
        />
        <Switch
          label="Record"
          isOn={isRecorded}
          isOff={!canRecord()}
          onTurn={(isOn) => {
            onChange({ record: isOn });
          }}
        />
      </div>
      {children}
      <div className={styles.check}>
        {!isTalk && !camera ? (
          <p className={styles.words}>{isRecorded ? typedWords.recorded : typedWords.unrecorded}</p>
        ) : isChecked && !isCovered ? (
          <RoomMediaProvider>
            <DeviceCheck isTalk={isTalk} camera={camera} hasUseForMicrophone={usesMicrophone({ voice, record })} />
          </RoomMediaProvider>
        ) : (
          <div className={styles.unchecked}>
            <div className={styles.line}>
              <p className={styles.words}>{opensWords({ isTalk, camera, isRecorded })}</p>
              <Button
                size="small"
                onClick={() => {
                  setChecked(true);
                }}
              >
                Check now
              </Button>
            </div>
            {isTalk ? <HearingLine className={styles.words} /> : null}
          </div>
        )}
      </div>
    </>
  );
}

/** What opens in the room. The recording opens the microphone for who types, too. */
function opensWords({ isTalk, camera, isRecorded }: { readonly isTalk: boolean; readonly camera: boolean; readonly isRecorded: boolean }): string {
  if (isTalk) return camera ? "Microphone and camera open in the room." : "The microphone opens in the room.";
  return isRecorded ? "Microphone and camera open in the room. The recording alone hears the microphone." : "The camera opens in the room.";
}

/** Opens what is wanted and tells how it goes. The room opens them again by itself; the browser remembers what was allowed. */
function DeviceCheck({ isTalk, camera, hasUseForMicrophone }: { readonly isTalk: boolean; readonly camera: boolean; readonly hasUseForMicrophone: boolean }) {
  const media = useRoomMedia();
  const { want, trouble } = media;
  useEffect(() => {
    want({ microphone: hasUseForMicrophone, camera });
  }, [want, hasUseForMicrophone, camera]);
  return (
    <div className={styles.devices}>
      <div className={styles.heard}>
        {isTalk && trouble.microphone === null ? (
          <div className={styles.meter}>
            <LevelMeter track={media.microphone} />
          </div>
        ) : null}
        <DeviceNotice />
        {isTalk && trouble.microphone === null ? <HearingLine className={styles.words} /> : null}
      </div>
      {camera && trouble.camera === null ? <div className={styles.picture}>{media.camera === null ? null : <CameraPicture track={media.camera} label="What your camera sees" />}</div> : null}
    </div>
  );
}
