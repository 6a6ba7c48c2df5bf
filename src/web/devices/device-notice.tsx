import { Button } from "../parts/button";
import { deviceKinds } from "./device-trouble";
import styles from "./device-notice.module.css";
import { useRoomMedia } from "./room-media";
import { replacedWords, troublesIn } from "./trouble-words";

/** What is wrong with the devices and how to mend it; nothing where all is well. */
export function DeviceNotice() {
  const { trouble, replacedBy, tryAgain } = useRoomMedia();
  return (
    <div role="status" className={styles.notices}>
      {troublesIn(trouble).map(({ kinds, words, isWorthTrying }) => (
        <div key={words} className={styles.notice}>
          <p>{words}</p>
          {isWorthTrying ? (
            <Button
              size="small"
              onClick={() => {
                tryAgain(kinds);
              }}
            >
              Try again
              <span className="visually-hidden">: {kinds.join(" and ")}</span>
            </Button>
          ) : null}
        </div>
      ))}
      {deviceKinds.map((kind) => {
        const other = replacedBy[kind];
        return other === null || trouble[kind] !== null ? null : (
          <p key={kind} className={styles.replaced}>
            {replacedWords(kind, other)}
          </p>
        );
      })}
    </div>
  );
}
