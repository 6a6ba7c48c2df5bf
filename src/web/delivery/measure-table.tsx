import type { DeliveryMeasure } from "#core/content/delivery-measure";
import type { SessionDelivery } from "#core/delivery/delivery-view";
import { whenInWords } from "../parts/when";
import { numberInWords, valueOf } from "./measure-words";
import styles from "./measure-table.module.css";

type Props = { readonly measures: readonly DeliveryMeasure[]; readonly sessions: readonly SessionDelivery[] };

/** The numbers behind the dots: a row for each session, the newest first. */
export function MeasureTable({ measures, sessions }: Props) {
  return (
    // Scrolls by itself, so it must be reached by keys.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} role="region" aria-label="The numbers as a table" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Session</th>
            {measures.map(({ id, title, unit }) => (
              <th key={id} scope="col">
                {title} <span className={styles.unit}>{unit}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sessions.map((delivery) => (
            <tr key={delivery.session}>
              <th scope="row">
                {delivery.title} <span className={styles.unit}>{whenInWords(delivery.startedAt, Date.now())}</span>
              </th>
              {measures.map(({ id }) => {
                const value = valueOf(id, delivery);
                return <td key={id}>{value === null ? "not known" : numberInWords(id, value)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
