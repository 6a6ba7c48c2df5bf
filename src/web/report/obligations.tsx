import type { Evidence, Obligation } from "#core/assessment/assessment";
import { stateTitle } from "#core/assessment/state-title";
import type { ObligationState } from "#core/words";
import { Quote } from "./quote";
import styles from "./report.module.css";

const steps = { unasked: 0, open: 0, named: 1, parked: 1, "unknown-handled": 2, contradicted: 1, claimed: 2, waived: 3, grounded: 3, defended: 4 } as const satisfies Record<ObligationState, number>;

/** Each question that naming a thing left open, and how far it was taken. What nobody asked stands apart. */
export function Obligations({ obligations, quotes }: { readonly obligations: readonly Obligation[]; readonly quotes: ReadonlyMap<string, Evidence> }) {
  const asked = obligations.filter(({ state }) => state !== "unasked");
  const unasked = obligations.filter(({ state }) => state === "unasked");
  const topics = [...new Set(asked.map(({ topicTitle }) => topicTitle))];
  if (obligations.length === 0) return <p className={styles.soft}>Nothing was named that left a question open.</p>;
  return (
    <>
      {topics.map((topic) => (
        <div key={topic} className={styles.topic}>
          <h3>{topic}</h3>
          <ul>
            {asked.filter(({ topicTitle }) => topicTitle === topic).map((one) => {
              const piece = one.evidence.map((id) => quotes.get(id)).findLast((found) => found !== undefined);
              return (
                <li key={one.id} className={styles.obligation}>
                  <span className={styles.steps} aria-hidden="true">{[1, 2, 3, 4].map((step) => <span key={step} data-reached={step <= steps[one.state]} />)}</span>
                  <span>{one.title}<br /><span className={`${styles.soft ?? ""} ${styles.small ?? ""}`}>{stateTitle[one.state]}{one.asked ? ", asked" : ""}</span></span>
                  <span>{piece !== undefined && <Quote piece={piece} />}</span>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
      {unasked.length > 0 && (
        <details>
          <summary>Not asked, not held against you ({unasked.length})</summary>
          <ul className={styles.soft}>{unasked.map(({ id, topicTitle, title }) => <li key={id}>{topicTitle}: {title}</li>)}</ul>
        </details>
      )}
    </>
  );
}
