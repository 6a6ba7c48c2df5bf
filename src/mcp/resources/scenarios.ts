import { ResourceTemplate, type McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import type { Api } from "#mcp/api";
import { scenariosOf } from "#mcp/library";
import { startingWith, unlessRefused } from "#mcp/resources/reading";
import { uris } from "#mcp/uri";

const json = "application/json";

/** What can be practised, and each scenario: only what anybody may know of it before the interview. */
export function scenarioResources(server: McpServer, api: Api): void {
  server.registerResource("scenarios", uris.scenarios, { title: "Scenarios", description: "What can be practised.", mimeType: json }, async (uri) => {
    const scenarios = unlessRefused(await scenariosOf(api));
    return { contents: [{ uri: uri.href, mimeType: json, text: JSON.stringify({ scenarios }, null, 2) }] };
  });

  const template = new ResourceTemplate("altitude://scenarios/{id}", {
    list: async () => ({ resources: unlessRefused(await scenariosOf(api)).map(({ id, title, summary }) => ({ uri: uris.scenario(id), name: id, title, description: summary, mimeType: json })) }),
    complete: { id: async (value) => startingWith(value, unlessRefused(await scenariosOf(api)).map(({ id }) => id)) },
  });
  server.registerResource("scenario", template, { title: "A scenario", description: "What may be known of it before the interview.", mimeType: json }, async (uri, { id }) => {
    const scenario = unlessRefused(await scenariosOf(api)).find((one) => one.id === id);
    if (scenario === undefined) throw new Error(`There is no scenario ${JSON.stringify(id)}. Read ${uris.scenarios} for those there are.`);
    return { contents: [{ uri: uri.href, mimeType: json, text: JSON.stringify(scenario, null, 2) }] };
  });
}
