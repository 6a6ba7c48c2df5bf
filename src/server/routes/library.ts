import { createRoute, z } from "@hono/zod-openapi";
import { suggest } from "#core/practice/suggestion";
import { refuse } from "#core/problem";
import { Reference, ScenarioSummary, Suggestion } from "#core/session/view";
import type { Deps } from "#server/deps";
import { otherwise, problem } from "#server/problem-response";
import { router } from "#server/router";
import type { Sessions } from "#server/sessions";
import { summaries } from "#server/summaries";

const listScenarios = createRoute({
  method: "get",
  path: "/api/scenarios",
  summary: "What can be practised",
  responses: {
    200: { description: "The library", content: { "application/json": { schema: z.object({ scenarios: z.array(ScenarioSummary) }) } } },
    default: otherwise,
  },
});

const readReference = createRoute({
  method: "get",
  path: "/api/reference",
  summary: "What reports name things by",
  responses: { 200: { description: "Dimensions, signals, mistakes, drills, ladders", content: { "application/json": { schema: Reference } } }, default: otherwise },
});

const readSuggestion = createRoute({
  method: "get",
  path: "/api/suggestion",
  summary: "What to practise now, and why",
  responses: { 200: { description: "One scenario", content: { "application/json": { schema: Suggestion } } }, default: otherwise },
});

type Needs = Pick<Deps, "store" | "interviewer" | "scenarios" | "reference" | "now"> & { readonly sessions: Sessions; readonly by: string };

export function libraryRoutes({ scenarios, reference, ...needs }: Needs) {
  return router()
    .openapi(listScenarios, (c) => c.json({ scenarios: [...scenarios] }, 200))
    .openapi(readReference, (c) => c.json(reference, 200))
    .openapi(readSuggestion, async (c) => {
      const suggestion = suggest(scenarios, await summaries(needs));
      return suggestion === null ? problem(c, refuse("scenario-unknown", "There is nothing to practise yet.", "Add a scenario to the content.").problem) : c.json(suggestion, 200);
    });
}
