import { queryOptions } from "@tanstack/react-query";
import type { Assessment } from "#core/assessment/assessment";
import type { Connect, FoundServer, ModelView, TrialStep } from "#core/connection/connection-view";
import type { ProblemCode } from "#core/problem";
import type { Answered } from "#core/session/answered";
import type { Answer } from "#core/session/conduct";
import type { DisputeEvidence, StartSession } from "#core/session/request";
import type { Reference, ScenarioSummary, SessionSummary, SessionView, Suggestion } from "#core/session/view";
import type { Story, StoryLine } from "#core/stories/story";
import type { Voiced } from "#core/voice/spoken";
import type { ConnectVoice, VoiceKind, VoiceTrial, VoiceView } from "#core/voice/voice-view";
import type { Level } from "#core/words";
import { clockDifference } from "./clock-difference";

/** A request that was refused, or that never got there: `code` is null then. `mend` says what to do. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly status: number;
  readonly code: ProblemCode | null;
  readonly mend: string;
  /** With `chunk-gap`: the number of the chunk to be sent instead. */
  readonly next: number | null;
  /** After how many milliseconds it may be asked again; null where that was not said. */
  readonly retryAfterMs: number | null;

  constructor({ status, code, message, mend, next, retryAfterMs = null }: { readonly status: number; readonly code: ProblemCode | null; readonly message: string; readonly mend: string; readonly next?: number | undefined; readonly retryAfterMs?: number | null }) {
    super(message);
    this.next = next ?? null;
    this.retryAfterMs = retryAfterMs;
    this.status = status;
    this.code = code;
    this.mend = mend;
  }
}

/** What to tell about anything that was thrown. */
export function problemOf(error: unknown): { readonly message: string; readonly mend: string } {
  if (error instanceof DOMException && error.name === "TimeoutError") return { message: "Altitude does not answer.", mend: "See that it still runs in its terminal, then try again." };
  return error instanceof ApiProblem ? error : { message: "Something went wrong here.", mend: "Reload the page; what was said is kept." };
}

/** Whether the same request may well succeed a little later: the server is away, at its limit, or being restarted. */
export const mayPass = (error: unknown): boolean => !(error instanceof ApiProblem) || error.code === null || error.status >= 500;

/** How a session stands, and when that was by the browser's own steady clock. */
export type LiveSession = SessionView & {
  /** When it stood so, as near as is known: milliseconds, as `performance.now()` counts. */
  readonly asOfMs: number;
};

type Call = { readonly method?: "GET" | "POST" | "PUT" | "DELETE"; readonly body?: unknown; /** In place of a body in JSON. */ readonly bytes?: Blob; readonly headers?: Readonly<Record<string, string>>; readonly signal?: AbortSignal; /** Given up after so many milliseconds. */ readonly withinMs?: number };

/** Asks the server for a value; throws an `ApiProblem` where it is refused. */
export async function call<T>(path: string, how?: Call): Promise<T> {
  return (await send(path, how)).json();
}

