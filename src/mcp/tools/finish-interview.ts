import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import { Assessment } from "#core/assessment/assessment";
import { ok } from "#core/problem";
import { SessionView } from "#core/session/view";
import { call, sessionPath, type Api } from "#mcp/api";
import { debriefOf, type Debrief } from "#mcp/debrief";
import { referenceOf } from "#mcp/library";
import { readingOf, readingShape, readingText } from "#mcp/reading";
import { resultOf } from "#mcp/result";
import { uris } from "#mcp/uri";

const output = {
  session: z.string(),
  ...readingShape,
  report: z.string().describe("The resource that holds the whole report, as Markdown."),
  assessment: z.string().describe("The resource that holds it as JSON."),
  debrief: z.object({ text: z.string(), by: z.literal("the client's own model") }).nullable().describe("The report in the words of the client's own model, where it offers one: wording only, it rates nothing."),
};

export function finishInterview(server: McpServer, api: Api): void {
  server.registerTool(
    "finish_interview",
    {
      title: "Finish an interview",
      description: "Ends an interview, if it has not ended, and tells how it reads: the altitude with its range, what to fix first, each dimension, the quotes that decided it, and where the whole report is. Safe to send again.",
      inputSchema: {
        session: z.string().max(100),
        debrief: z.boolean().default(true).describe("Whether the client's own model may put the report into plain words, where the client offers it."),
      },
      outputSchema: output,
      annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    },
    async ({ session, debrief }, { requestId }) => {
      const finished = await call(api, SessionView, sessionPath(session, "/finish"), { method: "POST" });
      if (!finished.ok) return resultOf(finished);
      const assessment = await call(api, Assessment, sessionPath(session, "/assessment"));
      if (!assessment.ok) return resultOf(assessment);
      const reference = await referenceOf(api);
      if (!reference.ok) return resultOf(reference);
      const reading = readingOf(assessment.value, reference.value);
      const worded = debrief ? await debriefOf(server, reading, requestId) : null;
      const data = {
        session, ...reading, report: uris.report(session), assessment: uris.assessment(session),
        debrief: worded !== null && "text" in worded ? { text: worded.text, by: "the client's own model" as const } : null,
      };
      return resultOf(ok({ data, text: `${readingText(reading)}\nThe whole report: ${data.report}${debriefText(worded)}` }));
    },
  );
}

function debriefText(debrief: Debrief): string {
  if (debrief === null) return "";
  if ("refused" in debrief) return `\nNo debrief by the client's own model: ${debrief.refused}.`;
  return `\nIn the words of the client's own model, which rates nothing: ${JSON.stringify(debrief.text)}`;
}
