import { expect, it } from "vitest";
import { z } from "zod";
import { statusOf } from "#server/problem-response";
import { world } from "#server/test-world";

/** The public face over HTTP. Red here means: was it on purpose? Then say so in CHANGELOG. It changes only by adding. */

const Described = z.object({ openapi: z.literal("3.1.0"), paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

it("describes exactly these routes", async () => {
  const { ask } = await world();
  const { paths } = Described.parse(await (await ask("GET", "/api/openapi.json")).json());
  const routes = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
  expect(routes.sort()).toEqual([
    "DELETE /api/model",
    "DELETE /api/sessions/{id}",
    "DELETE /api/sessions/{id}/confirmations",
    "DELETE /api/sessions/{id}/disputes",
    "DELETE /api/stories/{id}",
    "GET /api/agents",
    "GET /api/delivery",
    "GET /api/model",
    "GET /api/model/found",
    "GET /api/openapi.json",
    "GET /api/reference",
    "GET /api/scenarios",
    "GET /api/sessions",
    "GET /api/sessions/{id}",
    "GET /api/sessions/{id}/assessment",
    "GET /api/sessions/{id}/board",
    "GET /api/sessions/{id}/delivery",
    "GET /api/sessions/{id}/events",
    "GET /api/sessions/{id}/report.md",
    "GET /api/sessions/{id}/timeline",
    "GET /api/stories",
    "GET /api/stories.md",
    "GET /api/stories/{id}",
    "GET /api/suggestion",
    "GET /healthz",
    "POST /api/agents/token",
    "POST /api/assessments",
    "POST /api/model/test",
    "POST /api/sessions",
    "POST /api/sessions/{id}/answers",
    "POST /api/sessions/{id}/board",
    "POST /api/sessions/{id}/confirmations",
    "POST /api/sessions/{id}/disputes",
    "POST /api/sessions/{id}/finish",
    "POST /api/sessions/{id}/hint",
    "POST /api/sessions/{id}/moment",
    "POST /api/sessions/{id}/pause",
    "POST /api/sessions/{id}/resume",
    "POST /api/sessions/{id}/self-reading",
    "POST /api/sessions/{id}/silence",
    "POST /api/stories",
    "PUT /api/model",
    "PUT /api/sessions/{id}/draft",
    "PUT /api/sessions/{id}/turns/{turn}",
    "PUT /api/sessions/{id}/turns/{turn}/voice",
    "PUT /api/stories/{id}",
  ]);
});

it("turns each refusal into this status", () => {
  expect(statusOf).toEqual({
    "transcript-empty": 400,
    "transcript-too-large": 413,
    "transcript-too-many-turns": 413,
    "transcript-malformed": 400,
    "round-unknown": 400,
    "scenario-unknown": 400,
    "target-unknown": 400,
    "minutes-unknown": 400,
    "session-unknown": 404,
    "story-changed": 409,
    "story-unknown": 404,
    "token-wrong": 401,
    "session-ended": 409,
    "session-paused": 409,
    "session-changed": 409,
    "session-open": 409,
    "answer-empty": 400,
    "answer-too-long": 400,
    "key-missing": 400,
    "key-in-flight": 409,
    "key-reused": 422,
    "evidence-unknown": 422,
    "turn-unknown": 422,
    "board-full": 422,
    "request-malformed": 400,
    "request-too-large": 413,
    "route-unknown": 404,
    "origin-refused": 403,
    "host-refused": 421,
    "content-malformed": 500,
    "folder-locked": 503,
    "port-taken": 503,
    "database-newer": 503,
    "database-unavailable": 503,
    "model-malformed": 500,
    "model-fixed": 409,
    "model-unknown": 404,
    "model-not-kept": 503,
    "address-refused": 422,
    internal: 500,
  });
});

it("answers an answer with these fields", async () => {
  const { start, answer } = await world();
  const { id } = await start();
  expect(Object.keys(await answer(id, "k", "I wrote it.")).sort()).toEqual(["key", "move", "status", "version"]);
});
