import { expect, it } from "vitest";
import { msUntil } from "./first-sign";

const streamed = (...parts: readonly string[]): Response => new Response(new ReadableStream<Uint8Array>({
  start(controller) {
    for (const part of parts) controller.enqueue(new TextEncoder().encode(part));
    controller.close();
  },
}));

it("measures until a stream holds a sign, also where it comes in two parts", async () => {
  const began = performance.now() - 40;
  expect(await msUntil(streamed("event: wor", "ding\n"), "event: wording", began)).toBeGreaterThanOrEqual(40);
});

it("takes no stream that ends, and none that has no body, for one that holds the sign", async () => {
  await expect(msUntil(streamed("event: move\n"), "event: wording", 0)).rejects.toThrow('The stream ended without "event: wording"; it held: event: move');
  await expect(msUntil(new Response(null, { status: 503 }), "event: wording", 0)).rejects.toThrow("There is no stream: 503");
});
