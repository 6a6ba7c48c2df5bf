import { ownAddress } from "#core/connection/own-address";
import type { Connection } from "#model/connection";
import { isLoopback } from "#model/address";

/**
 * The address under which the provider's paths stand, without a slash at its end. Given to its library always: it would else
 * look for one in the environment, and the words would go elsewhere than was said.
 */
export const baseUrlOf = ({ provider, baseUrl }: Pick<Connection, "provider" | "baseUrl">): string => (baseUrl ?? ownAddress[provider]).trim().replace(/\/+$/, "");

/** Where words go that are sent there. */
export function destination(connection: Pick<Connection, "provider" | "baseUrl">): { readonly goesTo: string; readonly isLocal: boolean } {
  const host = URL.canParse(baseUrlOf(connection)) ? new URL(baseUrlOf(connection)).hostname : "an address that cannot be read";
  return isLoopback(host) ? { goesTo: "this machine", isLocal: true } : { goesTo: host, isLocal: false };
}
