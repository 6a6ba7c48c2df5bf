import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { SessionEvent } from "#core/session/event";
import type { Story } from "#core/stories/story";
import { openMemory } from "#store/memory";
import { openPostgres } from "#store/postgres";
import { openSqlite } from "#store/sqlite";
import type { Store } from "#store/story-store";
import { query, startPostgres, type TestPostgres } from "#store/test-postgres";

/** One suite for every engine: what the one in memory passes, the real ones pass. */

type World = { readonly store: Store; readonly reopened: () => Promise<Store>; readonly end: () => Promise<void> };

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const engines: readonly { readonly engine: string; readonly open: () => Promise<World> }[] = [
  {
    engine: "memory",
    async open() {
      const store = openMemory();
      return { store, reopened: async () => store, end: async () => undefined };
    },
  },
  {
    engine: "SQLite",
    async open() {
      const folder = await mkdtemp(join(tmpdir(), "altitude-store-"));
      return { ...(await reopening(() => openSqlite(join(folder, "altitude.db")))), end: () => rm(folder, { recursive: true }) };
    },
  },
  {
    engine: "PostgreSQL",
    async open() {
      const address = await postgres.newDatabase();
      return { ...(await reopening(() => openPostgres(address))), end: async () => undefined };
    },
  },
];

async function reopening(open: () => ReturnType<typeof openSqlite>): Promise<Omit<World, "end">> {
  const opened = async (): Promise<Store> => {
    const result = await open();
    if (!result.ok) throw new Error(result.problem.message);
    return result.value;
  };
  const store = await opened();
  return {
    store,
    async reopened() {
      await store.close();
      return opened();
    },
  };
}

const started = (at: number): SessionEvent => ({
  type: "session-started", at, round: "behavioural", scenario: "led-initiative", target: "senior", minutes: 15, way: "interview", pressure: "neutral", content: "1.0.0", seed: 7,
});
const answered = (key: string, text: string, at = 2000): SessionEvent => ({ type: "answer-given", at, key, text });
const finished: SessionEvent = { type: "session-finished", at: 3000, by: "candidate" };
const late = 1_795_000_000_123;

