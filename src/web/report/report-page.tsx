import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { ApiProblem, assessmentQuery, referenceQuery, sessionQuery } from "../api";
import { Failure } from "../parts/failure";
import { Page } from "../parts/page";
import { Loading } from "../parts/skeleton";
import { Report } from "./report";
import { SelfReadingForm } from "./self-reading-form";

/** The report of one session: first the person's own reading, then ours. */
export function ReportPage({ id }: { readonly id: string }) {
  const session = useQuery(sessionQuery(id));
  const isOver = session.data?.status === "finished";
  const assessment = useQuery({ ...assessmentQuery(id, session.data?.version ?? 0), enabled: isOver, placeholderData: (before) => before });
  const reference = useQuery(referenceQuery);
  const [isSkipped, setSkipped] = useState(false);

  const error = session.error ?? assessment.error ?? reference.error;
  if (error !== null) {
    if (error instanceof ApiProblem && error.code === "session-unknown") {
      return (
        <Page title="There is no such session" lead="It may have been deleted.">
          <p><Link to="/reports">See your reports</Link></p>
        </Page>
      );
    }
    const again = () => {
      void session.refetch();
      void assessment.refetch();
      void reference.refetch();
    };
    return (
      <Page title="Report">
        <Failure title="The report could not be read." error={error} kept="What was said is kept." onRetry={again} />
      </Page>
    );
  }
  if (session.data !== undefined && !isOver) {
    return (
      <Page title="Report" lead="This interview is still open; its report comes at the end.">
        <p><Link to="/sessions/$id" params={{ id }}>Go back to the room</Link></p>
      </Page>
    );
  }
  if (session.data === undefined || assessment.data === undefined || reference.data === undefined) {
    return <Page title="Report"><Loading label="Reading the session" /></Page>;
  }
  if (session.data.selfReading === null && !isSkipped) {
    return <SelfReadingForm id={id} title={session.data.title} onSkip={() => setSkipped(true)} />;
  }
  return <Report session={session.data} assessment={assessment.data} reference={reference.data} />;
}
