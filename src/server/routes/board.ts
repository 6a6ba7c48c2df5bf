import { createRoute, z } from "@hono/zod-openapi";
import { DrawBoard } from "#core/session/request";
import { BoardView, PresentBoard } from "#core/session/view";
import type { Deps } from "#server/deps";
import { otherwise, problem } from "#server/problem-response";
import { router, SessionId } from "#server/router";
import type { Sessions } from "#server/sessions";

const readBoard = createRoute({
  method: "get",
  path: "/api/sessions/{id}/board",
  summary: "The board as it stands, with its history",
  request: { params: SessionId },
  responses: { 200: { description: "Elements as Excalidraw keeps them", content: { "application/json": { schema: BoardView } } }, default: otherwise },
});

const readPresent = createRoute({
  method: "get",
  path: "/api/sessions/{id}/board/present",
  summary: "The board as it stands, without its history",
  request: { params: SessionId },
  responses: { 200: { description: "Elements as Excalidraw keeps them", content: { "application/json": { schema: PresentBoard } } }, default: otherwise },
});

const draw = createRoute({
  method: "post",
  path: "/api/sessions/{id}/board",
  summary: "Keeps what was drawn since the last time",
  description: "Elements that are new or different, and the ids of those that went. The same change again adds another entry to the history and changes nothing else.",
  request: { params: SessionId, body: { required: true, content: { "application/json": { schema: DrawBoard } } } },
  responses: {
    200: { description: "It is on disk", content: { "application/json": { schema: z.object({ version: z.int().nonnegative(), drawn: z.int().nonnegative() }) } } },
    default: otherwise,
  },
});

type Needs = Pick<Deps, "interviewer" | "now"> & { readonly sessions: Sessions };

export function boardRoutes({ interviewer, sessions, now }: Needs) {
  return router()
    .openapi(readBoard, async (c) => {
      const found = await sessions.find(c.req.valid("param").id);
      return found.ok ? c.json(interviewer.board(found.value.run, found.value.version), 200) : problem(c, found.problem);
    })
    .openapi(readPresent, async (c) => {
      const found = await sessions.find(c.req.valid("param").id);
      if (!found.ok) return problem(c, found.problem);
      const { elements, report, version } = interviewer.board(found.value.run, found.value.version);
      return c.json({ elements, report, version }, 200);
    })
    .openapi(draw, async (c) => {
      const { drawnAt, ...change } = c.req.valid("json");
      const outcome = await sessions.handle(c.req.valid("param").id, { type: "draw", change, drawnAt }, now());
      return outcome.ok ? c.json({ version: outcome.value.version, drawn: outcome.value.run.board.size }, 200) : problem(c, outcome.problem);
    });
}
