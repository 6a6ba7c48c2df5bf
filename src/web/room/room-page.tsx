import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCallback, useEffect } from "react";
import { ApiProblem, sessionQuery } from "../api";
import { RoomMediaProvider } from "../devices/room-media";
import { buttonClass } from "../parts/button";
import { Failure } from "../parts/failure";
import { Page } from "../parts/page";
import { Loading, Skeleton } from "../parts/skeleton";
import { forgetSpeech } from "../voice/page-shelf";
import { Room } from "./room";

/** The room of one session: found, not found, or on its way. Once it was found it stays, whatever fails later, unless it was erased. */
export function RoomPage({ id }: { readonly id: string }) {
  const session = useQuery(sessionQuery(id));
  const queries = useQueryClient();
  const refresh = useCallback(async () => {
    await queries.refetchQueries({ queryKey: sessionQuery(id).queryKey });
  }, [queries, id]);
  const isErased = session.error instanceof ApiProblem && session.error.code === "session-unknown";
  const wasKnown = session.data !== undefined;
  useEffect(() => {
    // One that was never known here may be in another data folder, which was served at this address before.
    if (isErased && wasKnown) forgetSpeech(id).catch(console.error);
  }, [isErased, wasKnown, id]);
  if (session.data !== undefined && !isErased) {
    return (
      <RoomMediaProvider>
        <Room
          session={session.data}
          refresh={refresh}
        />
      </RoomMediaProvider>
    );
  }
  if (session.isPending) {
    return (
      <main>
        <Page title="Interview">
          <Loading label="Opening the room">
            <Skeleton height="3rem" />
            <Skeleton height="16rem" />
          </Loading>
        </Page>
      </main>
    );
  }
  if (isErased) {
    return (
      <main>
        <Page title="There is no such interview" lead="It was erased, or the address is mistyped.">
          <p>
            <Link to="/" className={buttonClass("primary")}>
              Go to Practise
            </Link>
          </p>
        </Page>
      </main>
    );
  }
  return (
    <main>
      <Page
        title="Interview"
        actions={
          <Link to="/" className={buttonClass("quiet")}>
            Go to Practise
          </Link>
        }
      >
        <Failure
          title="The interview could not be opened."
          error={session.error}
          kept="What was said in it is kept."
          onRetry={() => {
            void session.refetch();
          }}
        />
      </Page>
    </main>
  );
}
