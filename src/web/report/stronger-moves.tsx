import type { StrongerMove } from "#core/assessment/assessment";
import { Gapped, Quote, QuoteIn } from "./quote";
import type { Quotes } from "./told";
import styles from "./stronger-moves.module.css";

/** How a senior and a staff answer would go on from the person's own sentence. What only they know stays a gap. */
export function StrongerMoves({ moves, quotes }: { readonly moves: readonly StrongerMove[]; readonly quotes: Quotes }) {
  return (
    <>
      <p className={styles.lead}>From your own sentences. The gaps are facts that only you know.</p>
      <ul className={styles.moves}>
        {moves.map((move) => {
          const piece = quotes.get(move.evidence);
          return (
            <li key={`${move.evidence} ${move.missing}`} className={styles.move}>
              <p>{piece === undefined ? <QuoteIn place={move.place} quote={move.quote} /> : <Quote piece={{ ...piece, quote: move.quote }} />}</p>
              <p className={styles.missing}>What was missing: {move.missing}.</p>
              <dl className={styles.ways}>
                <div>
                  <dt>Senior</dt>
                  <dd>
                    <Gapped text={move.senior} />
                  </dd>
                </div>
                <div>
                  <dt>Staff</dt>
                  <dd>
                    <Gapped text={move.staff} />
                  </dd>
                </div>
              </dl>
            </li>
          );
        })}
      </ul>
    </>
  );
}
