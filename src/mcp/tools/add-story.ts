import { createHash } from "node:crypto";
import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import { ok } from "#core/problem";
import { longestStory, Story } from "#core/stories/story";
import { call, type Api } from "#mcp/api";
import { quoted, resultOf } from "#mcp/result";

export function addStory(server: McpServer, api: Api): void {
  server.registerTool(
    "add_story",
    {
      title: "Add a story",
      description: "Puts something that happened to the person, in their own words, into their story bank. Safe to send again: the same story is added once.",
      inputSchema: {
        title: z.string().max(200).describe("At most 120 characters."),
        text: z.string().max(longestStory),
        tags: z.array(z.string()).max(12).default([]),
      },
      outputSchema: { story: Story },
      annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    },
    async (written) => {
      const key = `mcp-${createHash("sha256").update(JSON.stringify([written.title, written.text, written.tags])).digest("hex")}`;
      const added = await call(api, Story, "/api/stories", { method: "POST", body: written, headers: { "idempotency-key": key } });
      if (!added.ok) return resultOf(added);
      return resultOf(ok({ data: { story: added.value }, text: `Kept as ${added.value.id}: ${quoted(added.value.title)}.` }));
    },
  );
}
