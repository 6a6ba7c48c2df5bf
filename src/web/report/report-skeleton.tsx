import { PageHeading } from "../parts/page";
import { Loading, Skeleton } from "../parts/skeleton";
import styles from "./report.module.css";

/** The report before it is there: the room of its headline and of the first sections is kept. */
export function ReportSkeleton() {
  return (
    <div className={styles.report}>
      <PageHeading title="Report" className="visually-hidden">
        Report
      </PageHeading>
      <Loading label="Reading the session">
        <Skeleton width="18rem" height="1.4em" />
        <Skeleton width="24rem" height="2.4rem" />
        <Skeleton width="100%" height="9rem" />
        <Skeleton width="14rem" height="1.75rem" />
        <Skeleton width="100%" height="14rem" />
      </Loading>
    </div>
  );
}
