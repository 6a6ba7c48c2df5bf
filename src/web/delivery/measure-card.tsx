import { Link } from "@tanstack/react-router";
import { useId } from "react";
import type { DeliveryMeasure } from "#core/content/delivery-measure";
import type { SessionDelivery } from "#core/delivery/delivery-view";
import styles from "./measure-card.module.css";
import { MeasurePlot } from "./measure-plot";
import { figureOf, momentOf, numberInWords, sentenceOf, valueOf } from "./measure-words";

type Props = { readonly measure: DeliveryMeasure; readonly sessions: readonly SessionDelivery[]; readonly chosen: SessionDelivery };

/** One measure: its number in the chosen session, a sentence, the sessions as dots, and what to make of it. */
export function MeasureCard({ measure, sessions, chosen }: Props) {
  const heading = useId();
  const { id, title, unit, about, usual, may_not_matter: mayNotMatter } = measure;
  const figure = figureOf(measure, chosen);
  const moment = momentOf(id, chosen);
  return (
    <section aria-labelledby={heading} className={styles.card}>
      <h2 id={heading} className={styles.title}>
        {title}
      </h2>
      <p className={styles.figure} data-figures>
        {figure === null ? (
          <span className={styles.none}>–</span>
        ) : (
          <>
            {figure.number} <span className={styles.unit}>{figure.unit}</span>
          </>
        )}
      </p>
      <p className={styles.sentence}>
        {sentenceOf(id, chosen)}
        {moment === null ? null : (
          <>
            {" "}
            <Link to="/sessions/$id/replay" params={{ id: chosen.session }} search={{ at: Math.round(moment.atMs) }}>
              {moment.title}
            </Link>
          </>
        )}
      </p>
      {/* A chart without a single mark says nothing. */}
      {sessions.some((session) => valueOf(id, session) !== null) ? <MeasurePlot measure={measure} sessions={sessions} chosen={chosen.session} /> : null}
      <details className={styles.more}>
        <summary>
          What is usual, and why it may not matter<span className="visually-hidden">: {title}</span>
        </summary>
        <p>{about}</p>
        {usual === null ? (
          <p>Nothing is called usual here, as nothing would be honest.</p>
        ) : (
          <p>
            The band is {numberInWords(id, usual.low)} to {numberInWords(id, usual.high)} {unit}. {usual.text}{" "}
            {usual.source === null ? null : (
              <a href={usual.source.url} target="_blank" rel="noreferrer">
                {usual.source.title}
              </a>
            )}
          </p>
        )}
        <p>{mayNotMatter}</p>
      </details>
    </section>
  );
}
