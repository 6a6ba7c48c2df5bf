import type { Provider } from "#core/connection/connection-view";
import type { Connection } from "#model/connection";
import { isLoopback } from "#model/address";

/** Where each provider answers unless told otherwise. Given to it always: its library would else look into the environment. */
const own = {
  "openai-compatible": "http://127.0.0.1:11434/v1",
  openai: "https://api.openai.com/v1",
  anthropic: "https://api.anthropic.com/v1",
  google: "https://generativelanguage.googleapis.com/v1beta",
} as const satisfies Record<Provider, string>;

/** The address under which the provider's paths stand, without a slash at its end. */
export const baseUrlOf = ({ provider, baseUrl }: Pick<Connection, "provider" | "baseUrl">): string => (baseUrl ?? own[provider]).trim().replace(/\/+$/, "");

/** Where words go that are sent there. */
export function destination(connection: Pick<Connection, "provider" | "baseUrl">): { readonly goesTo: string; readonly isLocal: boolean } {
  const host = URL.canParse(baseUrlOf(connection)) ? new URL(baseUrlOf(connection)).hostname : "an address that cannot be read";
  return isLoopback(host) ? { goesTo: "this machine", isLocal: true } : { goesTo: host, isLocal: false };
}
