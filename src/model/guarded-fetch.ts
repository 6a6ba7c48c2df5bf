import { lookup as ofSystem, type LookupAddress } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { isInside } from "#model/address";

type LookUp = (name: string, options: { readonly all: true }, told: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void) => void;

/**
 * How requests are made where many share a server. The address is looked at as the connection is made, so that a name which was
 * checked and then changed leads nowhere either. Loaded only where it is needed.
 */
export async function guardedFetch(lookUp: LookUp = ofSystem): Promise<typeof fetch> {
  const { Agent, fetch: reach } = await import("undici");
  const dispatcher = new Agent({ connect: { lookup: guarded(lookUp) } });
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
    if (isIP(host) !== 0 && isInside(host)) throw refused();
    const { method = "GET", body, signal } = init;
    const response = await reach(url, {
      method,
      headers: [...new Headers(init.headers)],
      redirect: "manual",
      dispatcher,
      ...(typeof body === "string" || body instanceof Uint8Array ? { body } : {}),
      ...(signal === undefined ? {} : { signal }),
    });
    return new Response(response.body, { status: response.status, headers: [...response.headers] });
  };
}

/** Looks a name up and lets through only what lies outside, all of it. */
const guarded = (lookUp: LookUp): LookupFunction => (name, { all }, told) => {
  lookUp(name, { all: true }, (error, addresses) => {
    const [first] = addresses;
    if (error !== null) told(error, "");
    else if (first === undefined || addresses.some(({ address }) => isInside(address))) told(refused(), "");
    else if (all === true) told(null, addresses);
    else told(null, first.address, first.family);
  });
};

const refused = (): NodeJS.ErrnoException => Object.assign(new Error("That address leads into a private network."), { code: "ADDRESS_REFUSED" });
