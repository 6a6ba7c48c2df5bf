import { expect, it } from "vitest";
import { Assessment } from "#core/assessment/assessment";
import { SessionView } from "#core/session/view";
import { world, type World } from "#server/test-world";

async function told(ask: World["ask"], method: string, path: string, body?: unknown): Promise<SessionView> {
  const response = await ask(method, path, body === undefined ? {} : { body });
  expect([path, response.status]).toEqual([path, 200]);
  return SessionView.parse(await response.json());
}

it("pauses, resumes and finishes, each once however often it is asked", async () => {
  const { ask, start, store } = await world();
  const { id } = await start();
  for (const [command, status, version] of [["pause", "paused", 3], ["resume", "open", 4], ["finish", "finished", 5]] as const) {
    for (const times of [1, 2]) expect([times, await told(ask, "POST", `/api/sessions/${id}/${command}`)]).toMatchObject([times, { status, version }]);
  }
  expect((await store.read(id)).events.slice(2).map(({ type }) => type)).toEqual(["session-paused", "session-resumed", "session-finished"]);
});

it("grants a moment, breaks a silence, gives a hint", async () => {
  const { ask, start, answer, pass } = await world();
  const { id, now } = await start();
  expect((await told(ask, "POST", `/api/sessions/${id}/moment`)).momentUntil).toBe(now + 90_000);
  pass(120_000);
  const spoken = await told(ask, "POST", `/api/sessions/${id}/silence`);
  expect(spoken.turns.at(-1)?.text).toBe("Think aloud with me.");
  await answer(id, "k", "I wrote the proposal for the change.");
  expect((await told(ask, "POST", `/api/sessions/${id}/hint`)).hints).toBeGreaterThanOrEqual(0);
});

it("takes the candidate's own reading once the session is over, and not before", async () => {
  const { ask, start } = await world();
  const { id } = await start();
  const early = await ask("POST", `/api/sessions/${id}/self-reading`, { body: { level: "mid" } });
  expect([early.status, await early.json()]).toMatchObject([409, { code: "session-open" }]);
  await told(ask, "POST", `/api/sessions/${id}/finish`);
  expect((await told(ask, "POST", `/api/sessions/${id}/self-reading`, { level: "mid", wouldFix: "The numbers." })).selfReading).toEqual({ level: "mid", wouldFix: "The numbers." });
});

it("reads a session again without what was disputed, and with it once that is taken back", async () => {
  const { ask, start, answer } = await world();
  const { id } = await start();
  await answer(id, "k", "I wrote the plan, and as a result releases took two days in place of two weeks.");
  await told(ask, "POST", `/api/sessions/${id}/finish`);
  const assessed = async (): Promise<Assessment> => Assessment.parse(await (await ask("GET", `/api/sessions/${id}/assessment`)).json());
  const before = await assessed();
  const piece = before.evidence.find(({ signal }) => signal === "ownership-personal");
  expect(piece).toBeDefined();
  if (piece === undefined) return;
  const { signal, turn, start: from, end } = piece;
  const place = { signal, turn, start: from, end };

  const disputed = await told(ask, "POST", `/api/sessions/${id}/disputes`, { ...place, note: "That was my lead." });
  expect(disputed.disputes).toEqual([{ ...place, note: "That was my lead.", quote: piece.quote }]);
  expect((await assessed()).evidence.some(({ signal: heard }) => heard === "ownership-personal")).toBe(false);
  expect((await told(ask, "DELETE", `/api/sessions/${id}/disputes`, place)).disputes).toEqual([]);
  expect(await assessed()).toEqual(before);

  const nowhere = await ask("POST", `/api/sessions/${id}/disputes`, { body: { ...place, start: from + 1 } });
  expect([nowhere.status, await nowhere.json()]).toMatchObject([422, { code: "evidence-unknown" }]);
});

it("keeps a draft as typed, until its answer, and not one that its answer has overtaken", async () => {
  const { ask, start, answer, view } = await world();
  const { id, now } = await start();
  const kept = await ask("PUT", `/api/sessions/${id}/draft`, { body: { text: "I wro" } });
  expect([kept.status, await kept.json()]).toEqual([200, { text: "I wro", at: now }]);
  expect((await view(id)).draft).toEqual({ text: "I wro", at: now });
  await answer(id, "k", "I wrote it.");
  expect((await view(id)).draft).toBeNull();
  expect((await ask("PUT", `/api/sessions/${id}/draft`, { body: { text: "I wrote it." } })).status).toBe(200);
  expect((await view(id)).draft).toBeNull();
  await ask("POST", `/api/sessions/${id}/finish`);
  expect(await (await ask("PUT", `/api/sessions/${id}/draft`, { body: { text: "x" } })).json()).toMatchObject({ code: "session-ended" });
});
