import { Mic, MicOff, Settings2, Volume2, VolumeOff } from "lucide-react";
import { useRoomMedia } from "../devices/room-media";
import { troublesIn } from "../devices/trouble-words";
import { Button, IconButton } from "../parts/button";
import { classNames } from "../parts/class-names";
import { HearingTrouble } from "./hearing-trouble";
import { goingOn, hasNoWay, stateWords, wayWords } from "./state-words";
import { TalkButton } from "./talk-button";
import type { RoomVoice } from "./room-voice";
import styles from "./voice-bar.module.css";
import { changeVoice, useVoiceSettings } from "./voice-settings";

type Props = { readonly voice: RoomVoice; /** One row, and nothing in it that stands elsewhere as well. */ readonly isCompact: boolean; readonly onSettings: () => void };

/** What is heard, and how, above the box; and, above that, what has to be told or asked. */
export function VoiceBar({ voice, isCompact, onSettings }: Props) {
  const { isMuted } = useVoiceSettings();
  const isTapInRow = isCompact && voice.interviewer.needsTap;
  return (
    <div className={classNames(styles.bar, isCompact && styles.compact)}>
      <Caption voice={voice} isCompact={isCompact} />
      <div className={styles.row}>
        {isTapInRow ? (
          <Button size="small" icon={<Volume2 aria-hidden />} onClick={voice.interviewer.sayAgain}>
            Hear it
            <span className="visually-hidden">: what the interviewer says</span>
          </Button>
        ) : null}
        <div className={isTapInRow ? "visually-hidden" : styles.standing}>
          <p className={classNames(styles.state, voice.interviewer.trouble !== null && styles.long)} role="status" data-figures>
            <span aria-hidden className={classNames(styles.dot, isLit(voice) && styles.lit)} />
            {isCompact ? goingOn(voice) : stateWords(voice)}
          </p>
          {/* To be seen in the settings, where there is one row. A microphone that does not open is to be mended first. */}
          {voice.microphone.trouble !== null && hasNoWay(voice.ways) ? null : <p className={isCompact ? "visually-hidden" : styles.way}>{wayWords(voice.ways)}</p>}
        </div>
        <div className={styles.buttons}>
          {voice.microphone.isMuted ? (
            <Button size="small" icon={<Mic aria-hidden />} onClick={voice.microphone.unmute}>
              Switch it on
              <span className="visually-hidden">: your microphone</span>
            </Button>
          ) : voice.isByButton ? (
            <TalkButton voice={voice} />
          ) : null}
          <IconButton
            label={isMuted ? "Let the interviewer's voice speak" : "Silence the interviewer's voice"}
            aria-pressed={isMuted}
            icon={isMuted ? <VolumeOff aria-hidden /> : <Volume2 aria-hidden />}
            onClick={() => {
              changeVoice({ isMuted: !isMuted });
            }}
          />
          <IconButton label="Voice settings" icon={<Settings2 aria-hidden />} onClick={onSettings} />
        </div>
      </div>
    </div>
  );
}

const isLit = ({ talking, hearing }: RoomVoice): boolean => talking.isPressed || hearing.state === "hearing";

/** The gravest first: what is wrong, what is asked back, what keeps the interviewer from being heard. What they say stands in the conversation. */
function Caption({ voice, isCompact }: Pick<Props, "voice" | "isCompact">) {
  const { told, interviewer, doubt } = voice;
  const { trouble, tryAgain } = useRoomMedia();
  // Where the camera does not open for the same reason, that is one thing to tell.
  const shut = voice.isPaused ? undefined : troublesIn(trouble).find(({ kinds }) => kinds.includes("microphone"));
  if (shut !== undefined || told !== null) {
    return (
      <>
        {shut === undefined ? null : (
          <div className={classNames(styles.caption, styles.troubled)} role="alert">
            <p className={styles.trouble}>
              <MicOff aria-hidden /> {shut.words}
            </p>
            {shut.isWorthTrying ? (
              <div className={styles.answers}>
                <Button
                  size="small"
                  onClick={() => {
                    tryAgain(shut.kinds);
                  }}
                >
                  Try again
                  {told === null ? null : <span className="visually-hidden">: your {shut.kinds.join(" and ")}</span>}
                </Button>
              </div>
            ) : null}
          </div>
        )}
        <HearingTrouble voice={voice} />
      </>
    );
  }
  if (doubt !== null) {
    return (
      <div className={styles.caption} role="group" aria-label="A word that was hardly understood">
        <p className={styles.words} role="status">
          {doubt.question}
        </p>
        <div className={styles.answers}>
          <Button size="small" tone="primary" onClick={doubt.yes}>
            Yes
          </Button>
          <Button size="small" onClick={doubt.no}>
            No
          </Button>
        </div>
      </div>
    );
  }
  if (isCompact) {
    return (
      <p className={styles.unheard} role="status">
        {interviewer.trouble}
      </p>
    );
  }
  return interviewer.needsTap ? (
    <div className={styles.caption}>
      <Button size="small" icon={<Volume2 aria-hidden />} onClick={interviewer.sayAgain}>
        Tap to hear the interviewer
      </Button>
    </div>
  ) : null;
}