describe.each(engines)("the store in $engine", ({ open }) => {
  let world: World;
  let store: Store;
  beforeEach(async () => {
    world = await open();
    store = world.store;
  });
  afterEach(async () => {
    await store.close();
    await world.end();
  });

  it("knows nothing of a session that never began", async () => {
    expect(await store.read("nobody")).toEqual({ events: [], version: 0 });
    expect(await store.readSince("nobody", 4)).toEqual({ events: [], version: 0 });
    expect(await store.draft("nobody")).toBeNull();
    expect(await store.keepDraft("nobody", { text: "x", at: 1 })).toBe(false);
    expect(await store.erase("nobody")).toBe(false);
    expect(await store.append("nobody", 3, [finished])).toBe(false);
    expect(await store.sessions()).toEqual([]);
  });

  it("gives back what was appended, in order, also after it was opened again", async () => {
    const first = [started(late), answered("a", "one")];
    expect(await store.append("s", 0, first)).toBe(true);
    expect(await store.append("s", 2, [finished])).toBe(true);
    store = await world.reopened();
    expect(await store.read("s")).toEqual({ events: [...first, finished], version: 3 });
    expect(await store.readSince("s", 1)).toEqual({ events: [first[1], finished], version: 3 });
    expect(await store.readSince("s", 3)).toEqual({ events: [], version: 3 });
    expect(await store.readSince("s", 99)).toEqual({ events: [], version: 3 });
  });

  it("refuses a writer that comes second, and adds nothing of it", async () => {
    await store.append("s", 0, [started(1)]);
    expect(await store.append("s", 0, [started(2)])).toBe(false);
    expect(await store.append("s", 1, [answered("a", "one")])).toBe(true);
    expect(await store.append("s", 1, [answered("b", "two"), finished])).toBe(false);
    expect(await store.append("s", 5, [finished])).toBe(false);
    expect((await store.read("s")).events).toEqual([started(1), answered("a", "one")]);
  });

  it("lets one of many through that write at the same moment", async () => {
    await store.append("s", 0, [started(1)]);
    const done = await Promise.all(Array.from({ length: 12 }, (_, index) => store.append("s", 1, [answered(`k${String(index)}`, "text"), finished])));
    expect(done.filter(Boolean)).toHaveLength(1);
    expect((await store.read("s")).version).toBe(3);
    const begun = await Promise.all(Array.from({ length: 6 }, () => store.append("new", 0, [started(1), finished])));
    expect(begun.filter(Boolean)).toHaveLength(1);
    expect((await store.read("new")).version).toBe(2);
  });

  it("takes nothing to append as a question whether the session still stands there", async () => {
    await store.append("s", 0, [started(1)]);
    expect(await store.append("s", 1, [])).toBe(true);
    expect(await store.append("s", 2, [])).toBe(false);
  });

  it("keeps one draft, the last, until an answer takes it away", async () => {
    await store.append("s", 0, [started(1)]);
    expect(await store.keepDraft("s", { text: "I wou", at: 10 })).toBe(true);
    expect(await store.keepDraft("s", { text: "I would", at: late })).toBe(true);
    await store.append("s", 1, [{ type: "session-paused", at: 5 }]);
    store = await world.reopened();
    expect(await store.draft("s")).toEqual({ text: "I would", at: late });
    expect(await store.append("s", 1, [answered("a", "lost race")])).toBe(false);
    expect(await store.draft("s")).not.toBeNull();
    await store.append("s", 2, [answered("a", "I would")]);
    expect(await store.draft("s")).toBeNull();
  });

  it("keeps every text as it was written", async () => {
    await store.append("s", 0, [started(1)]);
    let version = 1;
    const text = fc.oneof(fc.string({ minLength: 1, unit: "binary" }), fc.constantFrom("\u0000", "a\u0000b", "\ud800", "\u2028", "'; drop table session_event; --", "e\u0301", "🧗".repeat(200)));
    await fc.assert(
      fc.asyncProperty(text, async (said) => {
        await store.keepDraft("s", { text: said, at: 1 });
        expect((await store.draft("s"))?.text).toBe(said);
        expect(await store.append("s", version, [answered(said, said)])).toBe(true);
        expect((await store.readSince("s", version)).events).toEqual([answered(said, said)]);
        version += 1;
      }),
      { numRuns: 60 },
    );
  });

  it("lists sessions, the newest first, with the line that was kept of each", async () => {
    await store.append("old", 0, [started(late)]);
    await store.append("new", 0, [started(late + 5), finished]);
    await store.append("beside", 0, [started(late)]);
    await store.keepSummary("old", "line");
    await store.keepSummary("nobody", "line");
    expect(await store.sessions()).toEqual([
      { id: "new", startedAt: late + 5, version: 2, summary: null },
      { id: "beside", startedAt: late, version: 1, summary: null },
      { id: "old", startedAt: late, version: 1, summary: "line" },
    ]);
  });

  it("erases a session with its draft and its line, and no other", async () => {
    for (const id of ["s", "t"]) {
      await store.append(id, 0, [started(1)]);
      await store.keepDraft(id, { text: id, at: 1 });
    }
    await store.keepSummary("s", "line");
    expect(await store.erase("s")).toBe(true);
    expect(await store.erase("s")).toBe(false);
    expect(await store.read("s")).toEqual({ events: [], version: 0 });
    expect(await store.draft("s")).toBeNull();
    expect(await store.append("s", 1, [finished])).toBe(false);
    expect((await store.sessions()).map(({ id }) => id)).toEqual(["t"]);
    expect(await store.draft("t")).toEqual({ text: "t", at: 1 });
  });

  it("tells those who listen to a session when it grows or goes, and nobody else", async () => {
    let heard = 0;
    let elsewhere = 0;
    const stop = store.subscribe("s", () => (heard += 1));
    store.subscribe("t", () => (elsewhere += 1));
    await store.append("s", 0, [started(1)]);
    await store.append("s", 0, [started(1)]);
    await store.keepDraft("s", { text: "x", at: 1 });
    expect(heard).toBe(1);
    await store.append("s", 1, [finished]);
    await store.erase("s");
    expect(heard).toBe(3);
    stop();
    await store.append("s", 0, [started(1)]);
    expect([heard, elsewhere]).toEqual([3, 0]);
  });

  const tale: Story = { id: "tale", title: "The tills", text: "They froze.", tags: ["incident"], createdAt: late, changedAt: late };

  it("keeps stories, the one changed last first, also after it was opened again", async () => {
    expect(await store.stories()).toEqual([]);
    expect(await store.story("tale")).toBeNull();
    expect(await store.addStory(tale)).toBe(true);
    expect(await store.addStory({ ...tale, title: "Another" })).toBe(false);
    expect(await store.addStory({ ...tale, id: "later", changedAt: late + 1 })).toBe(true);
    store = await world.reopened();
    expect(await store.story("tale")).toEqual(tale);
    expect((await store.stories()).map(({ id }) => id)).toEqual(["later", "tale"]);
  });

  it("changes a story only as it stood when it was read", async () => {
    await store.addStory(tale);
    const changed = { ...tale, title: "The frozen tills", changedAt: late + 7 };
    expect(await store.changeStory(changed, late)).toBe(true);
    expect(await store.changeStory({ ...tale, title: "Late", changedAt: late + 9 }, late)).toBe(false);
    expect(await store.changeStory({ ...tale, id: "nobody" }, late)).toBe(false);
    expect(await store.stories()).toEqual([changed]);
    const done = await Promise.all(Array.from({ length: 6 }, (_, index) => store.changeStory({ ...tale, title: String(index), changedAt: late + 8 }, late + 7)));
    expect(done.filter(Boolean)).toHaveLength(1);
  });

  it("erases a story, and no other", async () => {
    await store.addStory(tale);
    await store.addStory({ ...tale, id: "other" });
    expect(await store.eraseStory("tale")).toBe(true);
    expect(await store.eraseStory("tale")).toBe(false);
    expect((await store.stories()).map(({ id }) => id)).toEqual(["other"]);
  });

  it("keeps every story as it was written", async () => {
    const text = fc.oneof(fc.string({ minLength: 1, unit: "binary" }), fc.constantFrom("a\u0000b", "\ud800", "'; drop table story; --", "🧗".repeat(200)));
    let number = 0;
    await fc.assert(
      fc.asyncProperty(text, async (written) => {
        const story = { ...tale, id: String((number += 1)), title: written, text: written, tags: [written] };
        await store.addStory(story);
        expect(await store.story(story.id)).toEqual(story);
      }),
      { numRuns: 40 },
    );
  });

  it("says that it is well", async () => {
    expect(await store.health()).toEqual({ ok: true, value: null });
  });
});

