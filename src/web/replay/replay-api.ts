import { queryOptions } from "@tanstack/react-query";
import type { RecordingView, SessionRecordings } from "#core/recording/recording-view";
import type { BoardView, Timeline } from "#core/session/view";
import { call, sessionPath } from "../api";
import { recordingsQuery } from "../recording/recordings-api";

/** Changes when a correction moves words: the version of the session belongs to its key. */
export const timelineQuery = (id: string, version: number) =>
  queryOptions({ queryKey: ["timeline", id, version], queryFn: ({ signal }) => call<Timeline>(sessionPath(id, "/timeline"), { signal }), staleTime: Infinity });

/** The recordings of a session that can be played, as far as they go. */
export const playableQuery = (id: string) => queryOptions({ ...recordingsQuery(id), select: playable });

const playable = ({ recordings }: SessionRecordings): readonly RecordingView[] => recordings.filter(({ bytes }) => bytes > 0);

export const boardHistoryQuery = (id: string, version: number) =>
  queryOptions({ queryKey: ["board-history", id, version], queryFn: ({ signal }) => call<BoardView>(sessionPath(id, "/board"), { signal }), staleTime: Infinity });

/** Where a recording's sound and picture are to be had, in pieces. */
export const mediaPath = (id: string, recording: string): string => sessionPath(id, `/recordings/${encodeURIComponent(recording)}/media`);
