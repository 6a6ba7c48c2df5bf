import { z } from "zod";
import { call, type Api } from "#mcp/api";
import { ok, type Result } from "#core/problem";
import { Reference, ScenarioSummary, SessionSummary } from "#core/session/view";

/** What several tools and resources look up. */

/** What can be practised: what anybody may know of it before the interview, and nothing else. */
export async function scenariosOf(api: Api): Promise<Result<readonly ScenarioSummary[]>> {
  const read = await call(api, z.object({ scenarios: z.array(ScenarioSummary) }), "/api/scenarios");
  return read.ok ? ok(read.value.scenarios) : read;
}

/** The newest first. */
export async function sessionsOf(api: Api): Promise<Result<readonly SessionSummary[]>> {
  const read = await call(api, z.object({ sessions: z.array(SessionSummary) }), "/api/sessions");
  return read.ok ? ok(read.value.sessions) : read;
}

export const referenceOf = (api: Api): Promise<Result<Reference>> => call(api, Reference, "/api/reference");
