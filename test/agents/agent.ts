import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { CreateMessageRequestSchema, ElicitRequestSchema, type ElicitResult } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";

/** An agent as users have it: the protocol's own client, at the other end of a real process or a real port. */

const bin = fileURLToPath(new URL("../../bin/altitude.mjs", import.meta.url));

/** What the agent's program offers beside the protocol: a form for the person, a model of its own. */
export type Offers = { readonly form?: (asked: unknown) => ElicitResult; readonly model?: (asked: string) => string };

/** A result of a tool: its text, its data, and whether it was a refusal. */
export type Told = { readonly text: string; readonly data: Readonly<Record<string, unknown>>; readonly isError: boolean };

export type Agent = {
  readonly client: Client;
  readonly tool: (name: string, args?: Readonly<Record<string, unknown>>) => Promise<Told>;
  /** Every message of the server so far, as JSON. */
  readonly heard: readonly string[];
  readonly pid: number | null;
  /** What the process wrote to stderr. */
  readonly err: () => string;
  readonly close: () => Promise<void>;
};

const Result = z.object({ isError: z.boolean().default(false), content: z.array(z.object({ type: z.literal("text"), text: z.string() })), structuredContent: z.record(z.string(), z.unknown()).default({}) });

async function agentOver(transport: Transport, { form, model }: Offers): Promise<Omit<Agent, "pid" | "err">> {
  const client = new Client({ name: "test-agent", version: "1" }, { capabilities: { ...(form === undefined ? {} : { elicitation: {} }), ...(model === undefined ? {} : { sampling: {} }) } });
  if (form !== undefined) client.setRequestHandler(ElicitRequestSchema, ({ params }) => form(params));
  if (model !== undefined) client.setRequestHandler(CreateMessageRequestSchema, ({ params }) => ({ role: "assistant", model: "scripted", content: { type: "text", text: model(JSON.stringify(params)) } }));
  const heard: string[] = [];
  await client.connect(transport);
  const { onmessage } = transport;
  transport.onmessage = (message, extra) => {
    heard.push(JSON.stringify(message));
    onmessage?.(message, extra);
  };
  return {
    client,
    heard,
    async tool(name, args = {}) {
      const { isError, content, structuredContent } = Result.parse(await client.callTool({ name, arguments: { ...args } }));
      return { isError, text: content.map(({ text }) => text).join("\n"), data: structuredContent };
    },
    close: () => client.close(),
  };
}

/** `altitude mcp` as a client starts it. */
export async function agentOnStdio(env: Readonly<Record<string, string>>, offers: Offers = {}): Promise<Agent> {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name, value]) => value !== undefined && !["PORT", "DATABASE_URL", "ALTITUDE_HOST", "ALTITUDE_HOME", "ALTITUDE_DEBUG", "NODE_OPTIONS"].includes(name)).map(([name, value]) => [name, value ?? ""]));
  const transport = new StdioClientTransport({ command: process.execPath, args: [bin, "mcp"], env: { ...clean, ...env }, stderr: "pipe" });
  let err = "";
  transport.stderr?.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const agent = await agentOver(transport, offers);
  return { ...agent, pid: transport.pid, err: () => err };
}

/** The running app's own door. */
export async function agentOnHttp(address: string, token: string, offers: Offers = {}): Promise<Agent & { readonly leave: () => Promise<void>; readonly mcpSession: () => string }> {
  const transport = new StreamableHTTPClientTransport(new URL(`${address}/mcp`), { requestInit: { headers: { authorization: `Bearer ${token}` } } });
  // The class declares its optional members as the protocol's own type does not.
  const agent = await agentOver(z.custom<Transport>().parse(transport), offers);
  return { ...agent, pid: null, err: () => "", leave: () => transport.terminateSession(), mcpSession: () => transport.sessionId ?? "" };
}

/** The text under a name in a tool's data. */
export function textOf({ data, text }: Told, name: string): string {
  const value = data[name];
  if (typeof value !== "string") throw new Error(`There is no ${name} in: ${text}`);
  return value;
}
