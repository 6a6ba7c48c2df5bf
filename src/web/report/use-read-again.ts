import { useQueryClient } from "@tanstack/react-query";
import { assessmentQuery, sessionQuery, sessionsQuery, type LiveSession } from "../api";
import type { Announced, Disputable } from "./announcement";
import { changes } from "./compare";
import type { Told } from "./told";

/** After a dispute or its withdrawal: the new reading is fetched, both are swapped in at once, and what changed is said. */
export function useReadAgain({ session, assessment, reference }: Told, onAnnounce: (announced: Announced) => void): (view: LiveSession, undo: Disputable | null) => Promise<void> {
  const queries = useQueryClient();
  return async (view, undo) => {
    const after = await queries.fetchQuery(assessmentQuery(session.id, view.version));
    queries.setQueryData(sessionQuery(session.id).queryKey, view);
    onAnnounce({ text: changes(assessment, after, reference), undo });
    await queries.invalidateQueries(sessionsQuery);
  };
}
