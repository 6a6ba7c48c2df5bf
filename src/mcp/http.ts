import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import type { Api } from "#mcp/api";
import { createMcpServer } from "#mcp/server";

/** Streamable HTTP: one server and one transport for each client, named by the header `Mcp-Session-Id`. */
export type HttpFace = {
  readonly handle: (request: Request) => Promise<Response>;
  /** Ends every client's streams and forgets them. */
  readonly close: () => Promise<void>;
};

type Needs = { readonly api: Api; readonly version: string; readonly now: () => number; readonly newId: () => string };
type Client = { readonly server: McpServer; readonly transport: WebStandardStreamableHTTPServerTransport; lastAt: number };

/** A client that asks nothing for so long, in milliseconds, is forgotten; and of more than so many, the one that asked least lately. */
const idleMs = 2 * 60 * 60 * 1000;
const mostClients = 64;

/** The largest message taken, in bytes. What is in front of this allows the same. */
const largestMessage = 4_500_000;

export function createHttpFace({ api, version, now, newId }: Needs): HttpFace {
  const clients = new Map<string, Client>();

  async function forget(id: string): Promise<void> {
    const client = clients.get(id);
    clients.delete(id);
    await client?.server.close();
  }

  async function tidy(): Promise<void> {
    const byAge = [...clients].sort(([, one], [, other]) => one.lastAt - other.lastAt);
    const idle = byAge.filter(([, { lastAt }], index) => now() - lastAt > idleMs || index < byAge.length - mostClients);
    for (const [id] of idle) await forget(id);
  }

  /** A request without a session begins one if it is the one that may; any other is refused by the transport, and nothing stays of it. */
  async function begin(request: Request): Promise<Response> {
    const server = createMcpServer({ api, version });
    let id: string | null = null;
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: newId,
      maxRequestBodySize: largestMessage,
      onsessioninitialized: (session) => {
        id = session;
        clients.set(session, { server, transport, lastAt: now() });
      },
      onsessionclosed: (session) => void clients.delete(session),
    });
    await server.connect(transport);
    const response = await transport.handleRequest(request);
    if (id === null) await server.close();
    await tidy();
    return response;
  }

  return {
    async handle(request) {
      const id = request.headers.get("mcp-session-id");
      if (id === null) return begin(request);
      const client = clients.get(id);
      if (client === undefined) return unknown();
      client.lastAt = now();
      return client.transport.handleRequest(request);
    },
    async close() {
      for (const id of [...clients.keys()]) await forget(id);
    },
  };
}

/** A client that is told 404 begins anew, as the protocol says: its interview is kept. */
const unknown = (): Response => Response.json({ jsonrpc: "2.0", error: { code: -32_001, message: "There is no such MCP session: it ended, or Altitude was started again. Begin a new one; interviews are kept." }, id: null }, { status: 404 });
