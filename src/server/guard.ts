import type { MiddlewareHandler } from "hono";
import { refuse, type Problem } from "#core/problem";
import { problem } from "#server/problem-response";

type Asked = {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** Where the browser says the request comes from: `Sec-Fetch-Site`. */
  readonly site: string | undefined;
  /** Whether the site that asks matters even without an Origin: it changes something, or reads what was said. */
  readonly isPrivate: boolean;
};

/**
 * Lets through only what a browser page of our own, or a program on this machine, can have sent. A page elsewhere that was made
 * to resolve to this address sends a foreign Host; one that posts here sends a foreign Origin, or says that it is another site.
 */
export function guard({ port, host }: { readonly port: () => number; readonly host: string }): MiddlewareHandler {
  let hosts: { readonly port: number; readonly names: readonly string[] } | null = null;
  return async (c, next) => {
    if (hosts?.port !== port()) hosts = { port: port(), names: hostsOf(host, port()) };
    const isPrivate = c.req.path.startsWith("/api/") || c.req.path === "/mcp" || !["GET", "HEAD"].includes(c.req.method);
    const found = intrusion({ host: c.req.header("host"), origin: c.req.header("origin"), site: c.req.header("sec-fetch-site"), isPrivate }, hosts.names);
    return found === null ? next() : problem(c, found);
  };
}

function intrusion({ host, origin, site, isPrivate }: Asked, hosts: readonly string[]): Problem | null {
  const named = host?.toLowerCase();
  if (named === undefined || !hosts.includes(named)) return refuse("host-refused", "The Host header does not name this server.", `Use http://${hosts[0] ?? "127.0.0.1"}.`).problem;
  if (origin !== undefined && origin.toLowerCase() !== `http://${named}`) return foreign;
  if (origin === undefined && isPrivate && site !== undefined && site !== "same-origin" && site !== "none") return foreign;
  return null;
}

const foreign = refuse("origin-refused", "The request comes from another site.", "Open Altitude's own address in the browser.").problem;

/** How this server may be called, the port included; browsers leave out port 80. */
function hostsOf(host: string, port: number): readonly string[] {
  const own = host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
  const names = [...new Set([own.toLowerCase(), "127.0.0.1", "localhost", "[::1]"])];
  return names.flatMap((name) => (port === 80 ? [`${name}:80`, name] : [`${name}:${String(port)}`]));
}
