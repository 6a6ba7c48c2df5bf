import { z } from "zod";
import { ok, ProblemCode, refuse, type Result } from "#core/problem";

/**
 * Altitude's own HTTP API, wherever it is: in this process or in another. Where it cannot be reached the answer is a problem
 * like any other. This room has no rules of its own: everything is asked of it.
 */
export type Api = (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Response>;

type Call = { readonly method?: "GET" | "POST"; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };

/** What the API answers, as the schema says; or why it refused. */
export async function call<T>(api: Api, schema: z.ZodType<T>, path: string, { method = "GET", body, headers }: Call = {}): Promise<Result<T>> {
  const response = await api(method, path, body, headers);
  return response.ok ? ok(schema.parse(await response.json())) : refusalIn(response);
}

/** The same for an answer that is text. */
export async function callForText(api: Api, path: string): Promise<Result<string>> {
  const response = await api("GET", path);
  return response.ok ? ok(await response.text()) : refusalIn(response);
}

const Refusal = z.object({ code: ProblemCode, detail: z.string(), mend: z.string() });

async function refusalIn(response: Response): Promise<Result<never>> {
  const isJson = (response.headers.get("content-type") ?? "").includes("json");
  const read = Refusal.safeParse(isJson ? await response.json() : null);
  if (read.success) return refuse(read.data.code, read.data.detail, read.data.mend);
  return refuse("internal", `Altitude answered with status ${String(response.status)} and no reason.`, "See that the Altitude that runs is of this version, then try again.");
}

export const sessionPath = (id: string, rest = ""): string => `/api/sessions/${encodeURIComponent(id)}${rest}`;
