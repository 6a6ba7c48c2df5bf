import { createRoute } from "@hono/zod-openapi";
import { Timeline } from "#core/session/view";
import type { Deps } from "#server/deps";
import { otherwise, problem } from "#server/problem-response";
import { router, SessionId } from "#server/router";
import type { Sessions } from "#server/sessions";

const readTimeline = createRoute({
  method: "get",
  path: "/api/sessions/{id}/timeline",
  summary: "When everything was said and drawn",
  request: { params: SessionId },
  responses: { 200: { description: "In Unix milliseconds", content: { "application/json": { schema: Timeline } } }, default: otherwise },
});

type Needs = Pick<Deps, "interviewer"> & { readonly sessions: Sessions };

export function timelineRoutes({ interviewer, sessions }: Needs) {
  return router().openapi(readTimeline, async (c) => {
    const found = await sessions.find(c.req.valid("param").id);
    return found.ok ? c.json(interviewer.timeline(found.value.run), 200) : problem(c, found.problem);
  });
}
