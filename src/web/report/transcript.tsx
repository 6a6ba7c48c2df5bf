import type { Evidence } from "#core/assessment/assessment";
import type { Told } from "./report";
import { Disputed, DisputeForm } from "./disputing";
import { segmentsOf } from "./segments";
import styles from "./report.module.css";

/** What was said, with each quote marked in place and its note beside it, linked both ways. */
export function Transcript({ session, assessment, reference }: Told) {
  const titles = new Map(reference.signals.map(({ id, title }) => [id, title]));
  const byTurn = new Map<number, Evidence[]>();
  for (const piece of assessment.evidence) byTurn.set(piece.turn, [...(byTurn.get(piece.turn) ?? []), piece]);
  return (
    <>
      <Disputed session={session} assessment={assessment} reference={reference} />
      <ol className={styles.transcript}>
        {session.turns.map(({ index, speaker, text }) => {
          const evidence = (byTurn.get(index) ?? []).filter(({ strength, polarity }) => strength !== "named" || polarity === -1);
          return (
            <li key={index} id={`turn-${String(index)}`} className={styles.turn} data-speaker={speaker}>
              <div>
                <p className={`${styles.soft ?? ""} ${styles.small ?? ""}`}>{speaker === "candidate" ? "You" : "Interviewer"}</p>
                <p className={styles.words}><Marked text={text} evidence={evidence} /></p>
              </div>
              {evidence.length > 0 && (
                <ul className={styles.notes}>
                  {evidence.map((piece) => (
                    <li key={piece.id} id={`note-${piece.id}`} data-polarity={piece.polarity}>
                      <a href={`#mark-${piece.id}`}>{piece.polarity === 1 ? "+" : "−"} {titles.get(piece.signal) ?? piece.signal}</a>
                      <DisputeForm session={session} assessment={assessment} reference={reference} piece={piece} />
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}

function Marked({ text, evidence }: { readonly text: string; readonly evidence: readonly Evidence[] }) {
  const begun = new Set<string>();
  return segmentsOf(text, evidence).map((segment, index) => {
    const fresh = segment.marks.filter(({ id }) => !begun.has(id));
    for (const { id } of fresh) begun.add(id);
    const [first] = segment.marks;
    if (first === undefined) return segment.text;
    return (
      <mark key={`${String(index)} ${first.id}`} data-polarity={segment.marks.every(({ polarity }) => polarity === -1) ? -1 : 1}>
        {fresh.map(({ id }) => <span key={id} id={`mark-${id}`} />)}
        {segment.text}
      </mark>
    );
  });
}
