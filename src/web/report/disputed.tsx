import type { Dispute } from "#core/session/view";
import type { Announced } from "./announcement";
import { QuoteIn } from "./quote";
import { signalTitle, type Told } from "./told";
import { UndoDispute } from "./undo-dispute";
import styles from "./transcript.module.css";

type Props = { readonly told: Told; readonly onAnnounce: (announced: Announced) => void };

/** All that the person said was not meant so. It counts for nothing until it is taken back. */
export function Disputed({ told, onAnnounce }: Props) {
  const { disputes } = told.session;
  if (disputes.length === 0) return null;
  return (
    <div className={styles.disputed}>
      <h3>Disputed by you</h3>
      <ul className={styles.disputes}>
        {disputes.map((dispute) => (
          <li key={keyOf(dispute)} className={styles.dispute}>
            <div>
              <p>
                <QuoteIn place={dispute} quote={dispute.quote} />
              </p>
              <p className={styles.strength}>
                It had been heard as: {signalTitle(dispute.signal, told.reference)}.{dispute.note === "" ? "" : ` You meant: ${dispute.note}`}
              </p>
            </div>
            <UndoDispute dispute={dispute} told={told} onAnnounce={onAnnounce} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The same beside its turn. */
export function DisputedHere({ dispute, told, onAnnounce }: Props & { readonly dispute: Dispute }) {
  return (
    <li className={styles.note} data-kind="disputed">
      <p>
        <span className={styles.kind}>Disputed</span> <s>{signalTitle(dispute.signal, told.reference)}</s>
      </p>
      <p className={styles.strength}>
        <q>{dispute.quote}</q>
      </p>
      <div className={styles.foot}>
        <UndoDispute dispute={dispute} told={told} onAnnounce={onAnnounce} />
      </div>
    </li>
  );
}

const keyOf = ({ signal, turn, start, end }: Dispute): string => [signal, turn, start, end].join(" ");
