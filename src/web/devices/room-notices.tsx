import { X } from "lucide-react";
import { useState } from "react";
import { Button, IconButton } from "../parts/button";
import { deviceKinds } from "./device-trouble";
import { useRoomMedia } from "./room-media";
import styles from "./room-notices.module.css";
import { isWorthTrying, replacedWords, troubleWords } from "./trouble-words";

/** What went wrong with a device or the recording, over the conversation until it is mended or put away. Nothing waits for it. */
export function RoomNotices({ recordingNotice }: { readonly recordingNotice: string | null }) {
  const { trouble, replacedBy, want } = useRoomMedia();
  const [putAway, setPutAway] = useState<readonly string[]>([]);
  const devices = deviceKinds.flatMap((kind) => {
    const [wrong, other] = [trouble[kind], replacedBy[kind]];
    if (wrong !== null) return [{ words: troubleWords(kind, wrong), again: isWorthTrying(wrong) ? kind : null }];
    return other === null ? [] : [{ words: replacedWords(kind, other), again: null }];
  });
  const notices = [...devices, ...(recordingNotice === null ? [] : [{ words: recordingNotice, again: null }])].filter(({ words }) => !putAway.includes(words));
  return (
    <div className={styles.notices} role="status">
      {notices.map(({ words, again }) => (
        <div key={words} className={styles.notice}>
          <p className={styles.words}>{words}</p>
          {again === null ? null : (
            <Button
              size="small"
              onClick={() => {
                want({ [again]: true });
              }}
            >
              Try again
              <span className="visually-hidden">: {again}</span>
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
