import type { Readable, Writable } from "node:stream";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import type { Api } from "#mcp/api";
import { createMcpServer } from "#mcp/server";

type Needs = { readonly api: Api; readonly version: string; readonly input: Readable; readonly output: Writable; readonly report: (error: unknown) => void };

/** Serves the one client at the other end of two streams until it closes them. */
export async function serveStdio({ api, version, input, output, report }: Needs): Promise<void> {
  const server = createMcpServer({ api, version });
  server.server.onerror = report;
  const ended = new Promise<void>((resolve) => {
    input.once("end", resolve);
    input.once("close", resolve);
    output.once("error", () => {
      resolve();
    });
  });
  await server.connect(new StdioServerTransport(input, output));
  await ended;
  await server.close();
}
