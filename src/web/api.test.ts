import { afterEach, expect, it, vi } from "vitest";
import { act } from "./api";

afterEach(() => {
  vi.unstubAllGlobals();
});

it("takes what it hears of a session for as old as the asking at most, also where the date on the server's machine was set back", async () => {
  const hear = (now: number) => {
    vi.stubGlobal("fetch", () => Promise.resolve(new Response(JSON.stringify({ now }), { headers: { "content-type": "application/json" } })));
    return act("s1", "moment");
  };
  await hear(1_000_000);
  const before = performance.now();
  const { asOfMs } = await hear(910_000);
  expect(asOfMs).toBeGreaterThanOrEqual(before);
  expect(asOfMs).toBeLessThanOrEqual(performance.now());
});
