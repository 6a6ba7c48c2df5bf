import { queryOptions } from "@tanstack/react-query";
import { Heard, type Vocabulary } from "#core/voice/voice-view";
import { call, send, sessionPath } from "../api";

/** The terms that a session is likely to hold. */
export const vocabularyQuery = (id: string) =>
  queryOptions({
    queryKey: ["vocabulary", id],
    queryFn: async ({ signal }) => (await call<Vocabulary>(sessionPath(id, "/vocabulary"), { signal })).terms,
    staleTime: Infinity,
  });

/** The server waits 15 s for what a service writes down. What takes longer than these hangs for ever. */
const writesWithinMs = 20_000;
const saysWithinMs = 60_000;
const breaksInWithinMs = 5000;

/** Has a stretch of speech written down. */
export async function writeDown(id: string, wav: Blob, signal: AbortSignal): Promise<Heard> {
  const response = await send(`/api/voice/heard?session=${encodeURIComponent(id)}`, { method: "POST", bytes: wav, headers: { "content-type": "audio/wav" }, signal, withinMs: writesWithinMs });
  return Heard.parse(await response.json());
}

/** Has a text said aloud by the connected service. */
export const sayAloud = async (say: { readonly text: string; readonly speed: number }, signal: AbortSignal): Promise<Blob> => (await send("/api/voice/speech", { method: "POST", body: say, headers: { accept: "audio/*" }, signal, withinMs: saysWithinMs })).blob();

/** Whether the interviewer breaks in at the end of this sentence. */
export const isCutInDue = async (id: string, soFar: { readonly text: string; readonly spokenMs: number }): Promise<boolean> => (await call<{ readonly isDue: boolean }>(sessionPath(id, "/cut-in"), { method: "POST", body: soFar, withinMs: breaksInWithinMs })).isDue;
