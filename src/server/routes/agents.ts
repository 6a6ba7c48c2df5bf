import { createRoute, z } from "@hono/zod-openapi";
import { refuse } from "#core/problem";
import type { HttpFace } from "#mcp/http";
import type { Deps } from "#server/deps";
import { shows } from "#server/mcp-token";
import { otherwise, problem } from "#server/problem-response";
import { router } from "#server/router";

const describeAgents = createRoute({
  method: "get",
  path: "/api/agents",
  summary: "How an agent connects to this server",
  responses: {
    200: { description: "The address that speaks MCP, and the folder of the program that does on stdio; null where it is off", content: { "application/json": { schema: z.object({ address: z.string().nullable(), folder: z.string() }) } } },
    default: otherwise,
  },
});

const showToken = createRoute({
  method: "post",
  path: "/api/agents/token",
  summary: "The token that an agent must show at that address",
  responses: { 200: { description: "Goes into the header `Authorization: Bearer …`, never into an address", content: { "application/json": { schema: z.object({ token: z.string() }) } } }, default: otherwise },
});

type Needs = Pick<Deps, "agents" | "version" | "port" | "newId" | "now" | "stopping"> & { readonly ask: (path: string, init: RequestInit) => Promise<Response> };

/** The door for agents: the Model Context Protocol at `/mcp`, for whoever shows the token, over the same routes as everything else. */
export function agentRoutes({ agents, version, port, newId, now, stopping, ask }: Needs) {
  const own = (): string => `127.0.0.1:${String(port())}`;
  let opening: Promise<HttpFace> | null = null;

  // Loaded when the first agent comes: most servers never meet one.
  async function open(): Promise<HttpFace> {
    const { createHttpFace } = await import("#mcp/http");
    const api = (method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
      ask(path, { method, headers: { host: own(), ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const face = createHttpFace({ api, version, newId, now });
    stopping.addEventListener("abort", () => void face.close());
    return face;
  }

  const routes = router()
    .openapi(describeAgents, (c) => c.json({ address: agents.token === null ? null : `http://${own()}/mcp`, folder: agents.folder }, 200))
    .openapi(showToken, (c) => (agents.token === null ? problem(c, off) : c.json({ token: agents.token }, 200)));
  routes.all("/mcp", async (c) => {
    if (agents.token === null) return problem(c, off);
    if (!shows(c.req.header("authorization"), agents.token)) {
      c.header("www-authenticate", 'Bearer realm="Altitude"');
      return problem(c, refuse("token-wrong", "The token is missing or wrong.", "Send the header Authorization: Bearer with the token that Altitude's Settings show under Agents.").problem);
    }
    const face = await (opening ??= open());
    const response = await face.handle(c.req.raw);
    return c.newResponse(response.body, response);
  });
  return routes;
}

const off = refuse("route-unknown", "This server takes no agents.", "Start Altitude with `npm start`.").problem;
