import { createRoute, z } from "@hono/zod-openapi";
import { refuse } from "#core/problem";
import { KeepDraft } from "#core/session/request";
import type { Deps } from "#server/deps";
import { otherwise, problem } from "#server/problem-response";
import { router, SessionId } from "#server/router";
import { unknown, type Sessions } from "#server/sessions";

const keepDraft = createRoute({
  method: "put",
  path: "/api/sessions/{id}/draft",
  summary: "Keeps the unsent answer, in place of the one before",
  request: { params: SessionId, body: { required: true, content: { "application/json": { schema: KeepDraft } } } },
  responses: {
    200: { description: "It is kept", content: { "application/json": { schema: z.object({ text: z.string(), at: z.int() }) } } },
    default: otherwise,
  },
});

type Needs = Pick<Deps, "store" | "now"> & { readonly sessions: Sessions };

export function draftRoutes({ store, sessions, now }: Needs) {
  return router().openapi(keepDraft, async (c) => {
    const { id } = c.req.valid("param");
    const found = await sessions.find(id);
    if (!found.ok) return problem(c, found.problem);
    const { run } = found.value;
    if (run.finished !== null) return problem(c, refuse("session-ended", "This session has ended.", "Read its report, or start another.").problem);
    const draft = { text: c.req.valid("json").text, at: now() };
    // A draft that was overtaken by its own answer is kept already: as that answer.
    const said = run.lastKey === null ? undefined : run.answers.get(run.lastKey)?.text;
    const isKept = draft.text === said || (await store.keepDraft(id, draft));
    return isKept ? c.json(draft, 200) : problem(c, unknown().problem);
  });
}
