import { createRoute, z } from "@hono/zod-openapi";
import { streamSSE } from "hono/streaming";
import { Connect, FoundServer, ModelView, TrialStepId, type Connected } from "#core/connection/connection-view";
import { ok, refuse, type Result } from "#core/problem";
import { faultOf } from "#model/address";
import { Connection, nameOf } from "#model/connection";
import { baseUrlOf } from "#model/goes-to";
import { trial } from "#model/trial";
import type { Deps } from "#server/deps";
import type { CurrentModel, ModelKeeper } from "#server/model-keeper";
import { otherwise, problem } from "#server/problem-response";
import { router } from "#server/router";

const view = { 200: { description: "The connection, without its key", content: { "application/json": { schema: ModelView } } }, default: otherwise } as const;

const readModel = createRoute({ method: "get", path: "/api/model", summary: "Which language model is connected", responses: view });

const connectModel = createRoute({
  method: "put",
  path: "/api/model",
  summary: "Connects a language model",
  request: { body: { required: true, content: { "application/json": { schema: Connect } } } },
  responses: view,
});

const disconnectModel = createRoute({ method: "delete", path: "/api/model", summary: "Disconnects it, and erases its key", responses: view });

/** Events, each a `TrialStep`. */
const Steps = z.string().openapi({ description: `Events of JSON with \`id\` (${TrialStepId.options.join(", ")}), \`ok\` and \`says\`` });

const testModel = createRoute({
  method: "post",
  path: "/api/model/test",
  summary: "Tries the connected model, or one that is not connected yet",
  request: { body: { required: false, content: { "application/json": { schema: Connect.or(z.strictObject({})) } } } },
  responses: { 200: { description: "Each step as soon as it is known", content: { "text/event-stream": { schema: Steps } } }, default: otherwise },
});

const findModels = createRoute({
  method: "get",
  path: "/api/model/found",
  summary: "Looks for servers for language models on this machine",
  responses: { 200: { description: "Those that answered", content: { "application/json": { schema: z.object({ servers: z.array(FoundServer) }) } } }, default: otherwise },
});

export function modelRoutes({ models, findServers, stopping, report }: Pick<Deps, "models" | "findServers" | "stopping" | "report">) {
  return router()
    .openapi(readModel, (c) => c.json(viewOf(models), 200))
    .openapi(connectModel, async (c) => {
      const connection = connectionFrom(c.req.valid("json"), models.current());
      const saved = connection.ok ? await models.save(connection.value) : connection;
      return saved.ok ? c.json(viewOf(models), 200) : problem(c, saved.problem);
    })
    .openapi(disconnectModel, async (c) => {
      const forgotten = await models.forget();
      return forgotten.ok ? c.json(viewOf(models), 200) : problem(c, forgotten.problem);
    })
    .openapi(testModel, (c) => {
      const asked = Connect.safeParse(c.req.valid("json"));
      const connection = asked.success ? connectionFrom(asked.data, models.current()) : connected(models.current());
      if (!connection.ok) return problem(c, connection.problem);
      return streamSSE(c, async (out) => {
        const gone = new AbortController();
        out.onAbort(() => {
          gone.abort();
        });
        try {
          for await (const step of trial(connection.value, { signal: AbortSignal.any([gone.signal, stopping]) })) await out.writeSSE({ data: JSON.stringify(step) });
        } catch (error) {
          report(error);
        }
      });
    })
    .openapi(findModels, async (c) => c.json({ servers: [...(await findServers())] }, 200));
}

function viewOf(models: ModelKeeper): ModelView {
  const trouble = models.trouble();
  return { connected: shown(models.current()), trouble: trouble === null ? null : { message: trouble.message, mend: trouble.mend } };
}

/** All of a connection but its key. */
function shown(current: CurrentModel | null): Connected | null {
  if (current === null) return null;
  const { connection, model, from } = current;
  const { provider, baseUrl, key, firstWordMs, wholeMs } = connection;
  return { name: nameOf(connection), provider, model: connection.model, baseUrl, hasKey: key !== null, from, goesTo: model.goesTo, isLocal: model.isLocal, firstWordMs, wholeMs };
}

/** What was asked for, with the key that is kept where none is given and the words go to the same place. */
function connectionFrom({ key, baseUrl, ...asked }: Connect, current: CurrentModel | null): Result<Connection> {
  const address = baseUrl === "" ? null : baseUrl;
  const fault = address === null ? null : faultOf(address);
  if (fault !== null) return refuse("address-refused", fault, "Give the base URL of the server's API, such as http://127.0.0.1:11434/v1.");
  const to = { provider: asked.provider, baseUrl: address };
  const isSamePlace = current !== null && current.connection.provider === to.provider && originOf(current.connection) === originOf(to);
  return ok(Connection.parse({ ...asked, baseUrl: address, key: key === undefined ? (isSamePlace ? current.connection.key : null) : key }));
}

const originOf = (to: Pick<Connection, "provider" | "baseUrl">): string => new URL(baseUrlOf(to)).origin;

const connected = (current: CurrentModel | null): Result<Connection> => (current === null ? refuse("model-unknown", "No language model is connected.", "Connect one, or send the connection to try.") : ok(current.connection));
