import type { Moment } from "#core/assessment/assessment";
import { Quote, Sign } from "./quote";
import type { Quotes } from "./told";
import styles from "./moments.module.css";

/** The moments that decided the reading, at most three, each in the person's own words. */
export function AltitudeMoments({ moments, quotes }: { readonly moments: readonly Moment[]; readonly quotes: Quotes }) {
  return (
    <ol className={styles.moments}>
      {moments.map(({ evidence, dimension, polarity, why }) => {
        const piece = quotes.get(evidence);
        return piece === undefined ? null : (
          <li key={`${evidence} ${dimension}`} className={styles.moment}>
            <Sign polarity={polarity} />
            <div>
              <p className={styles.words}>
                <Quote piece={piece} />
              </p>
              <p className={styles.why}>{why}</p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
