import { queryOptions } from "@tanstack/react-query";
import { Heard, type VoiceView, type Vocabulary } from "#core/voice/voice-view";
import { ApiProblem, call, send, sessionPath } from "../api";

/** Which speech services are connected. */
export const voiceQuery = queryOptions({
  queryKey: ["voice"],
  queryFn: ({ signal }) => call<VoiceView>("/api/voice", { signal }),
  staleTime: 60_000,
});

/** The terms that a session is likely to hold. */
export const vocabularyQuery = (id: string) =>
  queryOptions({
    queryKey: ["vocabulary", id],
    queryFn: async ({ signal }) => (await call<Vocabulary>(sessionPath(id, "/vocabulary"), { signal })).terms,
    staleTime: Infinity,
  });

/** Has a stretch of speech written down. */
export async function writeDown(id: string, wav: Blob, signal: AbortSignal): Promise<Heard> {
  const response = await fetch(`/api/voice/heard?session=${encodeURIComponent(id)}`, { method: "POST", body: wav, headers: { accept: "application/json", "content-type": "audio/wav" }, signal });
  if (response.ok) return Heard.parse(await response.json());
  throw new ApiProblem({ status: response.status, code: null, ...(await refusalOf(response)) });
}

async function refusalOf(response: Response): Promise<{ readonly message: string; readonly mend: string }> {
  if (!(response.headers.get("content-type") ?? "").includes("json")) return { message: "What you said could not be written down.", mend: "Try again, or type." };
  const { detail, mend }: { readonly detail: string; readonly mend: string } = await response.json();
  return { message: detail, mend };
}

/** Has a text said aloud by the connected service. */
export const sayAloud = async (say: { readonly text: string; readonly speed: number }, signal: AbortSignal): Promise<Blob> => (await send("/api/voice/speech", { method: "POST", body: say, headers: { accept: "audio/*" }, signal })).blob();

/** Whether the interviewer breaks in at the end of this sentence. */
export const isCutInDue = async (id: string, soFar: { readonly text: string; readonly spokenMs: number }): Promise<boolean> => (await call<{ readonly isDue: boolean }>(sessionPath(id, "/cut-in"), { method: "POST", body: soFar })).isDue;
