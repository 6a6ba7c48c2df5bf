import { queryOptions } from "@tanstack/react-query";
import type { BoardChange } from "#core/board/board-element";
import { call, sessionPath } from "../api";
import type { Drawn } from "./drawn";

/** The board as the server has it. Read once; what others draw after that comes as news. */
export const boardQuery = (id: string) =>
  queryOptions({
    queryKey: ["board", id],
    queryFn: ({ signal }) => call<{ readonly elements: readonly Drawn[]; readonly version: number }>(sessionPath(id, "/board"), { signal }),
    staleTime: Infinity,
    gcTime: 0,
  });

/** Keeps a change; answers with the session's version after it. */
export const keepChange = (id: string, change: BoardChange, signal: AbortSignal): Promise<{ readonly version: number }> => call(sessionPath(id, "/board"), { method: "POST", body: change, signal });
