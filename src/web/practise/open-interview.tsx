import { Link } from "@tanstack/react-router";
import type { SessionSummary } from "#core/session/view";
import { buttonClass } from "../parts/button";
import { roundTitle } from "../parts/level-words";
import { whenInWords } from "../parts/when";
import styles from "./open-interview.module.css";

/** The interview that was begun and not finished: it comes before any new one. */
export function OpenInterview({ session: { id, title, round, status, startedAt } }: { readonly session: SessionSummary }) {
  return (
    <section className={styles.open} aria-labelledby="open-interview">
      <div>
        <h2 id="open-interview">{status === "paused" ? "Your interview is paused" : "Your interview is still running"}</h2>
        <p className={styles.about}>
          {title}, {roundTitle[round].toLowerCase()}. Started: <time dateTime={new Date(startedAt).toISOString()}>{whenInWords(startedAt, Date.now())}</time>
        </p>
      </div>
      <Link to="/sessions/$id" params={{ id }} className={buttonClass("primary", "large")}>
        Carry on
      </Link>
    </section>
  );
}