/** The same, for whatever is no value in JSON. */
export async function send(path: string, { method = "GET", body, bytes, headers, signal, withinMs }: Call = {}): Promise<Response> {
  const ends = [signal, withinMs === undefined ? undefined : AbortSignal.timeout(withinMs)].filter((one) => one !== undefined);
  const response = await reach(path, {
    method,
    headers: { accept: "application/json", ...(body === undefined ? {} : { "content-type": "application/json" }), ...(bytes === undefined ? {} : { "content-type": "application/octet-stream" }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(bytes === undefined ? {} : { body: bytes }),
    ...(ends.length === 0 ? {} : { signal: AbortSignal.any(ends) }),
  });
  if (!response.ok) throw await refusal(response);
  return response;
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    const isTooLong = error instanceof DOMException && error.name === "TimeoutError";
    if (init.signal?.aborted === true && !isTooLong) throw error;
    throw new ApiProblem({ status: 0, code: null, message: "Altitude does not answer.", mend: "See that it still runs in its terminal, then try again." });
  }
}

async function refusal(response: Response): Promise<ApiProblem> {
  if (!(response.headers.get("content-type") ?? "").includes("json")) {
    return new ApiProblem({ status: response.status, code: null, message: "Altitude does not answer as it should.", mend: "See that it still runs in its terminal, then try again." });
  }
  const { code, detail, mend, next }: { readonly code: ProblemCode; readonly detail: string; readonly mend: string; readonly next?: number } = await response.json();
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return new ApiProblem({ status: response.status, code, message: detail, mend, next, retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : null });
}

export const sessionPath = (id: string, rest = ""): string => `/api/sessions/${encodeURIComponent(id)}${rest}`;

/** An answer that was held up on the way does not set the clock back: pauses, words and recordings are placed by it. */
const aheadOfServer = clockDifference(20);

async function live(path: string, how?: Call): Promise<LiveSession> {
  const sentAtMs = performance.now();
  const view = await call<SessionView>(path, how);
  const asOfMs = view.now + aheadOfServer({ steadyMs: performance.now(), otherMs: view.now });
  // It stood so while it was asked for: a date that was set back on the server's machine makes earlier looks wrong.
  return { ...view, asOfMs: Math.max(sentAtMs, asOfMs) };
}

/** The newer of two standings of one session. Answers may overtake each other on the way. */
export const newer = (known: LiveSession | undefined, heard: LiveSession): LiveSession => (known === undefined || heard.now >= known.now ? heard : known);

/* What is read. */

export const scenariosQuery = queryOptions({
  queryKey: ["scenarios"],
  queryFn: async ({ signal }) => (await call<{ readonly scenarios: readonly ScenarioSummary[] }>("/api/scenarios", { signal })).scenarios,
  staleTime: Infinity,
});

export const referenceQuery = queryOptions({
  queryKey: ["reference"],
  queryFn: ({ signal }) => call<Reference>("/api/reference", { signal }),
  staleTime: Infinity,
});

export const suggestionQuery = queryOptions({
  queryKey: ["suggestion"],
  queryFn: ({ signal }) => call<Suggestion>("/api/suggestion", { signal }),
});

export const sessionsQuery = queryOptions({
  queryKey: ["sessions"],
  queryFn: async ({ signal }) => (await call<{ readonly sessions: readonly SessionSummary[] }>("/api/sessions", { signal })).sessions,
});

export const sessionQuery = (id: string) =>
  queryOptions({
    queryKey: ["session", id],
    queryFn: ({ signal }) => live(sessionPath(id), { signal }),
    structuralSharing: false,
  });

/** The connected language model, and where words go when it is asked. */
export const modelQuery = queryOptions({
  queryKey: ["model"],
  queryFn: ({ signal }) => call<ModelView>("/api/model", { signal }),
  staleTime: Infinity,
});

/** The connected speech services, and where what they are sent goes. */
export const voiceQuery = queryOptions({
  queryKey: ["voice"],
  queryFn: ({ signal }) => call<VoiceView>("/api/voice", { signal }),
  staleTime: 60_000,
});

/** How things stand after a change of one service: both may be changed at once, and answers overtake each other. */
export const withVoice = (known: VoiceView | undefined, kind: VoiceKind, heard: VoiceView): VoiceView => (known === undefined ? heard : { ...known, [kind]: heard[kind], trouble: heard.trouble });

/** Changes when a dispute does: the version of the session belongs to its key. */
export const assessmentQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ["assessment", id, version],
    queryFn: ({ signal }) => call<Assessment>(sessionPath(id, "/assessment"), { signal }),
    staleTime: Infinity,
  });

/** The stories that hold these words, the best first; all, the one changed last first, where there are none. */
export const storiesQuery = (words: string) =>
  queryOptions({
    queryKey: ["stories", words],
    queryFn: async ({ signal }) => (await call<{ readonly stories: readonly StoryLine[] }>(`/api/stories?words=${encodeURIComponent(words)}`, { signal })).stories,
  });

export const storyQuery = (id: string) => queryOptions({ queryKey: ["story", id], queryFn: ({ signal }) => call<Story>(storyPath(id), { signal }), staleTime: 0, gcTime: 0 });

const storyPath = (id: string): string => `/api/stories/${encodeURIComponent(id)}`;

/** Where all of them are to be had as a file. */
export const storiesFile = "/api/stories.md";

/** How an agent connects: the address that speaks MCP, null where it is off, and the folder of the program that does on stdio. */
export const agentsQuery = queryOptions({
  queryKey: ["agents"],
  queryFn: ({ signal }) => call<{ readonly address: string | null; readonly folder: string }>("/api/agents", { signal }),
  staleTime: Infinity,
});

/** Where the report is to be had as a file. */
export const reportFile = {
  markdown: (id: string): string => sessionPath(id, "/report.md"),
  json: (id: string): string => sessionPath(id, "/assessment"),
};

/** The session's events as they happen, after the one with that sequence number. */
export const eventsPath = (id: string, after: number): string => sessionPath(id, `/events?after=${String(after)}`);

/* What is done. */

export const startSession = (request: StartSession): Promise<LiveSession> => live("/api/sessions", { method: "POST", body: request });

export const giveAnswer = (id: string, { key, text, spoken }: Answer): Promise<Answered> =>
  call<Answered>(sessionPath(id, "/answers"), { method: "POST", body: { text, ...(spoken === undefined ? {} : { spoken }) }, headers: { "idempotency-key": key } });

