import type { CSSProperties } from "react";
import type { SessionView } from "#core/session/view";
import { clockOf } from "../parts/when";
import styles from "./time-by-phase.module.css";

const share = (ms: number, of: number): CSSProperties => ({ width: `${String(Math.min(100, (100 * ms) / of))}%` });

/** How long each phase took against what was set aside for it, as bars and in minutes and seconds. */
export function TimeByPhase({ session: { phases, spent } }: { readonly session: SessionView }) {
  const rows = phases.map(({ id, title, startMs, endMs }) => ({ id, title, budgetMs: endMs - startMs, ms: spent.find((one) => one.id === id)?.ms ?? 0 }));
  const longest = Math.max(1, ...rows.flatMap(({ ms, budgetMs }) => [ms, budgetMs]));
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Phase</th>
          <td className={styles.chart} />
          <th scope="col">Spent</th>
          <th scope="col">Set aside</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, title, ms, budgetMs }) => (
          <tr key={id}>
            <th scope="row">{title}</th>
            <td className={styles.chart} aria-hidden>
              <span className={styles.track}>
                <span className={styles.budget} style={share(budgetMs, longest)} />
                <span className={ms > budgetMs ? styles.over : styles.spent} style={share(ms, longest)} />
              </span>
            </td>
            <td className={styles.figure}>
              {clockOf(ms)}
              {ms > budgetMs ? <span className={styles.note}> over</span> : null}
            </td>
            <td className={styles.figure}>{clockOf(budgetMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
