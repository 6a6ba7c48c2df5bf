import { Button } from "../parts/button";
import type { DeviceKind } from "./device-trouble";
import styles from "./device-notice.module.css";
import { useRoomMedia } from "./room-media";
import { isWorthTrying, replacedWords, troubleWords } from "./trouble-words";

/** What is wrong with a device and how to mend it; nothing where all is well. */
export function DeviceNotice({ kind }: { readonly kind: DeviceKind }) {
  const { trouble, replacedBy, want } = useRoomMedia();
  const [wrong, other] = [trouble[kind], replacedBy[kind]];
  return (
    <div role="status" className={styles.notice}>
      {wrong === null ? (
        other === null ? null : <p className={styles.replaced}>{replacedWords(kind, other)}</p>
      ) : (
        <>
          <p className={styles.trouble}>{troubleWords(kind, wrong)}</p>
          {isWorthTrying(wrong) ? (
            <Button
              size="small"
              onClick={() => {
                want({ [kind]: true });
              }}
            >
              Try again
              <span className="visually-hidden">: {kind}</span>
            </Button>
          ) : null}
        </>
      )}
    </div>
  );
}
