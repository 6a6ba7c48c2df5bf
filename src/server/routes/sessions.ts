import { createRoute, z } from "@hono/zod-openapi";
import { StartSession } from "#core/session/request";
import { SessionSummary, SessionView } from "#core/session/view";
import type { Deps } from "#server/deps";
import { otherwise, problem } from "#server/problem-response";
import { router, SessionId } from "#server/router";
import type { ModelTurns } from "#server/model-turns";
import { unknown, type Sessions } from "#server/sessions";
import { summaries } from "#server/summaries";

const standing = { description: "The whole session, its draft included", content: { "application/json": { schema: SessionView } } } as const;

const listSessions = createRoute({
  method: "get",
  path: "/api/sessions",
  summary: "Past and running sessions, the newest first",
  responses: { 200: { description: "A line each", content: { "application/json": { schema: z.object({ sessions: z.array(SessionSummary) }) } } }, default: otherwise },
});

const startSession = createRoute({
  method: "post",
  path: "/api/sessions",
  summary: "Starts a session",
  request: { body: { required: true, content: { "application/json": { schema: StartSession } } } },
  responses: { 201: { ...standing, headers: z.object({ location: z.string() }) }, default: otherwise },
});

const readSession = createRoute({
  method: "get",
  path: "/api/sessions/{id}",
  summary: "How a session stands",
  request: { params: SessionId },
  responses: { 200: standing, default: otherwise },
});

const eraseSession = createRoute({
  method: "delete",
  path: "/api/sessions/{id}",
  summary: "Erases a session with all that was kept of it",
  request: { params: SessionId },
  responses: { 204: { description: "It is gone" }, default: otherwise },
});

type Needs = Pick<Deps, "store" | "recordings" | "interviewer" | "models" | "now" | "seed" | "newId"> & { readonly sessions: Sessions; readonly turns: ModelTurns; readonly by: string };

export function sessionRoutes({ store, recordings, interviewer, models, sessions, turns, now, seed, newId, by }: Needs) {
  return router()
    .openapi(listSessions, async (c) => c.json({ sessions: [...(await summaries({ store, sessions, interviewer, by, now }))] }, 200))
    .openapi(startSession, async (c) => {
      const at = now();
      const id = newId();
      const events = interviewer.start(c.req.valid("json"), at, seed(), models.current()?.model ?? null);
      if (!events.ok) return problem(c, events.problem);
      if (!(await store.append(id, 0, events.value))) throw new Error("A new session's id was taken.");
      const found = await sessions.find(id);
      if (!found.ok) return problem(c, found.problem);
      return c.json(await sessions.view(id, found.value, at), 201, { location: `/api/sessions/${id}` });
    })
    .openapi(readSession, async (c) => {
      const { id } = c.req.valid("param");
      const found = await sessions.find(id);
      if (!found.ok) return problem(c, found.problem);
      turns.readRest(id);
      return c.json(await sessions.view(id, found.value, now()), 200);
    })
    .openapi(eraseSession, async (c) => {
      const { id } = c.req.valid("param");
      turns.stop(id);
      return (await recordings.eraseWith(id, () => store.erase(id))) ? c.body(null, 204) : problem(c, unknown().problem);
    });
}
