import { expect, it } from "vitest";
import { faultOf, hostedFaultOf, isInside, isLoopback } from "#model/address";

/** Names of a little internet. */
const names: Readonly<Record<string, readonly string[]>> = {
  "api.example.com": ["93.184.216.34", "2606:2800:220:1::1"],
  "inside.example.com": ["10.0.0.7"],
  "both.example.com": ["93.184.216.34", "127.0.0.1"],
  "mapped.example.com": ["::ffff:169.254.169.254"],
  "scoped.example.com": ["fe80::1%eth0"],
};
const resolve = (name: string) => Promise.resolve(names[name] ?? []);

const inside = [
  "http://127.0.0.1", "http://127.0.0.1:11434/v1", "http://127.1", "http://127.0.1", "http://127.255.255.254", "http://0.0.0.0", "http://0", "http://0x7f.0.0.1", "http://0x7f000001", "http://2130706433", "http://017700000001",
  "http://0177.0.0.1", "http://127.0.0.1.", "http://１２７.０.０.１", "http://127。0。0。1", "http://localhost", "http://LOCALHOST.", "http://a.localhost", "http://[::1]", "http://[::]", "http://[0:0:0:0:0:0:0:1]",
  "http://10.0.0.1", "http://10.255.255.255", "http://172.16.0.1", "http://172.31.255.255", "http://192.168.0.1", "http://3232235521", "http://0xc0a80001", "http://0300.0250.0.1", "http://192.168.1",
  "http://169.254.169.254", "http://169.254.169.254/latest/meta-data", "http://2852039166", "http://0xa9fea9fe", "http://0251.0376.0251.0376", "http://[::ffff:a9fe:a9fe]", "http://[::ffff:169.254.169.254]",
  "http://100.64.0.1", "http://100.127.255.255", "http://192.0.0.1", "http://192.0.2.1", "http://198.18.0.1", "http://198.19.255.255", "http://198.51.100.1", "http://203.0.113.1", "http://224.0.0.1", "http://239.255.255.255", "http://240.0.0.1",
  "http://255.255.255.255", "http://[::ffff:7f00:1]", "http://[::ffff:10.0.0.1]", "http://[::127.0.0.1]", "http://[::a00:1]", "http://[64:ff9b::7f00:1]", "http://[64:ff9b::10.0.0.1]", "http://[64:ff9b:1::1]", "http://[2002:7f00:1::]",
  "http://[2002:a00:1::1]", "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]", "http://[2001:db8::1]", "http://[3fff::1]", "http://[fe80::1]", "http://[febf::1]", "http://[fc00::1]", "http://[fd12:3456::1]", "http://[fec0::1]", "http://[ff02::1]",
  "http://[100::1]", "http://[5f00::1]", "http://metadata", "http://intranet", "http://metadata.google.internal", "http://printer.local", "http://nas.lan", "http://router.home.arpa",
  "http://inside.example.com", "http://both.example.com", "http://mapped.example.com", "http://scoped.example.com", "https://inside.example.com:8443/v1",
] as const;

it("has at least sixty spellings to refuse", () => {
  expect(new Set(inside).size).toBeGreaterThanOrEqual(60);
});

it.each(inside)("refuses %s where many share a server", async (address) => {
  expect(await hostedFaultOf(address, resolve)).toContain("private network");
});

it.each(["http://10.0.0.1@93.184.216.34", "https://user:secret@api.example.com/v1", "https://key@api.example.com", "ftp://api.example.com", "file:///etc/passwd", "javascript:alert(1)", "data:,x", "gopher://127.0.0.1", "api.example.com", "", "http://", "http://[::1", "https://api.example.com/v1?key=x", "https://api.example.com/v1#x", "https://api.example.com/?"])(
  "refuses %j everywhere, without repeating it",
  async (address) => {
    const fault = faultOf(address) ?? "";
    expect(fault).toMatch(/address/);
    expect(fault).not.toMatch(/secret|passwd/);
    expect(await hostedFaultOf(address, resolve)).toBe(fault);
  },
);

it.each(["https://api.example.com/v1", "https://api.example.com.", "https://93.184.216.34", "http://1.1.1.1:8080", "https://[2606:2800:220:1::1]/v1", "https://172.32.0.1", "https://100.128.0.1", "https://11.0.0.1"])("lets through %s", async (address) => {
  expect(await hostedFaultOf(address, (name) => resolve(name.replace(/\.$/, "")))).toBeNull();
});

it("refuses names that nobody knows, and that cannot be looked up", async () => {
  expect(await hostedFaultOf("https://nobody.example.com", resolve)).toBe("That name is not known.");
  expect(await hostedFaultOf("https://nobody.example.com", () => Promise.reject(new Error("EAI_AGAIN")))).toBe("That name is not known.");
});

it.each(["http://127.0.0.1:11434/v1", "http://192.168.1.20:1234/v1", "http://nas.lan:8080/v1", "http://[::1]:8000/v1", "https://api.example.com/v1"])("takes %s on one's own machine", (address) => {
  expect(faultOf(address)).toBeNull();
});

it.each([["127.0.0.1", true], ["127.9.9.9", true], ["0.0.0.0", true], ["[::1]", true], ["localhost", true], ["box.localhost", true], ["192.168.1.4", false], ["api.openai.com", false], ["localhost.example.com", false], ["127.0.0.1.example.com", false]])(
  "knows whether %s is this machine: %s",
  (host, here) => {
    expect(isLoopback(host)).toBe(here);
  },
);

it("takes what is no address for one that leads inside", () => {
  expect(["", "example.com", "1.2.3", "::gg"].map(isInside)).toEqual([true, true, true, true]);
});
