import { afterAll, expect, it } from "vitest";
import { connect } from "#model/connect";
import { guardedFetch } from "#model/guarded-fetch";
import { reply, scriptedModel } from "#model/test-server";

/** The canary inside: nothing may ever reach it. */
const canary = await scriptedModel([reply("Inside.")]);
const port = new URL(canary.url).port;
afterAll(() => canary.stop());

/** A name server that gives another address each time, the last one for ever. */
function changing(...addresses: readonly string[]) {
  let asked = 0;
  return guardedFetch((_, __, told) => {
    const address = addresses[Math.min(asked, addresses.length - 1)] ?? "";
    asked += 1;
    told(null, [{ address, family: address.includes(":") ? 6 : 4 }]);
  });
}

it.each(["127.0.0.1", "::1", "::ffff:127.0.0.1"])("does not connect to a name that has come to mean %s since it was checked", async (address) => {
  const reach = await changing(address);
  const model = connect({ provider: "openai-compatible", model: "scripted", baseUrl: `http://changing.example.com:${port}/v1`, key: "canary-key-123", firstWordMs: 5000, wholeMs: 5000 }, reach);
  const outcome = await model.ask({ system: "", user: "Hello", shape: null, longest: 100 });
  expect(outcome).toMatchObject({ ok: false, failure: { kind: "unreachable", message: "That address leads into a private network, which may not be used here." } });
  expect(canary.paths).toEqual([]);
});

it.each(["http://127.0.0.1", "http://[::1]", "http://0x7f.1", "http://[::ffff:7f00:1]"])("does not connect to %s, which needs no name server", async (address) => {
  const reach = await changing("93.184.216.34");
  await expect(reach(`${address}:${port}/v1/models`)).rejects.toThrow();
  expect(canary.paths).toEqual([]);
});
