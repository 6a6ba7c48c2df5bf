import { createRoute } from "@hono/zod-openapi";
import { DeliveryView, SessionDelivery } from "#core/delivery/delivery-view";
import type { Deps } from "#server/deps";
import { otherwise, problem } from "#server/problem-response";
import { router, SessionId } from "#server/router";
import type { Sessions } from "#server/sessions";
import { deliveries } from "#server/summaries";

const readDeliveries = createRoute({
  method: "get",
  path: "/api/delivery",
  summary: "How past sessions sounded, the newest first; no part of any reading",
  responses: { 200: { description: "What cannot be known is null", content: { "application/json": { schema: DeliveryView } } }, default: otherwise },
});

const readDelivery = createRoute({
  method: "get",
  path: "/api/sessions/{id}/delivery",
  summary: "How a session sounded; no part of any reading",
  request: { params: SessionId },
  responses: { 200: { description: "What cannot be known is null", content: { "application/json": { schema: SessionDelivery } } }, default: otherwise },
});

type Needs = Pick<Deps, "store" | "interviewer" | "now"> & { readonly sessions: Sessions; readonly by: string };

export function deliveryRoutes(needs: Needs) {
  const { interviewer, sessions } = needs;
  return router()
    .openapi(readDeliveries, async (c) => c.json({ sessions: [...(await deliveries(needs))] }, 200))
    .openapi(readDelivery, async (c) => {
      const { id } = c.req.valid("param");
      const found = await sessions.find(id);
      return found.ok ? c.json(interviewer.delivery(found.value.run, id), 200) : problem(c, found.problem);
    });
}
