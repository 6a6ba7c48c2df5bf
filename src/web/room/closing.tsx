import { Link } from "@tanstack/react-router";
import type { LiveSession } from "../api";
import { buttonClass } from "../parts/button";
import styles from "./closing.module.css";

const how = { candidate: "You ended the interview.", clock: "The time was up.", interviewer: "The interviewer closed." } as const;

/** Where one wrote before: the way on to the report. */
export function Closing({ session: { id, finishedBy, selfReading } }: { readonly session: LiveSession }) {
  return (
    <section className={styles.closing} aria-labelledby="closing">
      <div className={styles.words}>
        <h2 id="closing">The interview is over</h2>
        <p className={styles.how}>{finishedBy === null ? "" : how[finishedBy]} {selfReading === null ? "First you say how you think it went; then you read the report." : "Its report is there."}</p>
      </div>
      <Link to="/sessions/$id/report" params={{ id }} className={buttonClass("primary", "large")}>
        Go to the report
      </Link>
    </section>
  );
}
