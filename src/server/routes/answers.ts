import { createRoute, z } from "@hono/zod-openapi";
import { refuse } from "#core/problem";
import { Answered, answeredBy } from "#core/session/answered";
import { GiveAnswer, SoFar } from "#core/session/request";
import type { Deps } from "#server/deps";
import { otherwise, problem } from "#server/problem-response";
import { router, SessionId } from "#server/router";
import type { ModelTurns } from "#server/model-turns";
import type { Handled, Sessions } from "#server/sessions";

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

const cutIn = createRoute({
  method: "post",
  path: "/api/sessions/{id}/cut-in",
  summary: "Asks, at the end of a sentence that is still part of a spoken answer, whether the interviewer breaks in",
  description: "Nothing is kept. Where it is due, send the answer so far with `spoken.isCutIn`.",
  request: { params: SessionId, body: { required: true, content: { "application/json": { schema: SoFar } } } },
  responses: { 200: { description: "Whether it is due", content: { "application/json": { schema: z.object({ isDue: z.boolean() }) } } }, default: otherwise },
});

type Needs = Pick<Deps, "store" | "interviewer" | "now"> & { readonly sessions: Sessions; readonly turns: ModelTurns };

export function answerRoutes({ store, interviewer, sessions, turns, now }: Needs) {
  const inFlight = new Set<string>();

  /** From what was added just now; for an answer given before, from the events of that time. */
  async function replyTo(id: string, key: string, { added, version }: Handled): Promise<Answered> {
    const reply = answeredBy(added.length > 0 ? { events: added, before: version - added.length, key } : { events: (await store.read(id)).events, before: 0, key });
    if (reply === null) throw new Error("An answer was kept without a move.");
    return reply;
  }

  return router()
    .openapi(cutIn, async (c) => {
      const found = await sessions.find(c.req.valid("param").id);
      return found.ok ? c.json({ isDue: interviewer.isCutInDue(found.value.run, c.req.valid("json"), now()) }, 200) : problem(c, found.problem);
    })
    .openapi(giveAnswer, async (c) => {
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
