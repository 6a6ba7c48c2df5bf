import { Fragment } from "react";
import { keys } from "./keys";
import styles from "./key-list.module.css";

/** Each key with what it does and where. */
export function KeyList() {
  return (
    <dl className={styles.list}>
      {keys.map((key) => (
        <div key={key.does} className={styles.row}>
          <dt className={styles.keys}>
            <Chord press={key.press} />
            {"orPress" in key ? (
              <>
                {" or "}
                <Chord press={key.orPress} />
              </>
            ) : null}
          </dt>
          <dd>
            {key.does}
            <span className={styles.where}>{key.where}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Chord({ press }: { readonly press: readonly string[] }) {
  return (
    <span className={styles.chord}>
      {press.map((key, index) => (
        <Fragment key={key}>
          {index > 0 ? " + " : null}
          <kbd>{key}</kbd>
        </Fragment>
      ))}
    </span>
  );
}
