import type { Context } from "hono";
import { z } from "zod";
import { ProblemCode, type Problem } from "#core/problem";

/** The one table from refusals to HTTP. */
export const statusOf = {
  "transcript-empty": 400,
  "transcript-too-large": 413,
  "transcript-too-many-turns": 413,
  "transcript-malformed": 400,
  "round-unknown": 400,
  "scenario-unknown": 400,
  "target-unknown": 400,
  "minutes-unknown": 400,
  "session-unknown": 404,
  "session-ended": 409,
  "session-paused": 409,
  "session-changed": 409,
  "session-open": 409,
  "answer-empty": 400,
  "answer-too-long": 400,
  "key-missing": 400,
  "key-in-flight": 409,
  "key-reused": 422,
  "evidence-unknown": 422,
  "turn-unknown": 422,
  "board-full": 422,
  "story-unknown": 404,
  "story-changed": 409,
  "token-wrong": 401,
  "request-malformed": 400,
  "request-too-large": 413,
  "route-unknown": 404,
  "origin-refused": 403,
  "host-refused": 421,
  "content-malformed": 500,
  "folder-locked": 503,
  "port-taken": 503,
  "database-newer": 503,
  "database-unavailable": 503,
  "model-malformed": 500,
  "model-fixed": 409,
  "model-unknown": 404,
  "model-not-kept": 503,
  "address-refused": 422,
  "recording-unknown": 404,
  "recording-closed": 409,
  "recording-full": 507,
  "recording-not-kept": 503,
  "chunk-gap": 409,
  "chunk-empty": 400,
  "range-unmet": 416,
  internal: 500,
} as const satisfies Record<ProblemCode, number>;

/** RFC 9457, with the code that programs go by and how to mend it. */
export const ProblemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: ProblemCode,
  mend: z.string(),
  /** With `chunk-gap`: the number of the chunk to be sent instead. */
  next: z.int().optional(),
});

/** What every route may answer with instead. */
export const otherwise = {
  description: "Why the request could not be met",
  content: { "application/problem+json": { schema: ProblemBody } },
} as const;

export function problem(c: Context, { code, message, mend, next }: Problem) {
  const status = statusOf[code];
  const words = code.replaceAll("-", " ");
  const body = { type: `urn:altitude:problem:${code}`, title: `${words.charAt(0).toUpperCase()}${words.slice(1)}`, status, detail: message, code, mend, ...(next === undefined ? {} : { next }) };
  return c.json(body, status, { "content-type": "application/problem+json" });
}
