import { expect, it } from "vitest";
import { world } from "#server/test-world";
import { openMemory } from "#store/memory";

const post = (key: string, text: string) => ({ body: { text }, headers: { "idempotency-key": key } });

it("keeps an answer and gives the interviewer's next move", async () => {
  const { start, ask, store } = await world();
  const { id } = await start();
  const response = await ask("POST", `/api/sessions/${id}/answers`, post("k1", "I wrote the proposal for the change."));
  expect(response.status).toBe(200);
  const { events, version } = await store.read(id);
  expect(version).toBe(4);
  expect(events[2]).toEqual({ type: "answer-given", at: expect.any(Number), key: "k1", text: "I wrote the proposal for the change." });
  expect(await response.json()).toEqual({ key: "k1", move: events[3]?.type === "move-made" ? events[3].move : null, status: "open", version: 4 });
});

it("gives a repeated key the same bytes, later and after a restart, and adds nothing", async () => {
  const { start, ask, store, pass } = await world();
  const { id } = await start();
  const path = `/api/sessions/${id}/answers`;
  const first = await (await ask("POST", path, post("k1", "I wrote the proposal."))).text();
  pass(60_000);
  await ask("POST", path, post("k2", "As a result it took half the time."));
  await ask("POST", `/api/sessions/${id}/finish`);
  const { version } = await store.read(id);
  const restarted = await world({ store });
  for (const again of [ask, restarted.ask]) expect(await (await again("POST", path, post("k1", "I wrote the proposal."))).text()).toBe(first);
  expect((await store.read(id)).version).toBe(version);
});

it("says in the same bytes that the answer ended the session", async () => {
  const { start, ask, pass } = await world();
  const { id } = await start();
  pass(16 * 60_000);
  const path = `/api/sessions/${id}/answers`;
  const first = await (await ask("POST", path, post("last", "That was all."))).text();
  expect(JSON.parse(first)).toMatchObject({ move: { kind: "close" }, status: "finished" });
  expect(await (await ask("POST", path, post("last", "That was all."))).text()).toBe(first);
});

it("refuses the same key with another text", async () => {
  const { start, ask, answer, store } = await world();
  const { id } = await start();
  await answer(id, "k1", "One.");
  const { version } = await store.read(id);
  const refused = await ask("POST", `/api/sessions/${id}/answers`, post("k1", "Two."));
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({ code: "key-reused", status: 422 });
  expect((await store.read(id)).version).toBe(version);
});

it("refuses the same key while it is under way, and takes it once", async () => {
  const store = openMemory();
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const slow = { ...store, append: async (...args: Parameters<typeof store.append>) => (args[1] > 0 ? gate.then(() => store.append(...args)) : store.append(...args)) };
  const { start, ask } = await world({ store: slow });
  const { id } = await start();
  const path = `/api/sessions/${id}/answers`;
  const first = ask("POST", path, post("k1", "One."));
  await new Promise(setImmediate);
  const second = await ask("POST", path, post("k1", "One."));
  expect(second.status).toBe(409);
  expect(await second.json()).toMatchObject({ code: "key-in-flight" });
  open();
  const done = await (await first).text();
  expect(await (await ask("POST", path, post("k1", "One."))).text()).toBe(done);
  expect((await store.read(id)).version).toBe(4);
});

it("keeps both of two answers that come at the same moment, one after the other", async () => {
  const { start, ask, store } = await world();
  const { id } = await start();
  const both = await Promise.all(["a", "b"].map((key) => ask("POST", `/api/sessions/${id}/answers`, post(key, `Text ${key}.`))));
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  const { events } = await store.read(id);
  expect(events.map(({ type }) => type)).toEqual(["session-started", "move-made", "answer-given", "move-made", "answer-given", "move-made"]);
});

it.each([
  ["no key", { body: { text: "x" } }, 400, "key-missing"],
  ["an empty key", post("", "x"), 400, "key-missing"],
  ["a key that is too long", post("k".repeat(201), "x"), 400, "key-missing"],
  ["an empty text", post("k", ""), 400, "answer-empty"],
  ["only blanks", post("k", " \n\t "), 400, "answer-empty"],
  ["a text that is too long", post("k", "x".repeat(50_001)), 400, "answer-too-long"],
  ["no text", { body: {}, headers: { "idempotency-key": "k" } }, 400, "request-malformed"],
  ["a text that is none", { body: { text: 7 }, headers: { "idempotency-key": "k" } }, 400, "request-malformed"],
  ["a slip in a name", { body: { text: "x", txet: "y" }, headers: { "idempotency-key": "k" } }, 400, "request-malformed"],
])("refuses %s and keeps nothing", async (_, options, status, code) => {
  const { start, ask, store } = await world();
  const { id } = await start();
  const refused = await ask("POST", `/api/sessions/${id}/answers`, options);
  expect(refused.status).toBe(status);
  expect(await refused.json()).toMatchObject({ code, status });
  expect((await store.read(id)).version).toBe(2);
});

it("refuses an answer to a paused and to a finished session", async () => {
  const { start, ask } = await world();
  const { id } = await start();
  await ask("POST", `/api/sessions/${id}/pause`);
  expect(await (await ask("POST", `/api/sessions/${id}/answers`, post("k", "x"))).json()).toMatchObject({ code: "session-paused", status: 409 });
  await ask("POST", `/api/sessions/${id}/finish`);
  expect(await (await ask("POST", `/api/sessions/${id}/answers`, post("k", "x"))).json()).toMatchObject({ code: "session-ended", status: 409 });
});
