import type { Reference } from "#core/session/view";
import styles from "./drill.module.css";

/** An exercise for one weakness, how long it takes, and what a good go at it has. */
export function Drill({ drill: { title, minutes, exercise, good } }: { readonly drill: Reference["drills"][number] }) {
  return (
    <div className={styles.drill}>
      <p className={styles.title}>
        Drill: {title} <span className={styles.minutes}>{minutes === 1 ? "1 minute" : `${String(minutes)} minutes`}</span>
      </p>
      <p className={styles.text}>{exercise}</p>
      <p className={styles.good}>A good one: {good}</p>
    </div>
  );
}
