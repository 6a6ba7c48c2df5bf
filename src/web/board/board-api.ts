import { queryOptions } from "@tanstack/react-query";
import type { BoardReport } from "#core/board/board-report";
import type { DrawBoard } from "#core/session/request";
import type { SessionView } from "#core/session/view";
import { call, sessionPath } from "../api";
import type { Drawn } from "./drawn";

/** The board as the server has it. Read once; what others draw after that comes as news. */
export const boardQuery = (id: string) =>
  queryOptions({
    queryKey: ["board", id],
    queryFn: ({ signal }) => call<{ readonly elements: readonly Drawn[]; readonly version: number }>(sessionPath(id, "/board/present"), { signal }),
    staleTime: Infinity,
    gcTime: 0,
  });

/** The board once its interview is over, with what there is to note of it. A correction of an answer may change that. */
export const boardReportQuery = ({ id, version }: Pick<SessionView, "id" | "version">) =>
  queryOptions({
    queryKey: ["board-report", id, version],
    queryFn: ({ signal }) => call<{ readonly elements: readonly Drawn[]; readonly report: BoardReport | null }>(sessionPath(id, "/board/present"), { signal }),
    staleTime: Infinity,
  });

/** Keeps a change; answers with the session's version after it. */
export const keepChange = (id: string, drawn: DrawBoard, signal: AbortSignal): Promise<{ readonly version: number }> => call(sessionPath(id, "/board"), { method: "POST", body: drawn, signal });
