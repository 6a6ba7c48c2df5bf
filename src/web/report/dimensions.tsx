import type { Assessment, Evidence } from "#core/assessment/assessment";
import type { Reference } from "#core/session/view";
import { bandTitle } from "../parts/level-words";
import { Quote } from "./quote";
import styles from "./report.module.css";

type Props = { readonly assessment: Assessment; readonly reference: Reference; readonly quotes: ReadonlyMap<string, Evidence> };

const mostQuotes = 3;

/** The six dimensions: band, why, for and against, what was missing. */
export function Dimensions({ assessment, reference, quotes }: Props) {
  const missing = new Map(reference.signals.map((signal) => [signal.id, signal.missing]));
  const pieces = (ids: readonly string[]) => ids.slice(0, mostQuotes).flatMap((id) => quotes.get(id) ?? []);
  return (
    <ul className={styles.dimensions}>
      {assessment.dimensions.map((dimension) => {
        const known = reference.dimensions.find(({ id }) => id === dimension.id);
        return (
          <li key={dimension.id} className={styles.dimension} data-observed={dimension.band !== null}>
            <div>
              <h3>{known?.title ?? dimension.id}</h3>
              <p className={styles.band}>{dimension.band === null ? "Not observed" : bandTitle[dimension.band]}</p>
              {dimension.low !== null && dimension.high !== null && <p className={`${styles.soft ?? ""} ${styles.small ?? ""}`}>{dimension.thin ? "thin evidence, " : ""}range {dimension.low.toFixed(1)} to {dimension.high.toFixed(1)}</p>}
            </div>
            <div className={styles.stack}>
              <p>{dimension.why}</p>
              {pieces(dimension.evidence).map((piece) => <p key={piece.id} className={styles.for}><span className={styles.small}>For</span> <Quote piece={piece} /></p>)}
              {pieces(dimension.against).map((piece) => <p key={piece.id} className={styles.against}><span className={styles.small}>Against</span> <Quote piece={piece} /></p>)}
              {dimension.band !== null && dimension.missing.length > 0 && <p className={`${styles.soft ?? ""} ${styles.small ?? ""}`}>Not heard: {dimension.missing.map((id) => missing.get(id) ?? id).join("; ")}.</p>}
              <details className={styles.small}><summary>What each level looks like</summary>
                <dl>{(["junior", "mid", "senior", "staff"] as const).map((level) => <div key={level}><dt><strong>{level}</strong></dt><dd>{known?.levels[level]}</dd></div>)}</dl>
              </details>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
