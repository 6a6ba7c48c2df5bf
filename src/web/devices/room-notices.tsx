import { X } from "lucide-react";
import { useState } from "react";
import { Button, IconButton } from "../parts/button";
import { deviceKinds } from "./device-trouble";
import { useRoomMedia } from "./room-media";
import styles from "./room-notices.module.css";
import { replacedWords, troublesIn } from "./trouble-words";

type Props = { readonly recordingNotice: string | null; /** What is wrong with the microphone stands with the voice already. */ readonly isVoiceShown: boolean };

/** What went wrong with a device or the recording, over the conversation until it is mended or put away. Nothing waits for it. */
export function RoomNotices({ recordingNotice, isVoiceShown }: Props) {
  const { trouble, replacedBy, tryAgain } = useRoomMedia();
  const [putAway, setPutAway] = useState<readonly string[]>([]);
  const untold = troublesIn(trouble).filter(({ kinds }) => !isVoiceShown || !kinds.includes("microphone"));
  const troubles = untold.map(({ words, kinds, isWorthTrying }) => ({ words, again: isWorthTrying ? kinds : [] }));
  const replaced = deviceKinds.flatMap((kind) => (replacedBy[kind] === null || trouble[kind] !== null ? [] : [{ words: replacedWords(kind, replacedBy[kind]), again: [] }]));
  const notices = [...troubles, ...replaced, ...(recordingNotice === null ? [] : [{ words: recordingNotice, again: [] }])].filter(({ words }) => !putAway.includes(words));
  return (
    <div className={styles.notices} role="status">
      {notices.map(({ words, again }) => (
        <div key={words} className={styles.notice}>
          <p className={styles.words}>{words}</p>
          {again.length === 0 ? null : (
            <Button
              size="small"
              onClick={() => {
                tryAgain(again);
              }}
            >
              Try again
              <span className="visually-hidden">: {again.join(" and ")}</span>
            </Button>
          )}
          <IconButton
            label="Put this notice away"
            icon={<X aria-hidden />}
            onClick={() => {
              setPutAway([...putAway, words]);
            }}
          />
        </div>
      ))}
    </div>
  );
}
