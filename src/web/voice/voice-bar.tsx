import { Mic, MicOff, Settings2, Volume2, VolumeOff } from "lucide-react";
import { useRoomMedia } from "../devices/room-media";
import { troublesIn } from "../devices/trouble-words";
import { Button, IconButton } from "../parts/button";
import { classNames } from "../parts/class-names";
import { HearingTrouble } from "./hearing-trouble";
import { stateWords, wayWords } from "./state-words";
import { TalkButton } from "./talk-button";
import type { RoomVoice } from "./use-voice";
import styles from "./voice-bar.module.css";
import { changeVoice, useVoiceSettings } from "./voice-settings";

type Props = { readonly voice: RoomVoice; readonly question: string };

/** What is said in large letters, what is heard, and how: above the box, in a room of its own that never changes its height. */
export function VoiceBar({ voice, question, onSettings }: Props & { readonly onSettings: () => void }) {
  const { isMuted } = useVoiceSettings();
  return (
    <div className={styles.bar}>
      <Caption voice={voice} question={question} />
      <div className={styles.row}>
        <div className={styles.standing}>
          <p className={styles.state} role="status" data-figures>
            <span aria-hidden className={classNames(styles.dot, isLit(voice) && styles.lit)} />
            {stateWords(voice)}
          </p>
          <p className={styles.way}>{wayWords(voice.ways)}</p>
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

/** The gravest first: what is wrong, what is asked back, what the interviewer says. */
function Caption({ voice, question }: Props) {
  const { hearing, interviewer, doubt } = voice;
  const { trouble, tryAgain } = useRoomMedia();
  // Where the camera does not open for the same reason, that is one thing to tell.
  const shut = voice.isPaused ? undefined : troublesIn(trouble).find(({ kinds }) => kinds.includes("microphone"));
  if (shut !== undefined || hearing.trouble !== null) {
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
                  {hearing.trouble === null ? null : <span className="visually-hidden">: your {shut.kinds.join(" and ")}</span>}
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
  return (
    <div className={classNames(styles.caption, !interviewer.needsTap && styles.echo)}>
      {/* What scrolls must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroller} role="region" aria-label="What the interviewer says" tabIndex={0}>
        <p className={classNames(styles.words, !interviewer.isSpeaking && styles.over)}>{question}</p>
      </div>
      {interviewer.needsTap ? (
        <div className={styles.answers}>
          <Button size="small" icon={<Volume2 aria-hidden />} onClick={interviewer.sayAgain}>
            Tap to hear the interviewer
          </Button>
        </div>
      ) : null}
    </div>
  );
}
