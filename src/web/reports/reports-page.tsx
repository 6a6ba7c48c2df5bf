import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { SessionSummary } from "#core/session/view";
import { sessionsQuery } from "../api";
import { buttonClass } from "../parts/button";
import { Failure } from "../parts/failure";
import { Page } from "../parts/page";
import { Loading, Skeleton } from "../parts/skeleton";
import { recordingsInAllQuery } from "../recording/recordings-api";
import { EraseDialog } from "./erase-dialog";
import styles from "./reports-page.module.css";
import { SessionRow } from "./session-row";
import { Trend } from "./trend";

/** The sessions so far: their reports, and those still to be finished. */
export function ReportsPage() {
  const sessions = useQuery(sessionsQuery);
  const recorded = useQuery(recordingsInAllQuery).data?.sessions.map(({ id }) => id) ?? [];
  const [doomed, setDoomed] = useState<SessionSummary | null>(null);
  const [said, setSaid] = useState("");

  return (
    <Page
      title="Reports"
      lead="Every interview you sat, the newest first. They are kept on this machine."
      actions={
        sessions.isSuccess && sessions.data.length > 0 ? (
          <Link to="/delivery" className={buttonClass("quiet")}>
            Delivery
          </Link>
        ) : undefined
      }
    >
      <p role="status" className="visually-hidden">
        {said}
      </p>
      {sessions.isSuccess ? (
        sessions.data.length === 0 ? (
          <div className={styles.empty}>
            <h2>No interview yet</h2>
            <p>After your first one, its report stands here: what you were read at, and the words of yours that it rests on.</p>
            <Link to="/" className={buttonClass("primary")}>
              Go to Practise
            </Link>
          </div>
        ) : (
          <>
            <Trend sessions={sessions.data} />
            <ul className={styles.list}>
              {sessions.data.map((session) => (
                <SessionRow key={session.id} session={session} isRecorded={recorded.includes(session.id)} onErase={setDoomed} />
              ))}
            </ul>
          </>
        )
      ) : sessions.isError ? (
        <Failure
          title="Your sessions could not be listed."
          error={sessions.error}
          kept="They are kept."
          onRetry={() => {
            void sessions.refetch();
          }}
        />
      ) : (
        <Loading label="Loading your sessions">
          <Skeleton height="5rem" />
          <Skeleton height="5rem" />
          <Skeleton height="5rem" />
        </Loading>
      )}
      {doomed === null ? null : (
        <EraseDialog
          session={doomed}
          onClose={() => {
            setDoomed(null);
          }}
          onErased={() => {
            setDoomed(null);
            setSaid(`${doomed.title} is erased.`);
            document.querySelector("h1")?.focus();
          }}
        />
      )}
    </Page>
  );
}
