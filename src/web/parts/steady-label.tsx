import styles from "./steady-label.module.css";

/** Words on a control that change while its width does not: room is kept for the longest of them. */
export function SteadyLabel({ words, longest }: { readonly words: string; readonly longest: string }) {
  return (
    <span className={styles.label} data-longest={longest} data-figures>
      {words}
    </span>
  );
}
