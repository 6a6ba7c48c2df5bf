import { createRoute, z, type OpenAPIHono } from "@hono/zod-openapi";

const describeApi = createRoute({
  method: "get",
  path: "/api/openapi.json",
  summary: "This description",
  responses: { 200: { description: "OpenAPI 3.1", content: { "application/json": { schema: z.record(z.string(), z.unknown()) } } } },
});

/** Adds the description of every route that the app has, itself included. It is computed once. */
export function addDescription(app: OpenAPIHono, version: string): void {
  let text: string | null = null;
  app.openAPIRegistry.registerPath(describeApi);
  app.get("/api/openapi.json", (c) => {
    text ??= JSON.stringify(app.getOpenAPI31Document({ openapi: "3.1.0", info: { title: "Altitude", version, description: "Interviews, and what was heard in them." } }));
    return c.body(text, 200, { "content-type": "application/json" });
  });
}
