import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ApiProblem } from "../api";
import { pageCarrier } from "./page-carrier";
import { eraseRecording, recordingsQuery } from "./recordings-api";

/** Erases every recording of a session, and what of it still waits in this browser; the session stays. */
export function useEraseRecordings(session: string, onErased: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      await (await pageCarrier()).forget(session);
      // As they are now: another tab may have begun one since they were shown.
      const { recordings } = await queries.fetchQuery({ ...recordingsQuery(session), staleTime: 0 });
      for (const { id } of recordings) {
        try {
          await eraseRecording(session, id);
        } catch (error) {
          // Gone already, as it was asked for before or in another tab.
          if (!(error instanceof ApiProblem && error.code === "recording-unknown")) throw error;
        }
      }
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["recordings"] });
      onErased();
    },
  });
}
