import { queryOptions } from "@tanstack/react-query";
import type { BeginRecording, ChunkKept, RecordingsInAll, RecordingView, SessionRecordings } from "#core/recording/recording-view";
import { call, send, sessionPath } from "../api";

const recordingPath = (session: string, recording: string, rest = ""): string => sessionPath(session, `/recordings/${encodeURIComponent(recording)}${rest}`);

/** A request that hangs longer is given up and tried again: the machine slept, or the line is dead. */
const longestMs = 30_000;

export const beginRecording = (session: string, begun: BeginRecording): Promise<RecordingView> => call(sessionPath(session, "/recordings"), { method: "POST", body: begun, signal: AbortSignal.timeout(longestMs) });

export const keepChunk = ({ session, recording }: { readonly session: string; readonly recording: string }, seq: number, bytes: Blob): Promise<ChunkKept> =>
  call(recordingPath(session, recording, `/chunks/${String(seq)}`), { method: "PUT", bytes, signal: AbortSignal.timeout(longestMs) });

export const finishRecording = ({ session, recording }: { readonly session: string; readonly recording: string }, durationMs: number): Promise<RecordingView> =>
  call(recordingPath(session, recording, "/finish"), { method: "POST", body: { durationMs }, signal: AbortSignal.timeout(longestMs) });

export async function eraseRecording(session: string, recording: string): Promise<void> {
  await send(recordingPath(session, recording), { method: "DELETE" });
}

/** Where the recording is to be had as a file. */
export const recordingFile = (session: string, recording: string): string => recordingPath(session, recording, "/media?download=1");

export const recordingsQuery = (session: string) =>
  queryOptions({ queryKey: ["recordings", session], queryFn: ({ signal }) => call<SessionRecordings>(sessionPath(session, "/recordings"), { signal }) });

/** What the recordings of every session take, and how much more may be recorded. */
export const recordingsInAllQuery = queryOptions({ queryKey: ["recordings"], queryFn: ({ signal }) => call<RecordingsInAll>("/api/recordings/room", { signal }) });
