import { createRoute, z } from "@hono/zod-openapi";
import { Assessment } from "#core/assessment/assessment";
import { readTranscript } from "#core/transcript/read-transcript";
import { Round, Target } from "#core/words";
import type { Deps } from "#server/deps";
import { otherwise, problem } from "#server/problem-response";
import { router } from "#server/router";

/** A transcript to assess, and what is known of it beside what it says itself; what is said here wins. */
const TranscriptToAssess = z.strictObject({
  transcript: z.string().openapi({ description: "Markdown with `Interviewer:` and `Candidate:`, or JSON with `turns`; at most 2 MB and 5,000 turns." }),
  round: Round.optional(),
  scenario: z.string().optional(),
  question: z.string().optional(),
  target: Target.optional(),
});

const assess = createRoute({
  method: "post",
  path: "/api/assessments",
  summary: "Assesses a finished transcript; nothing of it is kept",
  request: { body: { required: true, content: { "application/json": { schema: TranscriptToAssess } } } },
  responses: { 200: { description: "Its assessment", content: { "application/json": { schema: Assessment } } }, default: otherwise },
});

export function assessmentRoutes({ assessTranscript }: Pick<Deps, "assessTranscript">) {
  return router().openapi(assess, (c) => {
    const { transcript, round, scenario, question, target } = c.req.valid("json");
    const read = readTranscript(transcript);
    if (!read.ok) return problem(c, read.problem);
    const known = { ...(round === undefined ? {} : { round }), ...(scenario === undefined ? {} : { scenario }), ...(question === undefined ? {} : { question }), ...(target === undefined ? {} : { target }) };
    const assessed = assessTranscript({ ...read.value, ...known }, "transcript");
    return assessed.ok ? c.json(assessed.value, 200) : problem(c, assessed.problem);
  });
}
