import type { CSSProperties } from "react";
import styles from "./progress.module.css";

/** How far something has come; `label` says what it is doing. `of` and `done` in any one unit. */
export function Progress({ label, done, of }: { readonly label: string; readonly done: number; readonly of: number }) {
  const share: CSSProperties = { width: `${String(of <= 0 ? 0 : Math.min(100, Math.max(0, (done / of) * 100)))}%` };
  return (
    <div className={styles.track} role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={of} aria-valuenow={done}>
      <div className={styles.fill} style={share} />
    </div>
  );
}
