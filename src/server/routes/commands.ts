import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Command } from "#core/session/conduct";
import { CorrectAnswer, DisputeEvidence, KeepVoiced, ReadSelf } from "#core/session/request";
import { SessionView } from "#core/session/view";
import type { Deps } from "#server/deps";
import { otherwise, problem } from "#server/problem-response";
import { router, SessionId } from "#server/router";
import type { ModelTurns } from "#server/model-turns";
import type { Sessions } from "#server/sessions";

const responses = {
  200: { description: "The session as it stands now", content: { "application/json": { schema: SessionView } } },
  default: otherwise,
} as const;

const plain = <Path extends string>(path: Path, summary: string) => createRoute({ method: "post", path, summary, request: { params: SessionId }, responses });

const finish = plain("/api/sessions/{id}/finish", "Ends it");
const pause = plain("/api/sessions/{id}/pause", "Stops its clock");
const resume = plain("/api/sessions/{id}/resume", "Lets its clock run again");
const moment = plain("/api/sessions/{id}/moment", "Asks the interviewer to keep silent for a while");
const silence = plain("/api/sessions/{id}/silence", "Says that nothing was said for a while");
const hint = plain("/api/sessions/{id}/hint", "Asks for a hint");

const readSelf = createRoute({
  method: "post",
  path: "/api/sessions/{id}/self-reading",
  summary: "How the candidate thinks it went",
  request: { params: SessionId, body: { required: true, content: { "application/json": { schema: ReadSelf } } } },
  responses,
});

const dispute = createRoute({
  method: "post",
  path: "/api/sessions/{id}/disputes",
  summary: "Says of a piece of evidence: that is not what I meant",
  request: { params: SessionId, body: { required: true, content: { "application/json": { schema: DisputeEvidence } } } },
  responses,
});

const withdraw = createRoute({
  method: "delete",
  path: "/api/sessions/{id}/disputes",
  summary: "Takes that back",
  request: { params: SessionId, body: { required: true, content: { "application/json": { schema: DisputeEvidence.omit({ note: true }) } } } },
  responses,
});

const confirm = createRoute({
  method: "post",
  path: "/api/sessions/{id}/confirmations",
  summary: "Says of evidence that a language model proposed: that is what I meant",
  request: { params: SessionId, body: { required: true, content: { "application/json": { schema: DisputeEvidence.omit({ note: true }) } } } },
  responses,
});

const unconfirm = createRoute({
  method: "delete",
  path: "/api/sessions/{id}/confirmations",
  summary: "Takes that back",
  request: { params: SessionId, body: { required: true, content: { "application/json": { schema: DisputeEvidence.omit({ note: true }) } } } },
  responses,
});

const Turn = SessionId.extend({ turn: z.coerce.number().int().nonnegative() });

const correct = createRoute({
  method: "put",
  path: "/api/sessions/{id}/turns/{turn}",
  summary: "Puts right what was misheard or mistyped in an answer; everything is read again",
  request: { params: Turn, body: { required: true, content: { "application/json": { schema: CorrectAnswer } } } },
  responses,
});

const keepVoiced = createRoute({
  method: "put",
  path: "/api/sessions/{id}/turns/{turn}/voice",
  summary: "Keeps when the interviewer's turn was spoken aloud",
  request: { params: Turn, body: { required: true, content: { "application/json": { schema: KeepVoiced } } } },
  responses,
});

type Needs = Pick<Deps, "now"> & { readonly sessions: Sessions; readonly turns: ModelTurns };

/** Everything that changes a session and answers with how it stands. */
export function commandRoutes({ sessions, turns, now }: Needs) {
  async function answer(c: Context, id: string, command: Command) {
    const at = now();
    const outcome = await sessions.handle(id, command, at);
    return outcome.ok ? c.json(await sessions.view(id, outcome.value, at), 200) : problem(c, outcome.problem);
  }
  /** What was said before is taken first, without waiting any longer for a model's words. */
  async function settled(c: Context, id: string, command: Command) {
    await turns.settle(id);
    return answer(c, id, command);
  }
  return router()
    .openapi(finish, (c) => settled(c, c.req.valid("param").id, { type: "finish" }))
    .openapi(pause, (c) => settled(c, c.req.valid("param").id, { type: "pause" }))
    .openapi(resume, (c) => answer(c, c.req.valid("param").id, { type: "resume" }))
    .openapi(moment, (c) => answer(c, c.req.valid("param").id, { type: "ask-moment" }))
    .openapi(silence, (c) => settled(c, c.req.valid("param").id, { type: "fall-silent" }))
    .openapi(hint, (c) => answer(c, c.req.valid("param").id, { type: "ask-hint" }))
    .openapi(readSelf, (c) => answer(c, c.req.valid("param").id, { type: "read-self", ...c.req.valid("json") }))
    .openapi(dispute, (c) => answer(c, c.req.valid("param").id, { type: "dispute", ...c.req.valid("json") }))
    .openapi(confirm, (c) => answer(c, c.req.valid("param").id, { type: "confirm", ...c.req.valid("json") }))
    .openapi(unconfirm, (c) => answer(c, c.req.valid("param").id, { type: "withdraw-confirmation", ...c.req.valid("json") }))
    .openapi(correct, (c) => settled(c, c.req.valid("param").id, { type: "correct", turn: c.req.valid("param").turn, ...c.req.valid("json") }))
    .openapi(keepVoiced, (c) => answer(c, c.req.valid("param").id, { type: "keep-voiced", turn: c.req.valid("param").turn, voiced: c.req.valid("json") }))
    .openapi(withdraw, (c) => answer(c, c.req.valid("param").id, { type: "withdraw-dispute", ...c.req.valid("json") }));
}
