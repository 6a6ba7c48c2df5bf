import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { ApiProblem, assessmentQuery, modelQuery, referenceQuery, sessionQuery, type LiveSession } from "../api";
import { buttonClass } from "../parts/button";
import { Failure } from "../parts/failure";
import { Page } from "../parts/page";
import { recall, remember } from "../parts/remembered";
import { Report } from "./report";
import { ReportSkeleton } from "./report-skeleton";
import { SelfReadingForm } from "./self-reading-form";

/** How often the session is looked at again while a language model still reads it, in milliseconds. */
const unreadMs = 4000;

/** The report of one session: first how the person thinks it went, once; then how it read. */
export function ReportPage({ id }: { readonly id: string }) {
  const connected = useQuery(modelQuery).data?.connected?.name ?? null;
  const session = useQuery({ ...sessionQuery(id), refetchInterval: ({ state }) => (isStillRead(state.data, connected) ? unreadMs : false) });
  const isOver = session.data?.status === "finished";
  const assessment = useQuery({ ...assessmentQuery(id, session.data?.version ?? 0), enabled: isOver, placeholderData: (before) => before });
  const reference = useQuery(referenceQuery);
  const skipped = `self-reading-skipped.${id}`;
  const [isSkipped, setSkipped] = useState(() => recall(skipped) === true);

  const error = session.error ?? assessment.error ?? reference.error;
  if (error instanceof ApiProblem && error.code === "session-unknown") {
    return (
      <Elsewhere title="There is no such session" lead="It may have been erased.">
        <Link to="/reports" className={buttonClass("primary")}>
          See your past sessions
        </Link>
      </Elsewhere>
    );
  }
  if (error !== null) {
    const again = () => {
      for (const query of [session, assessment, reference]) if (query.isError) void query.refetch();
    };
    return (
      <Page title="Report">
        <Failure title="The report could not be loaded." error={error} kept="Everything that was said is kept." onRetry={again} />
      </Page>
    );
  }
  if (session.data !== undefined && !isOver) {
    return (
      <Elsewhere title="This interview is still open" lead="Its report is read from the whole of it, so it comes at the end.">
        <Link to="/sessions/$id" params={{ id }} className={buttonClass("primary")}>
          Go back to the room
        </Link>
      </Elsewhere>
    );
  }
  if (session.data !== undefined && session.data.selfReading === null && !isSkipped) {
    const skip = () => {
      remember(skipped, true);
      setSkipped(true);
    };
    return <SelfReadingForm id={id} title={session.data.title} onSkip={skip} />;
  }
  if (session.data === undefined || assessment.data === undefined || reference.data === undefined) return <ReportSkeleton />;
  const ask = () => {
    setSkipped(false);
  };
  return <Report session={session.data} assessment={assessment.data} reference={reference.data} onAskSelf={ask} />;
}

/** Whether the model that the session was begun with is there to read the rest of it. */
const isStillRead = (session: LiveSession | undefined, connected: string | null): boolean => (session?.model?.unread ?? 0) > 0 && session?.model?.name === connected;

function Elsewhere({ title, lead, children }: { readonly title: string; readonly lead: string; readonly children: ReactNode }) {
  return (
    <Page title={title} lead={lead}>
      <p>{children}</p>
    </Page>
  );
}
