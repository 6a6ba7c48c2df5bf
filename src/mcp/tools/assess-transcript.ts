import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import { Assessment } from "#core/assessment/assessment";
import { ok } from "#core/problem";
import { limits } from "#core/transcript/transcript";
import { Round, Target } from "#core/words";
import { call, type Api } from "#mcp/api";
import { referenceOf } from "#mcp/library";
import { readingOf, readingShape, readingText } from "#mcp/reading";
import { resultOf } from "#mcp/result";

export function assessTranscript(server: McpServer, api: Api): void {
  server.registerTool(
    "assess_transcript",
    {
      title: "Assess a transcript",
      description: "Tells how the transcript of a finished interview reads. Nothing of it is kept.",
      inputSchema: {
        transcript: z.string().describe(`Markdown with lines that begin with "Interviewer:" and "Candidate:", or JSON: {"turns": [{"speaker": "interviewer" or "candidate", "text": "…"}]}. At most ${String(limits.bytes / 1_000_000)} MB and ${String(limits.turns)} turns.`),
        target: Target.optional(),
        round: Round.optional(),
        scenario: z.string().max(100).optional(),
        question: z.string().max(5000).optional().describe("What the interview was about, where the transcript does not say."),
      },
      outputSchema: readingShape,
      annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
    },
    async (asked) => {
      const assessment = await call(api, Assessment, "/api/assessments", { method: "POST", body: asked });
      if (!assessment.ok) return resultOf(assessment);
      const reference = await referenceOf(api);
      if (!reference.ok) return resultOf(reference);
      const reading = readingOf(assessment.value, reference.value);
      return resultOf(ok({ data: reading, text: readingText(reading) }));
    },
  );
}
