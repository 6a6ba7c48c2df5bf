import { createRoute, z } from "@hono/zod-openapi";
import { refuse } from "#core/problem";
import { Answered, answeredBy } from "#core/session/answered";
import { GiveAnswer } from "#core/session/request";
import type { Deps } from "#server/deps";
import { otherwise, problem } from "#server/problem-response";
import { router, SessionId } from "#server/router";
import type { ModelTurns } from "#server/model-turns";
import type { Handled } from "#server/sessions";

const giveAnswer = createRoute({
  method: "post",
  path: "/api/sessions/{id}/answers",
  summary: "Says something; the interviewer's next move comes back",
  description: "The same key again gives the same response and adds nothing. While it is under way it gives 409, with another text 422.",
  request: {
    params: SessionId,
    headers: z.object({ "idempotency-key": z.string().min(1).max(200) }),
    body: { required: true, content: { "application/json": { schema: GiveAnswer } } },
  },
  responses: {
    200: { description: "The answer is on disk; this is what it led to", content: { "application/json": { schema: Answered } } },
    default: otherwise,
  },
});

type Needs = Pick<Deps, "store" | "now"> & { readonly turns: ModelTurns };

export function answerRoutes({ store, turns, now }: Needs) {
  const inFlight = new Set<string>();

  /** From what was added just now; for an answer given before, from the events of that time. */
  async function replyTo(id: string, key: string, { added, version }: Handled): Promise<Answered> {
    const reply = answeredBy(added.length > 0 ? { events: added, before: version - added.length, key } : { events: (await store.read(id)).events, before: 0, key });
    if (reply === null) throw new Error("An answer was kept without a move.");
    return reply;
  }

  return router().openapi(giveAnswer, async (c) => {
    const { id } = c.req.valid("param");
    const { text, spoken } = c.req.valid("json");
    const key = c.req.valid("header")["idempotency-key"];
    const flight = JSON.stringify([id, key]);
    if (inFlight.has(flight)) return problem(c, refuse("key-in-flight", "An answer with this Idempotency-Key is being taken at this moment.", "Wait a moment, then send it again with the same key.").problem);
    inFlight.add(flight);
    try {
      const outcome = await turns.answer(id, { key, text, spoken }, now());
      turns.readRest(id);
      return outcome.ok ? c.json(await replyTo(id, key, outcome.value), 200) : problem(c, outcome.problem);
    } finally {
      inFlight.delete(flight);
    }
  });
}
