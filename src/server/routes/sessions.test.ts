import { expect, it } from "vitest";
import { SessionView } from "#core/session/view";
import { world } from "#server/test-world";

it("starts a session and says where it is, with the opening turn", async () => {
  const { ask, store } = await world();
  const response = await ask("POST", "/api/sessions", { body: { round: "behavioural", scenario: "led-a-change", target: "staff", minutes: 30, way: "coached", pressure: "tough" } });
  expect(response.status).toBe(201);
  expect(response.headers.get("location")).toBe("/api/sessions/session-1");
  const view = SessionView.parse(await response.json());
  expect(view).toMatchObject({ id: "session-1", round: "behavioural", scenario: "led-a-change", target: "staff", minutes: 30, way: "coached", pressure: "tough", status: "open", version: 2, draft: null });
  expect(view.turns.map(({ speaker, text }) => [speaker, text])).toEqual([["interviewer", "Tell me about a change that you led."]]);
  expect((await store.read("session-1")).events[0]).toMatchObject({ type: "session-started", content: "1.0.0", seed: 4 });
});

it("takes defaults for all but the round", async () => {
  const { start } = await world();
  expect(await start("system-design")).toMatchObject({ round: "system-design", target: "senior", minutes: 15, way: "interview", pressure: "neutral" });
});

it.each([
  ["no round", {}, "request-malformed", "round"],
  ["an unknown round", { round: "chess" }, "request-malformed", "round"],
  ["a round without scenarios", { round: "coding" }, "round-unknown", "coding"],
  ["an unknown scenario", { round: "behavioural", scenario: "nope" }, "scenario-unknown", "nope"],
  ["a scenario of another round", { round: "behavioural", scenario: "garden-gate" }, "scenario-unknown", "garden-gate"],
  ["minutes that nobody offers", { round: "behavioural", minutes: 20 }, "request-malformed", "minutes"],
  ["minutes that this scenario does not offer", { round: "behavioural", scenario: "led-a-change", minutes: 45 }, "minutes-unknown", "45"],
  ["an unknown target", { round: "behavioural", target: "god" }, "request-malformed", "target"],
  ["a slip in a name", { round: "behavioural", minute: 15 }, "request-malformed", "minute"],
])("refuses to start with %s, naming it", async (_, body, code, named) => {
  const { ask, store } = await world();
  const refused = await ask("POST", "/api/sessions", { body });
  expect(refused.status).toBe(400);
  const problem = await refused.json();
  expect(problem).toMatchObject({ code, status: 400 });
  expect(JSON.stringify(problem)).toContain(named);
  expect(await store.sessions()).toEqual([]);
});

it("reads a session as folded from its events, its draft included, also by another process", async () => {
  const { start, answer, ask, store, view } = await world();
  const { id } = await start();
  await answer(id, "k", "I wrote it.");
  await ask("PUT", `/api/sessions/${id}/draft`, { body: { text: "As a res" } });
  const here = await view(id);
  expect(here).toMatchObject({ version: 4, draft: { text: "As a res" } });
  expect(here.turns.map(({ speaker }) => speaker)).toEqual(["interviewer", "candidate", "interviewer"]);
  expect(await (await world({ store })).view(id)).toEqual(here);
});

it("sees at once what another process added, and that it erased", async () => {
  const one = await world();
  const other = await world({ store: one.store });
  const { id } = await one.start();
  await other.answer(id, "k", "I wrote it.");
  expect((await one.view(id)).version).toBe(4);
  await one.answer(id, "l", "As a result it was faster.");
  expect((await other.view(id)).version).toBe(6);
  await other.ask("DELETE", `/api/sessions/${id}`);
  expect((await one.ask("GET", `/api/sessions/${id}`)).status).toBe(404);
});

it("lists sessions with how each stands, the newest first, and keeps the lines", async () => {
  const { ask, start, answer, pass, store } = await world();
  const first = await start("behavioural");
  await answer(first.id, "k", "I wrote it and as a result two teams changed how they work. I wrote the plan too.");
  await ask("POST", `/api/sessions/${first.id}/finish`);
  await ask("POST", `/api/sessions/${first.id}/self-reading`, { body: { level: "staff" } });
  pass(1000);
  const second = await start("system-design");
  const list = await (await ask("GET", "/api/sessions")).json();
  expect(list).toMatchObject({
    sessions: [
      { id: second.id, status: "open", answers: 0, altitude: null, selfReading: null },
      { id: first.id, status: "finished", answers: 1, altitude: { enough: expect.any(Boolean), level: expect.any(String) }, selfReading: "staff" },
    ],
  });
  const interviewer = { start: never, fold: never, evolve: never, decide: never, consultation: never, unread: never, moveAfter: never, view: never, assess: never, isCutInDue: never, timeline: never, delivery: never, board: never };
  const cold = await world({ store, interviewer });
  expect(await (await cold.ask("GET", "/api/sessions")).json()).toEqual(list);
});

const never = (): never => {
  throw new Error("A kept line was computed again.");
};

it("reads a line again after its session changed, and under another version", async () => {
  const { ask, start, store } = await world();
  const { id } = await start();
  const listed = async (by: typeof ask): Promise<unknown> => (await by("GET", "/api/sessions")).json();
  await listed(ask);
  await ask("POST", `/api/sessions/${id}/pause`);
  expect(await listed(ask)).toMatchObject({ sessions: [{ status: "paused" }] });
  const before = (await store.sessions())[0]?.summary;
  await listed((await world({ store, version: "9.9.9" })).ask);
  expect((await store.sessions())[0]?.summary).not.toBe(before);
});

it("erases a session, so that nothing of it can be asked for any more", async () => {
  const { ask, start, answer, store } = await world();
  const { id } = await start();
  await answer(id, "k", "I wrote it.");
  const erased = await ask("DELETE", `/api/sessions/${id}`);
  expect([erased.status, await erased.text()]).toEqual([204, ""]);
  expect(await store.read(id)).toEqual({ events: [], version: 0 });
  expect((await ask("DELETE", `/api/sessions/${id}`)).status).toBe(404);
});

const everyRoute = [
  ["GET", ""], ["DELETE", ""], ["PUT", "/draft", { text: "x" }], ["POST", "/answers", { text: "x" }], ["GET", "/events"], ["POST", "/finish"], ["POST", "/pause"], ["POST", "/resume"], ["POST", "/moment"],
  ["POST", "/silence"], ["POST", "/hint"], ["POST", "/self-reading", { level: "mid" }], ["POST", "/disputes", { signal: "tradeoff-named", turn: 1, start: 0, end: 1 }],
  ["DELETE", "/disputes", { signal: "tradeoff-named", turn: 1, start: 0, end: 1 }], ["GET", "/assessment"], ["GET", "/report.md"],
] as const;

it.each(everyRoute)("answers %s %s of a session that is none like any other unknown one", async (method, path, body?: unknown) => {
  const { ask } = await world();
  for (const id of ["nobody", "a%00b", "%ff", "x".repeat(65), "..%2f..", "%27%20or%201=1", "né"]) {
    const refused = await ask(method, `/api/sessions/${id}${path}`, { headers: { "idempotency-key": "k" }, ...(body === undefined ? {} : { body }) });
    expect([id, refused.status]).toEqual([id, 404]);
    expect(await refused.json()).toMatchObject({ code: "session-unknown" });
  }
});
