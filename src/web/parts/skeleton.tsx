import type { CSSProperties } from "react";
import styles from "./skeleton.module.css";

/** Keeps the room of what is coming, so that nothing jumps. `height` and `width` are CSS lengths. */
export function Skeleton({ height = "1.6em", width = "100%" }: { readonly height?: string; readonly width?: string }) {
  const size: CSSProperties = { height, width };
  return <div className={styles.skeleton} style={size} aria-hidden />;
}

/** A page or part on its way: what is read out, and the room that is kept. */
export function Loading({ label, children }: { readonly label: string; readonly children?: React.ReactNode }) {
  return (
    <div className={styles.loading} role="status" aria-busy>
      <span className="visually-hidden">{label}</span>
      {children ?? (
        <>
          <Skeleton width="40%" />
          <Skeleton />
          <Skeleton width="80%" />
        </>
      )}
    </div>
  );
}
