import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { scenariosQuery, sessionsQuery } from "../api";
import { Failure } from "../parts/failure";
import { Page } from "../parts/page";
import { Loading, Skeleton } from "../parts/skeleton";
import type { Wish } from "../set-up/last-choice";
import { SetUp } from "../set-up/set-up";
import { Library } from "./library";
import { OpenInterview } from "./open-interview";
import { Rounds } from "./rounds";
import { Today } from "./today";

/** The start page: one thing to do, and below it everything that can be practised. */
export function PractisePage() {
  const scenarios = useQuery(scenariosQuery);
  const sessions = useQuery(sessionsQuery);
  const [wish, setWish] = useState<Wish | null>(null);
  const unfinished = sessions.data?.find(({ status }) => status !== "finished");

  return (
    <Page title="Practise">
      {unfinished === undefined ? null : <OpenInterview session={unfinished} />}
      {/* An interview that is still open stands above, so nothing is drawn before it is known whether there is one. */}
      {scenarios.isSuccess && !sessions.isPending ? (
        <>
          <Today library={scenarios.data} isFirst={unfinished === undefined} isCovered={wish !== null} onSetUp={setWish} />
          <Rounds library={scenarios.data} onSetUp={setWish} />
          <Library library={scenarios.data} sessions={sessions.data ?? []} onSetUp={setWish} />
        </>
      ) : scenarios.isError ? (
        <Failure
          title="The scenarios could not be loaded."
          error={scenarios.error}
          kept="Past sessions are kept."
          onRetry={() => {
            void scenarios.refetch();
          }}
        />
      ) : (
        <Loading label="Loading the scenarios">
          <Skeleton height="13rem" />
          <Skeleton height="2rem" width="8rem" />
          <Skeleton height="7rem" />
          <Skeleton height="2rem" width="8rem" />
          <Skeleton height="18rem" />
        </Loading>
      )}
      {wish !== null && scenarios.isSuccess ? (
        <SetUp
          wish={wish}
          library={scenarios.data}
          onClose={() => {
            setWish(null);
          }}
        />
      ) : null}
    </Page>
  );
}
