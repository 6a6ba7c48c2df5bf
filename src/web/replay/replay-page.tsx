import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ApiProblem, assessmentQuery, referenceQuery, sessionQuery } from "../api";
import { buttonClass } from "../parts/button";
import { Failure } from "../parts/failure";
import { Page } from "../parts/page";
import { Loading, Skeleton } from "../parts/skeleton";
import { boardHistoryQuery, playableQuery, timelineQuery } from "./replay-api";
import styles from "./replay-page.module.css";
import { ReplayView } from "./replay-view";
import type { Beginning } from "./where-it-begins";

/** A session again, as it was said: sound, words, board and notes run together. */
export function ReplayPage({ id, beginning }: { readonly id: string; readonly beginning: Beginning }) {
  const session = useQuery({ ...sessionQuery(id), staleTime: Infinity });
  const version = session.data?.version ?? 0;
  const isKnown = session.data !== undefined;
  const isOver = session.data?.status === "finished";
  const timeline = useQuery({ ...timelineQuery(id, version), enabled: isKnown });
  const recordings = useQuery({ ...playableQuery(id), enabled: isKnown });
  const board = useQuery({ ...boardHistoryQuery(id, version), enabled: session.data?.workspace === "board" });
  const assessment = useQuery({ ...assessmentQuery(id, version), enabled: isOver });
  const reference = useQuery(referenceQuery);
  const queries = [session, timeline, recordings, board, assessment, reference];

  const error = queries.find((query) => query.isError)?.error ?? null;
  if (error instanceof ApiProblem && error.code === "session-unknown") {
    return (
      <Page title="There is no such session" lead="It may have been erased.">
        <p>
          <Link to="/reports" className={buttonClass("primary")}>
            See your past sessions
          </Link>
        </p>
      </Page>
    );
  }
  if (error !== null) {
    const again = () => {
      for (const query of queries) if (query.isError) void query.refetch();
    };
    return (
      <Page title="Replay">
        <Failure title="The replay could not be loaded." error={error} kept="The session and its recordings are kept." onRetry={again} />
      </Page>
    );
  }
  if (session.data === undefined || timeline.data === undefined || recordings.data === undefined || reference.data === undefined || (isOver && assessment.data === undefined) || (session.data.workspace === "board" && board.isFetching)) {
    return (
      <Page title="Replay" wide>
        <Loading label="Loading the replay">
          <div className={styles.replay}>
            <div className={styles.player}>
              <Skeleton height="20rem" />
              <Skeleton height="8rem" />
            </div>
            <div className={styles.script}>
              <Skeleton height="30rem" />
            </div>
          </div>
        </Loading>
      </Page>
    );
  }
  if (session.data.turns.every(({ speaker }) => speaker !== "candidate")) {
    const isOver = session.data.status === "finished";
    return (
      <Page title={isOver ? "Nothing to replay" : "Nothing to replay yet"} lead={isOver ? "This interview ended before you answered." : "You have not answered in this interview."}>
        <p>
          <Link to={isOver ? "/sessions/$id/report" : "/sessions/$id"} params={{ id }} className={buttonClass("primary")}>
            {isOver ? "Go to the report" : "Go to the room"}
          </Link>
        </p>
      </Page>
    );
  }
  return (
    <ReplayView session={session.data} timeline={timeline.data} recordings={recordings.data} board={board.data ?? null} assessment={assessment.data ?? null} reference={reference.data} beginning={beginning} />
  );
}