/** Puts an answer's words right; everything is read again. */
export const correctAnswer = (id: string, turn: number, text: string): Promise<LiveSession> => live(sessionPath(id, `/turns/${String(turn)}`), { method: "PUT", body: { text } });

/** Keeps when the interviewer's voice was heard on a turn. */
export const keepVoiced = (id: string, turn: number, voiced: Voiced): Promise<LiveSession> => live(sessionPath(id, `/turns/${String(turn)}/voice`), { method: "PUT", body: voiced });

export const keepDraft = (id: string, text: string, signal: AbortSignal): Promise<{ readonly text: string; readonly at: number }> => call(sessionPath(id, "/draft"), { method: "PUT", body: { text }, signal });

/** What can be asked of a session without saying more. */
export type SessionAct = "finish" | "pause" | "resume" | "moment" | "silence" | "hint";

export const act = (id: string, what: SessionAct): Promise<LiveSession> => live(sessionPath(id, `/${what}`), { method: "POST", withinMs: actsWithinMs });

/** Nothing in the room waits longer for an act to be taken. */
const actsWithinMs = 15_000;

export const readSelf = (id: string, reading: { readonly level: Level; readonly wouldFix: string }): Promise<LiveSession> => live(sessionPath(id, "/self-reading"), { method: "POST", body: reading });

export const dispute = (id: string, evidence: DisputeEvidence): Promise<LiveSession> => live(sessionPath(id, "/disputes"), { method: "POST", body: evidence });

export const withdrawDispute = (id: string, { signal, turn, start, end }: Omit<DisputeEvidence, "note">): Promise<LiveSession> =>
  live(sessionPath(id, "/disputes"), { method: "DELETE", body: { signal, turn, start, end } });

type Confirmable = Omit<DisputeEvidence, "note">;

export const confirmEvidence = (id: string, { signal, turn, start, end }: Confirmable): Promise<LiveSession> => live(sessionPath(id, "/confirmations"), { method: "POST", body: { signal, turn, start, end } });

export const withdrawConfirmation = (id: string, { signal, turn, start, end }: Confirmable): Promise<LiveSession> => live(sessionPath(id, "/confirmations"), { method: "DELETE", body: { signal, turn, start, end } });

export async function eraseSession(id: string): Promise<void> {
  await send(sessionPath(id), { method: "DELETE" });
}

export const connectModel = (connection: Connect): Promise<ModelView> => call("/api/model", { method: "PUT", body: connection });

export const disconnectModel = (): Promise<ModelView> => call("/api/model", { method: "DELETE" });

export const findModels = async (): Promise<readonly FoundServer[]> => (await call<{ readonly servers: readonly FoundServer[] }>("/api/model/found")).servers;

/** Tries a language model, or the connected one where none is given; told each step as it is known. */
export async function tryModel(connection: Connect | null, { onStep, signal }: { readonly onStep: (step: TrialStep) => void; readonly signal: AbortSignal }): Promise<void> {
  const response = await send("/api/model/test", { method: "POST", body: connection ?? {}, signal });
  let text = "";
  for (const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader(); ; ) {
    const read = await reader?.read();
    if (read === undefined || read.done) return;
    const lines = `${text}${read.value}`.split("\n");
    text = lines.pop() ?? "";
    for (const line of lines) if (line.startsWith("data: ")) onStep(JSON.parse(line.slice("data: ".length)));
  }
}

export const connectVoice = (kind: VoiceKind, connection: ConnectVoice): Promise<VoiceView> => call(`/api/voice/${kind}`, { method: "PUT", body: connection });

export const disconnectVoice = (kind: VoiceKind): Promise<VoiceView> => call(`/api/voice/${kind}`, { method: "DELETE" });

/** Tries a speech service, or the connected one where none is given. */
export const tryVoice = (kind: VoiceKind, connection: ConnectVoice | null): Promise<VoiceTrial> => call(`/api/voice/${kind}/test`, { method: "POST", body: connection ?? {} });

/** What a person writes of a story. `basedOn`: `changedAt` of the story as it was read. */
export type StoryWords = Pick<Story, "title" | "text" | "tags">;

export const addStory = (story: StoryWords, key: string): Promise<Story> => call("/api/stories", { method: "POST", body: story, headers: { "idempotency-key": key } });

export const changeStory = (id: string, story: StoryWords & { readonly basedOn: number }): Promise<Story> => call(storyPath(id), { method: "PUT", body: story });

export async function eraseStory(id: string): Promise<void> {
  await send(storyPath(id), { method: "DELETE" });
}

export const showToken = async (): Promise<string> => (await call<{ readonly token: string }>("/api/agents/token", { method: "POST" })).token;
