import { OpenAPIHono, z } from "@hono/zod-openapi";
import { refuse, type Problem } from "#core/problem";
import { longestAnswer } from "#core/session/request";
import { problem } from "#server/problem-response";
import { unknown } from "#server/sessions";

/** A router whose malformed requests are problems that name the field. */
export function router(): OpenAPIHono {
  return new OpenAPIHono({
    defaultHook: (result, c) => (result.success ? undefined : problem(c, malformed(result.target, result.error.issues, c.req.path))),
  });
}

/** The session's id as a path gives it; one that cannot be an id is simply unknown. */
export const SessionId = z.object({ id: z.string().regex(/^[\w-]{1,64}$/).openapi({ description: "The session, as `POST /api/sessions` named it." }) });

type Issue = z.core.$ZodIssue;

const places = { json: "body", query: "query", param: "path", header: "headers", cookie: "cookies", form: "form" } as const;

function malformed(target: keyof typeof places, issues: readonly Issue[], path: string): Problem {
  const [issue] = issues;
  if (issue === undefined) return refuse("request-malformed", "The request is malformed.", "See /api/openapi.json.").problem;
  if (target === "param") return unknown().problem;
  const field = issue.path.map(String).join(".");
  if (target === "header" && field === "idempotency-key") return refuse("key-missing", "The header Idempotency-Key is missing or not 1 to 200 characters long.", "Send a new random key with each new answer, and the same key when sending one again.").problem;
  const isAnswer = target === "json" && field === "text" && path.startsWith("/api/sessions/");
  if (isAnswer && issue.code === "invalid_format") return refuse("answer-empty", "The answer is empty.", "Say at least one word.").problem;
  if (isAnswer && issue.code === "too_big") return refuse("answer-too-long", `The text is longer than ${String(longestAnswer)} characters.`, "Say it in several answers.").problem;
  const where = field === "" ? `The ${places[target]}` : `"${field}" in the ${places[target]}`;
  return refuse("request-malformed", `${where} is malformed: ${withoutStop(issue.message)}.`, "See /api/openapi.json for what it takes.").problem;
}

const withoutStop = (message: string): string => message.replace(/\.$/, "");
