import type { Mistake } from "#core/assessment/assessment";
import { Quote } from "./quote";
import { piecesOf, type Quotes } from "./told";
import report from "./report.module.css";

const mostQuotes = 3;

/** Mistakes that have a name, each where it happened, with what to do instead. */
export function Mistakes({ mistakes, quotes }: { readonly mistakes: readonly Mistake[]; readonly quotes: Quotes }) {
  return (
    <ul className={report.list}>
      {mistakes.map(({ id, title, why, advice, evidence }) => (
        <li key={id} className={report.item}>
          <h3>{title}</h3>
          <p>{why}</p>
          {piecesOf(evidence.slice(0, mostQuotes), quotes).map((piece) => (
            <p key={piece.id}>
              <Quote piece={piece} />
            </p>
          ))}
          <p className={report.muted}>Instead: {advice}</p>
        </li>
      ))}
    </ul>
  );
}
