import { CircleDot, Mic, MicOff, Video, VideoOff } from "lucide-react";
import { Notice } from "../parts/notice";
import { bytesPerMinute } from "../recording/recorder-format";
import { minutesLeft, minutesLeftInWords, sizeInWords } from "../recording/size-words";
import type { RoomRecording } from "../recording/use-recording";
import { CameraPicture } from "./camera-picture";
import { DeviceNotice } from "./device-notice";
import { DevicePicker } from "./device-picker";
import styles from "./devices-panel.module.css";
import { LevelMeter } from "./level-meter";
import { useRoomMedia } from "./room-media";
import { Switch } from "./switch";
import type { Switches } from "./use-switches";

type Props = {
  readonly switches: Switches;
  readonly recording: RoomRecording;
  /** Hidden, shown, or not there as the camera is off. */
  readonly selfView: { readonly isShown: boolean; readonly show: (isShown: boolean) => void };
};

/** Everything about devices and the recording in the room, in one place. */
export function DevicesPanel({ switches, recording, selfView }: Props) {
  const { microphone, camera } = useRoomMedia();
  const isMicrophoneOn = switches.hasUseForMicrophone && !switches.isMuted;
  return (
    <div className={styles.panel}>
      <div className={styles.group}>
        <Switch label="Microphone" icon={isMicrophoneOn ? <Mic aria-hidden /> : <MicOff aria-hidden />} isOn={isMicrophoneOn} isOff={!switches.hasUseForMicrophone} onTurn={(isOn) => { switches.turn({ isMuted: !isOn }); }} />
        {switches.hasUseForMicrophone ? null : <p className={styles.line}>It is used to talk, and to record: choose how you answer under Voice, or switch the recording on.</p>}
        {isMicrophoneOn ? (
          <>
            <LevelMeter track={microphone} />
            <DevicePicker kind="microphone" quietLabel />
          </>
        ) : null}
      </div>
      <div className={styles.group}>
        <Switch label="Camera" icon={switches.camera ? <Video aria-hidden /> : <VideoOff aria-hidden />} isOn={switches.camera} onTurn={(isOn) => { switches.turn({ camera: isOn }); }} />
        {switches.camera ? (
          <>
            {selfView.isShown || camera === null ? null : (
              <div className={styles.picture}>
                <CameraPicture track={camera} label="What your camera sees" />
              </div>
            )}
            <DevicePicker kind="camera" quietLabel />
            <Switch label="Self-view in the room" isOn={selfView.isShown} onTurn={selfView.show} />
          </>
        ) : null}
      </div>
      <DeviceNotice />
      <div className={styles.group}>
        <Switch label="Recording" icon={<CircleDot aria-hidden />} isOn={switches.record} isOff={recording.state === "impossible"} onTurn={(isOn) => { switches.turn({ record: isOn }); }} />
        <p className={styles.words}>{recordingWords(recording, microphone !== null)}</p>
        {recording.notice === null ? null : <Notice tone="failed">{recording.notice}</Notice>}
      </div>
      <p className={styles.promise}>Nothing here looks at your face, voice or accent: there is no such analysis. The recording stays on this machine, in the data folder.</p>
    </div>
  );
}

function recordingWords({ state, room, hasPicture, trouble }: RoomRecording, hasSound: boolean): string {
  const left = room === null ? "" : ` All recordings take ${sizeInWords(room.usedBytes)}; ${minutesLeftInWords(minutesLeft(room, bytesPerMinute({ hasVideo: hasPicture })))}.`;
  switch (state) {
    case "impossible":
      return "This browser cannot record. The interview works without; a current Chrome, Edge, Firefox or Safari can.";
    case "off":
      return "Nothing is recorded.";
    case "paused":
      return "Nothing is recorded while the interview is paused.";
    case "waiting":
      return "It begins when a microphone or a camera is on and allowed.";
    case "stopped":
      return "It does not go on. Switch it off and on to try again.";
    case "recording":
      return trouble !== null ? `${trouble} What is recorded is kept in this browser, and sent as soon as Altitude takes it.` : `${!hasPicture ? "Sound is recorded." : hasSound ? "Picture and sound are recorded." : "The picture is recorded, without sound."}${left}`;
  }
}
