import type { SessionView } from "#core/session/view";
import styles from "./coach.module.css";

type Open = NonNullable<SessionView["coached"]>;

/** Coached only: what a listener would still ask about, beside the answer. */
export function Coach({ open }: { readonly open: Open }) {
  return (
    <aside className={styles.coach} aria-label="Still open">
      <details open={globalThis.matchMedia?.("(min-width: 60rem)").matches ?? true}>
        <summary className={styles.summary}>
          Still open <span data-figures>({open.length})</span>
        </summary>
        {open.length === 0 ? (
          <p className={styles.nothing}>Nothing for now. What you bring up next shows here.</p>
        ) : (
          <ul className={styles.list}>
            {open.map(({ topic, title }) => (
              <li key={`${topic} ${title}`} className={styles.item}>
                <span className={styles.topic}>{topic}</span>
                {title}
              </li>
            ))}
          </ul>
        )}
      </details>
    </aside>
  );
}
