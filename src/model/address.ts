import { BlockList, isIP } from "node:net";

/** Which addresses words may be sent to. On one's own machine any; where many share a server, none that leads inside. */

/** The addresses of a name, as `dns.promises.lookup` with `all` gives them. */
export type Resolve = (name: string) => Promise<readonly string[]>;

/** Why an address may not be used, in one sentence for people; null where it may. */
export function faultOf(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) return "That is no address. It begins with http:// or https://.";
  if (url.protocol !== "http:" && url.protocol !== "https:") return "The address must begin with http:// or https://.";
  if (url.username !== "" || url.password !== "") return "The address holds a name or password. Give the key in its own field.";
  if (url.search !== "" || url.hash !== "" || /[?#]/.test(text)) return "The address must end before any ? or #.";
  return null;
}

/** As `faultOf`, for a server that many share: whatever leads to a private network, however it is spelled or named, is refused. */
export async function hostedFaultOf(text: string, resolve: Resolve): Promise<string | null> {
  const fault = faultOf(text);
  if (fault !== null) return fault;
  const host = bare(new URL(text).hostname);
  if (isIP(host) !== 0) return isInside(host) ? inside : null;
  if (isInsideName(host)) return inside;
  const addresses = await resolve(host).catch(() => []);
  if (addresses.length === 0) return "That name is not known.";
  return addresses.some(isInside) ? inside : null;
}

const inside = "That address leads into a private network, which may not be used here.";

/** Whether an IP address is anything but one of the public internet's. */
export function isInside(address: string): boolean {
  const host = bare(address).replace(/%.*$/, "");
  const family = isIP(host);
  if (family === 4) return ipv4.check(host, "ipv4");
  if (family === 6) return !globalUnicast.check(host, "ipv6") || ipv6.check(host, "ipv6");
  return true;
}

/** Whether a host, as `URL` spells it, is this machine. */
export function isLoopback(hostname: string): boolean {
  const host = bare(hostname);
  if (isIP(host) !== 0) return loopback.check(host, isIP(host) === 4 ? "ipv4" : "ipv6");
  return host === "localhost" || host.endsWith(".localhost");
}

const isInsideName = (host: string): boolean => !host.includes(".") || /\.(localhost|local|internal|intranet|lan|home|corp|private|localdomain|home\.arpa)$/.test(host);

const bare = (hostname: string): string => hostname.toLowerCase().replace(/^\[(.*)\]$/, "$1").replace(/\.$/, "");

const listOf = (family: "ipv4" | "ipv6", subnets: readonly (readonly [string, number])[], list = new BlockList()): BlockList => {
  for (const [net, prefix] of subnets) list.addSubnet(net, prefix, family);
  return list;
};

/** Source: IANA IPv4 Special-Purpose Address Registry, with multicast and the reserved rest. */
const ipv4 = listOf("ipv4", [
  ["0.0.0.0", 8], ["10.0.0.0", 8], ["100.64.0.0", 10], ["127.0.0.0", 8], ["169.254.0.0", 16], ["172.16.0.0", 12], ["192.0.0.0", 24], ["192.0.2.0", 24], ["192.31.196.0", 24], ["192.52.193.0", 24],
  ["192.88.99.0", 24], ["192.168.0.0", 16], ["192.175.48.0", 24], ["198.18.0.0", 15], ["198.51.100.0", 24], ["203.0.113.0", 24], ["224.0.0.0", 4], ["240.0.0.0", 4],
]);

/** All of the public internet's; mapped, translated, link-local and multicast addresses lie outside it. */
const globalUnicast = listOf("ipv6", [["2000::", 3]]);

/** Source: IANA IPv6 Special-Purpose Address Registry: within `2000::/3`, tunnels that carry another address, and documentation. */
const ipv6 = listOf("ipv6", [["2001::", 23], ["2001:db8::", 32], ["2002::", 16], ["2620:4f:8000::", 48], ["3fff::", 20]]);

const loopback = listOf("ipv6", [["::1", 128], ["::", 128]], listOf("ipv4", [["127.0.0.0", 8], ["0.0.0.0", 32]]));
