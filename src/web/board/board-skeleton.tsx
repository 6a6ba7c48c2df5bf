import { Loading, Skeleton } from "../parts/skeleton";
import styles from "./board.module.css";

/** Keeps the place of the board while it is loaded. */
export function BoardSkeleton() {
  return (
    <div className={styles.coming}>
      <Loading label="Opening the board">
        <Skeleton height="1.5rem" width="60%" />
      </Loading>
    </div>
  );
}
