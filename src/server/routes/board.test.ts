import { expect, it } from "vitest";
import { BoardView } from "#core/session/view";
import { world, type World } from "#server/test-world";

const box = (id: string, version = 1) => ({ id, type: "rectangle", x: 0, y: 0, width: 100, height: 50, version, strokeColor: "#1e1e1e" });
const draw = ({ ask }: World, id: string, change: object): Promise<Response> => ask("POST", `/api/sessions/${id}/board`, { body: { changed: [], removed: [], ...change } });

it("takes a little after the end what was drawn before it, and nothing else", async () => {
  const here = await world();
  const { id, now } = await here.start("system-design");
  await here.ask("POST", `/api/sessions/${id}/finish`);
  here.pass(4000);
  const late = await draw(here, id, { changed: [box("a")], drawnAt: now - 500 });
  expect([late.status, await late.json()]).toEqual([200, { version: 4, drawn: 1 }]);
  expect((await here.store.read(id)).events.slice(2)).toMatchObject([{ type: "session-finished", at: now }, { type: "board-drawn", at: now, changed: [box("a")] }]);
  for (const refused of [{ changed: [box("b")] }, { changed: [box("b")], drawnAt: now + 1 }]) {
    const answer = await draw(here, id, refused);
    expect([answer.status, await answer.json()]).toMatchObject([409, { code: "session-ended" }]);
  }
  here.pass(7000);
  expect((await draw(here, id, { changed: [box("b")], drawnAt: now - 500 })).status).toBe(409);
  expect((await here.view(id)).drawn).toBe(1);
});

it("says which field is wrong where the time of a drawing is none", async () => {
  const here = await world();
  const { id } = await here.start("system-design");
  const answer = await draw(here, id, { changed: [box("a")], drawnAt: "just now" });
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining("drawnAt")]);
});

it("gives the board as it stands without how it came about, to whoever asks for no more", async () => {
  const here = await world();
  const { id } = await here.start("system-design");
  for (let version = 1; version <= 3; version += 1) await draw(here, id, { changed: [box("a", version), box(`b${String(version)}`)] });
  await draw(here, id, { removed: ["b1"] });
  const whole = BoardView.parse(await (await here.ask("GET", `/api/sessions/${id}/board`)).json());
  const present = await here.ask("GET", `/api/sessions/${id}/board/present`);
  const { history, ...rest } = whole;
  expect([present.status, await present.json()]).toEqual([200, rest]);
  expect([history.length, rest.elements]).toEqual([4, [box("a", 3), box("b2"), box("b3")]]);
  const none = await here.ask("GET", "/api/sessions/nobody/board/present");
  expect([none.status, await none.json()]).toMatchObject([404, { code: "session-unknown" }]);
});
