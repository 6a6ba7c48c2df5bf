import { expect, it } from "vitest";
import { world, type World } from "#server/test-world";

type Heard = { readonly id: string; readonly event: string; readonly data: unknown };

/** Reads events off a stream until there are as many, then lets it go. */
async function heard(response: Response, count: number): Promise<readonly Heard[]> {
  const reader = response.body?.getReader();
  if (reader === undefined) throw new Error("There is no stream.");
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const events = text.split("\n\n").slice(0, -1).flatMap(eventIn);
    if (events.length >= count) {
      await reader.cancel();
      return events;
    }
    const { value, done } = await reader.read();
    if (done) return events;
    text += decoder.decode(value, { stream: true });
  }
}

function eventIn(block: string): readonly Heard[] {
  const field = (name: string): string | undefined => block.split("\n").find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  const [id, event, data] = [field("id"), field("event"), field("data")];
  return id === undefined || event === undefined || data === undefined ? [] : [{ id, event, data: JSON.parse(data) }];
}

const follow = (ask: World["ask"], id: string, headers: Readonly<Record<string, string>> = {}, query = ""): Promise<Response> => ask("GET", `/api/sessions/${id}/events${query}`, { headers });

it("tells the past first, then each event as it happens", async () => {
  const { ask, start, answer, store } = await world();
  const { id } = await start();
  const response = await follow(ask, id);
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/event-stream"]);
  const stream = heard(response, 6);
  await answer(id, "a", "I wrote it.");
  await answer(id, "b", "Line one.\nLine two.\r\n\u2028data: x\n\n");
  const { events } = await store.read(id);
  expect(await stream).toEqual(events.map((event, index) => ({ id: String(index + 1), event: event.type, data: event })));
});

it("goes on after the last one that was seen, without loss or repeat, also after a restart", async () => {
  const { ask, start, answer, store } = await world();
  const { id } = await start();
  await answer(id, "a", "I wrote it.");
  const restarted = await world({ store });
  for (const last of [0, 1, 3]) expect((await heard(await follow(restarted.ask, id, { "last-event-id": String(last) }), 4 - last)).map((event) => event.id)).toEqual(["1", "2", "3", "4"].slice(last));
  const stream = heard(await follow(ask, id, { "last-event-id": "4" }), 1);
  await ask("POST", `/api/sessions/${id}/pause`);
  expect(await stream).toMatchObject([{ id: "5", event: "session-paused" }]);
});

it.each(["", "abc", "-1", "1e3", "999999", "99999999999999999999", "0x2", "3 4"])("begins from the start where the last id is %j", async (last) => {
  const { ask, start } = await world();
  const { id } = await start();
  expect((await heard(await follow(ask, id, { "last-event-id": last }), 2)).map((event) => event.id)).toEqual(["1", "2"]);
});

it("takes where to begin from the address at a first connection, and from the header at the next", async () => {
  const { ask, start, answer } = await world();
  const { id } = await start();
  await answer(id, "a", "I wrote it.");
  expect((await heard(await follow(ask, id, {}, "?after=3"), 1)).map((event) => event.id)).toEqual(["4"]);
  expect((await heard(await follow(ask, id, { "last-event-id": "1" }, "?after=3"), 3)).map((event) => event.id)).toEqual(["2", "3", "4"]);
});

it("loses nothing to many listeners while events come fast", async () => {
  const { ask, start } = await world();
  const { id } = await start();
  const streams = await Promise.all(Array.from({ length: 20 }, (_, index) => follow(ask, id, { "last-event-id": String(index % 3) })));
  const all = streams.map((stream, index) => heard(stream, 22 - (index % 3)));
  for (let index = 0; index < 20; index += 1) await ask("POST", `/api/sessions/${id}/${index % 2 === 0 ? "pause" : "resume"}`);
  for (const [index, ids] of (await Promise.all(all)).entries()) expect(ids.map((event) => Number(event.id))).toEqual(Array.from({ length: 22 - (index % 3) }, (_, seq) => seq + 1 + (index % 3)));
});

it("ends when the session is erased, and when the server stops", async () => {
  const { ask, start, stop } = await world();
  const one = await start();
  const two = await start();
  const erased = heard(await follow(ask, one.id), 99);
  const stopped = heard(await follow(ask, two.id), 99);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await ask("DELETE", `/api/sessions/${one.id}`);
  expect(await erased).toHaveLength(2);
  stop();
  expect(await stopped).toHaveLength(2);
});
