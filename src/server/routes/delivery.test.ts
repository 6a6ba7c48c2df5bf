import { expect, it } from "vitest";
import { DeliveryView, SessionDelivery } from "#core/delivery/delivery-view";
import { world } from "#server/test-world";

const text = "I wrote the plan for the change, and as a result releases took two days and not ten, because nobody had to wait for the gate.";

it("tells how each session sounded that has an answer, the newest first, and the same of one", async () => {
  const { ask, start, answer, pass } = await world();
  const first = await start();
  const [from, to] = [first.startedAt + 1000, first.startedAt + 11_000];
  await ask("POST", `/api/sessions/${first.id}/answers`, { body: { text, spoken: { by: "device", stretches: [{ start: 0, end: text.length, from, to }], heard: text } }, headers: { "idempotency-key": "k" } });
  pass(60_000);
  const typed = await start();
  await answer(typed.id, "k", text);
  await start();
  const { sessions } = DeliveryView.parse(await (await ask("GET", "/api/delivery")).json());
  expect(sessions.map(({ session, spoken }) => [session, spoken])).toEqual([[typed.id, 0], [first.id, 1]]);
  expect(sessions[1]).toMatchObject({ answers: 1, pace: 156, monologue: { turn: 1, atMs: 1000, ms: 10_000, words: 26 }, firstComponent: null });
  expect(SessionDelivery.parse(await (await ask("GET", `/api/sessions/${first.id}/delivery`)).json())).toEqual(sessions[1]);
});

it("refuses a session that there is not", async () => {
  const { ask } = await world();
  const response = await ask("GET", "/api/sessions/nothing/delivery");
  expect([response.status, await response.json()]).toMatchObject([404, { code: "session-unknown" }]);
});
