import type { Evidence, Place } from "#core/assessment/assessment";
import { HearIt } from "./hear-it";
import { markOf } from "./note";
import styles from "./quote.module.css";

/** Words of the person's own; they lead to their place in the transcript, where they are marked. */
export function Quote({ piece }: { readonly piece: Evidence }) {
  return <QuoteOf href={`#${markOf(piece)}`} place={piece} quote={piece.quote} />;
}

/** Words that are no evidence by themselves; they lead to the turn they were said in. */
export function QuoteIn({ place, quote }: { readonly place: Place; readonly quote: string }) {
  return <QuoteOf href={`#turn-${String(place.turn)}`} place={place} quote={quote} />;
}

function QuoteOf({ href, place, quote }: { readonly href: string; readonly place: Place; readonly quote: string }) {
  return (
    <>
      <a href={href} className={styles.quote}>
        <q>“{quote}”</q>
      </a>
      <HearIt place={place} quote={quote} />
    </>
  );
}

/** Whether a piece speaks for or against, by shape and word. */
export function Sign({ polarity }: { readonly polarity: 1 | -1 }) {
  return <span className={polarity === 1 ? styles.for : styles.against}>{polarity === 1 ? "For" : "Against"}</span>;
}

/** What should stand here and was not said. */
export function NotSaid() {
  return <span className={styles.blank}>not said</span>;
}

/** A sentence with ____ where only the person knows what belongs: drawn as gaps. */
export function Gapped({ text }: { readonly text: string }) {
  return text.split(/_{2,}/).map((part, index) => (
    <span key={index}>
      {index === 0 ? null : (
        <span className={styles.gap}>
          <span className="visually-hidden">(yours to fill in)</span>
        </span>
      )}
      {part}
    </span>
  ));
}
