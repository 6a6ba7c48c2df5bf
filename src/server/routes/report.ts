import { createRoute, z } from "@hono/zod-openapi";
import { Assessment } from "#core/assessment/assessment";
import { reportMarkdown } from "#core/assessment/markdown";
import { ok, refuse, type Result } from "#core/problem";
import { fileWords } from "#core/text/file-words";
import type { Deps } from "#server/deps";
import { otherwise, problem } from "#server/problem-response";
import { router, SessionId } from "#server/router";
import type { Sessions, Standing } from "#server/sessions";

const readAssessment = createRoute({
  method: "get",
  path: "/api/sessions/{id}/assessment",
  summary: "How a finished session reads",
  request: { params: SessionId },
  responses: { 200: { description: "Its assessment", content: { "application/json": { schema: Assessment } } }, default: otherwise },
});

const downloadReport = createRoute({
  method: "get",
  path: "/api/sessions/{id}/report.md",
  summary: "The report of a finished session as Markdown",
  request: { params: SessionId },
  responses: { 200: { description: "A file to keep", content: { "text/markdown": { schema: z.string() } } }, default: otherwise },
});

type Needs = Pick<Deps, "reference" | "now"> & { readonly sessions: Sessions };

export function reportRoutes({ sessions, reference, now }: Needs) {
  async function finished(id: string): Promise<Result<Standing>> {
    const found = await sessions.find(id);
    if (!found.ok) return found;
    return found.value.run.finished === null ? refuse("session-open", "This session is still open.", "Finish it first.") : ok(found.value);
  }

  return router()
    .openapi(readAssessment, async (c) => {
      const { id } = c.req.valid("param");
      const found = await finished(id);
      return found.ok ? c.json(sessions.assess(id, found.value), 200) : problem(c, found.problem);
    })
    .openapi(downloadReport, async (c) => {
      const { id } = c.req.valid("param");
      const found = await finished(id);
      if (!found.ok) return problem(c, found.problem);
      const { title, turns, minutes, startedAt } = await sessions.view(id, found.value, now());
      const day = new Date(startedAt).toISOString().slice(0, 10);
      const text = reportMarkdown({ assessment: sessions.assess(id, found.value), reference, turns, heading: { title, day, minutes } });
      return c.body(text, 200, { "content-type": "text/markdown; charset=utf-8", "content-disposition": `attachment; filename="altitude-${fileWords(title)}-${day}.md"` });
    });
}
