import type { Tip } from "#core/assessment/assessment";
import type { Reference } from "#core/session/view";
import { Drill } from "./drill";
import { Fold } from "./fold";
import { Quote } from "./quote";
import { dimensionTitle, piecesOf, type Quotes } from "./told";
import report from "./report.module.css";

type Props = { readonly tips: readonly Tip[]; readonly quotes: Quotes; readonly reference: Reference };

/** What to practise next, each with a drill that can be done in minutes. */
export function Tips({ tips, quotes, reference }: Props) {
  return (
    <ul className={report.list}>
      {tips.map(({ dimension, text, evidence, drill, drillTitle }) => {
        const known = reference.drills.find(({ id }) => id === drill);
        return (
          <li key={text} className={report.item}>
            <h3>{dimensionTitle(dimension, reference)}</h3>
            <p>{text}</p>
            {piecesOf(evidence.slice(0, 1), quotes).map((piece) => (
              <p key={piece.id} className={report.muted}>
                You said <Quote piece={piece} />
              </p>
            ))}
            {known === undefined ? (
              <p>Drill: {drillTitle}</p>
            ) : (
              <Fold title={`Drill: ${known.title}, ${String(known.minutes)} min`}>
                <Drill drill={known} />
              </Fold>
            )}
          </li>
        );
      })}
    </ul>
  );
}