describe("a PostgreSQL database", () => {
  it("is brought up to date once by servers that start at the same moment", async () => {
    const address = await postgres.newDatabase();
    const opened = await Promise.all(Array.from({ length: 4 }, () => openPostgres(address)));
    expect(opened.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    for (const result of opened) if (result.ok) await result.value.close();
  });

  it("is refused where a newer version has written it", async () => {
    const address = await postgres.newDatabase();
    const first = await openPostgres(address);
    if (first.ok) await first.value.close();
    await query(address, "insert into altitude_migration values ('9999-from-the-future')");
    expect(await openPostgres(address)).toMatchObject({ ok: false, problem: { code: "database-newer" } });
  });

  it("refuses in one sentence where it cannot be reached, and does not repeat the password", async () => {
    const refused = await openPostgres("postgres://someone:canary@127.0.0.1:1/none");
    expect(refused).toMatchObject({ ok: false, problem: { code: "database-unavailable" } });
    expect(JSON.stringify(refused)).not.toContain("canary");
  });

  it("serves two servers at once: one writer at a time, and each reads what the other wrote", async () => {
    const address = await postgres.newDatabase();
    const [one, other] = [await openPostgres(address), await openPostgres(address)];
    if (!one.ok || !other.ok) throw new Error("The database could not be opened.");
    await one.value.append("s", 0, [started(1)]);
    const done = await Promise.all(Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? one : other).value.append("s", 1, [answered(`k${String(index)}`, "x")])));
    expect(done.filter(Boolean)).toHaveLength(1);
    expect((await other.value.read("s")).events).toEqual((await one.value.read("s")).events);
    await one.value.close();
    await other.value.close();
  });
});
