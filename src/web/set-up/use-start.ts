import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { sessionQuery, startSession } from "../api";

/** Starts an interview and goes into its room. */
export function useStart() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: startSession,
    onSuccess: async (session) => {
      queries.setQueryData(sessionQuery(session.id).queryKey, session);
      void queries.invalidateQueries({ queryKey: ["sessions"] });
      void queries.invalidateQueries({ queryKey: ["suggestion"] });
      await navigate({ to: "/sessions/$id", params: { id: session.id } });
    },
  });
}
