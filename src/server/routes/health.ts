import { createRoute, z } from "@hono/zod-openapi";
import type { Deps } from "#server/deps";
import { otherwise, problem } from "#server/problem-response";
import { router } from "#server/router";

const health = createRoute({
  method: "get",
  path: "/healthz",
  summary: "Whether it can serve",
  responses: {
    200: { description: "It can", content: { "application/json": { schema: z.object({ status: z.literal("ok") }) } } },
    default: otherwise,
  },
});

/** How long an answer of the database stands for the next ones that ask, in milliseconds. */
const freshMs = 1000;

export function healthRoutes({ store, now }: Pick<Deps, "store" | "now">) {
  let last: { readonly at: number; readonly outcome: Awaited<ReturnType<typeof store.health>> } | null = null;
  return router().openapi(health, async (c) => {
    const at = now();
    if (last === null || Math.abs(at - last.at) > freshMs) last = { at, outcome: await store.health() };
    return last.outcome.ok ? c.json({ status: "ok" } as const, 200) : problem(c, last.outcome.problem);
  });
}
