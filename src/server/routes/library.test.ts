import { expect, it } from "vitest";
import { Reference } from "#core/session/view";
import { world } from "#server/test-world";

it("lists what can be practised", async () => {
  const { ask } = await world();
  expect(await (await ask("GET", "/api/scenarios")).json()).toMatchObject({ scenarios: [{ id: "garden-gate", round: "system-design" }, { id: "led-a-change", round: "behavioural", minutes: [15, 30] }] });
});

it("names what reports speak of", async () => {
  const { ask } = await world();
  const reference = Reference.parse(await (await ask("GET", "/api/reference")).json());
  expect([reference.content, reference.dimensions.length, reference.drills.map(({ id }) => id)]).toEqual(["1.0.0", 6, ["say-it"]]);
});

it("suggests what to practise from what was sat", async () => {
  const { ask, start, answer } = await world();
  const suggested = async (): Promise<unknown> => (await ask("GET", "/api/suggestion")).json();
  expect(await suggested()).toMatchObject({ scenario: "garden-gate", minutes: 15, target: "senior" });
  const { id } = await start("system-design");
  expect(await suggested()).toMatchObject({ scenario: "garden-gate", why: "A good first one: a short round on a problem that most people have met." });
  await answer(id, "k", "How many gates are there, and who opens them?");
  expect(await suggested()).toMatchObject({ scenario: "led-a-change", round: "behavioural" });
  const empty = await world({ scenarios: [] });
  expect((await empty.ask("GET", "/api/suggestion")).status).toBe(400);
});

it("says that it is well, and names the part that is not", async () => {
  const { ask, store } = await world();
  const well = await ask("GET", "/healthz");
  expect([well.status, await well.text()]).toEqual([200, '{"status":"ok"}']);
  const health = async () => ({ ok: false, problem: { code: "database-unavailable", message: "The database does not answer (gone).", mend: "Check it." } }) as const;
  const ill = await (await world({ store: { ...store, health } })).ask("GET", "/healthz");
  expect([ill.status, await ill.json()]).toMatchObject([503, { code: "database-unavailable", detail: "The database does not answer (gone)." }]);
});
