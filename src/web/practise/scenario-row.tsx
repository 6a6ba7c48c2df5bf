import type { ScenarioSummary } from "#core/session/view";
import { roundTitle } from "../parts/level-words";
import type { Wish } from "../set-up/last-choice";
import styles from "./scenario-row.module.css";

type Props = { readonly scenario: ScenarioSummary; readonly timesSat: number; readonly onSetUp: (wish: Wish) => void };

/** One scenario of the library. All of it can be pressed; the title is what is pressed. */
export function ScenarioRow({ scenario: { id, round, title, summary, minutes, tags }, timesSat, onSetUp }: Props) {
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <h3>
          <button
            type="button"
            className={styles.title}
            onClick={() => {
              onSetUp({ round, scenario: id });
            }}
          >
            {title}
          </button>
        </h3>
        <p className={styles.summary}>{summary}</p>
        <p className={styles.tags}>{tags.map((tag) => tag.replaceAll("-", " ")).join(", ")}</p>
      </div>
      <dl className={styles.facts} data-figures>
        <div>
          <dt className="visually-hidden">Round</dt>
          <dd>{roundTitle[round]}</dd>
        </div>
        <div>
          <dt className="visually-hidden">Length</dt>
          <dd>{minutes.join(", ").replace(/, (\d+)$/, " or $1")} min</dd>
        </div>
        <div>
          <dt className="visually-hidden">Practised</dt>
          <dd>{timesSat === 0 ? "Not yet practised" : timesSat === 1 ? "Practised once" : `Practised ${String(timesSat)} times`}</dd>
        </div>
      </dl>
    </li>
  );
}
