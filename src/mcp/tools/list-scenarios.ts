import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import { ok } from "#core/problem";
import { ScenarioSummary } from "#core/session/view";
import { Level, Round } from "#core/words";
import type { Api } from "#mcp/api";
import { scenariosOf } from "#mcp/library";
import { resultOf } from "#mcp/result";

export function listScenarios(server: McpServer, api: Api): void {
  server.registerTool(
    "list_scenarios",
    {
      title: "List scenarios",
      description: "What can be practised, with what a candidate may know before the interview.",
      inputSchema: { round: Round.optional().describe("Only of this round."), level: Level.optional().describe("Only for this level.") },
      outputSchema: { scenarios: z.array(ScenarioSummary) },
      annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
    },
    async ({ round, level }) => {
      const read = await scenariosOf(api);
      if (!read.ok) return resultOf(read);
      const scenarios = read.value.filter((scenario) => (round === undefined || scenario.round === round) && (level === undefined || scenario.levels.includes(level)));
      const lines = scenarios.map(({ id, round: kind, title, summary, minutes }) => `- ${id} (${kind}; ${minutes.join(", ")} minutes): ${title}. ${summary}`);
      return resultOf(ok({ data: { scenarios }, text: lines.length === 0 ? "No scenario fits that. Leave out the round or the level." : lines.join("\n") }));
    },
  );
}
