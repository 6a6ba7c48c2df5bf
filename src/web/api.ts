import type { Assessment } from "#core/assessment/assessment";
import type { Answered } from "#core/session/answered";
import type { DisputeEvidence, StartSession } from "#core/session/request";
import type { Reference, ScenarioSummary, SessionSummary, SessionView, Suggestion } from "#core/session/view";
import type { Level } from "#core/words";

/** A refusal of the server in its own words, or `offline` where it was not reached. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly mend: string;
  readonly status: number;
  constructor(problem: { readonly message: string; readonly code: string; readonly mend: string; readonly status: number }) {
    super(problem.message);
    this.code = problem.code;
    this.mend = problem.mend;
    this.status = problem.status;
  }
}

type Sent = { readonly method?: "GET" | "POST" | "PUT" | "DELETE"; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };

/** Our own server checks what it sends against the same schemas, so its answers are taken by their type. */
async function call<T>(path: string, { method = "GET", body, headers = {} }: Sent = {}): Promise<T> {
  const response = await reach(path, { method, headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  if (response.status === 204) return JSON.parse("null");
  const text = await response.text();
  if (response.ok) return JSON.parse(text);
  throw problemOf(text, response.status);
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch {
    throw new ApiProblem({ code: "offline", status: 0, message: "The app could not be reached.", mend: "Check that it is running; your words are kept here." });
  }
}

function problemOf(text: string, status: number): ApiProblem {
  const fallback = { code: "internal", status, message: "Something went wrong on the server.", mend: "Try again; nothing that was acknowledged is lost." };
  if (!text.startsWith("{")) return new ApiProblem(fallback);
  const problem: Partial<Record<"code" | "detail" | "title" | "mend", string>> = JSON.parse(text);
  return new ApiProblem({ status, code: problem.code ?? fallback.code, message: problem.detail ?? problem.title ?? fallback.message, mend: problem.mend ?? fallback.mend });
}

const at = (id: string, rest = ""): string => `/api/sessions/${encodeURIComponent(id)}${rest}`;

export const api = {
  scenarios: () => call<{ scenarios: ScenarioSummary[] }>("/api/scenarios"),
  reference: () => call<Reference>("/api/reference"),
  suggestion: () => call<Suggestion>("/api/suggestion"),
  sessions: () => call<{ sessions: SessionSummary[] }>("/api/sessions"),
  start: (request: StartSession) => call<SessionView>("/api/sessions", { method: "POST", body: request }),
  session: (id: string) => call<SessionView>(at(id)),
  keepDraft: (id: string, text: string) => call<{ text: string; at: number }>(at(id, "/draft"), { method: "PUT", body: { text } }),
  answer: (id: string, key: string, text: string) => call<Answered>(at(id, "/answers"), { method: "POST", body: { text }, headers: { "idempotency-key": key } }),
  act: (id: string, act: "finish" | "pause" | "resume" | "moment" | "silence" | "hint") => call<SessionView>(at(id, `/${act}`), { method: "POST" }),
  readSelf: (id: string, level: Level, wouldFix: string) => call<SessionView>(at(id, "/self-reading"), { method: "POST", body: { level, wouldFix } }),
  dispute: (id: string, dispute: DisputeEvidence) => call<SessionView>(at(id, "/disputes"), { method: "POST", body: dispute }),
  withdraw: (id: string, dispute: Omit<DisputeEvidence, "note">) => call<SessionView>(at(id, "/disputes"), { method: "DELETE", body: dispute }),
  assessment: (id: string) => call<Assessment>(at(id, "/assessment")),
  erase: (id: string) => call<null>(at(id), { method: "DELETE" }),
} as const;
