import type { Decision } from "#core/assessment/assessment";
import { NotSaid, Quote } from "./quote";
import type { Quotes } from "./told";
import styles from "./table.module.css";

/** Each choice with its reason, its price and what it was chosen over. What was not said is drawn as a gap. */
export function Decisions({ decisions, quotes }: { readonly decisions: readonly Decision[]; readonly quotes: Quotes }) {
  const cell = (id: string | null, choice: string) => {
    const piece = id === null ? undefined : quotes.get(id);
    if (piece === undefined) return <NotSaid />;
    const isSame = id === choice || piece.quote === quotes.get(choice)?.quote;
    return isSame ? <span className={styles.same}>in the same words</span> : <Quote piece={piece} />;
  };
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Choice</th>
          <th scope="col">Reason</th>
          <th scope="col">Price</th>
          <th scope="col">Alternative</th>
        </tr>
      </thead>
      <tbody>
        {decisions.map(({ choice, reason, price, alternative }) => {
          const piece = quotes.get(choice);
          return (
            <tr key={choice}>
              <td data-label="Choice">{piece === undefined ? <NotSaid /> : <Quote piece={piece} />}</td>
              <td data-label="Reason">{cell(reason, choice)}</td>
              <td data-label="Price">{cell(price, choice)}</td>
              <td data-label="Alternative">{cell(alternative, choice)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
