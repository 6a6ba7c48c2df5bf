import type { Kysely } from "kysely";
import { z } from "zod";
import { ok, refuse } from "#core/problem";
import { SessionEvent } from "#core/session/event";
import { StoreFailed, type EventStore, type Log } from "#store/event-store";
import { createListeners } from "#store/listeners";
import type { Tables } from "#store/tables";

const KeptDraft = z.object({ text: z.string(), at: z.int() });

/** What the engines do differently, after the queries that they share. */
export type Engine = {
  /** Takes what was erased out of every file as well. */
  readonly afterErase: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** The store over a database that has been brought up to this version: one query code for both engines. */
export function sqlEventStore(db: Kysely<Tables>, engine: Engine): EventStore {
  const { subscribe, notify } = createListeners();

  const readSince = (id: string, seq: number): Promise<Log> =>
    guarded(async () => {
      const head = await db.selectFrom("session_log").select("version").where("id", "=", id).executeTakeFirst();
      if (head === undefined) return { events: [], version: 0 };
      if (head.version <= seq) return { events: [], version: head.version };
      const rows = await db.selectFrom("session_event").select(["seq", "body"]).where("session", "=", id).where("seq", ">", seq).where("seq", "<=", head.version).orderBy("seq").execute();
      return { events: rows.map(({ body }) => SessionEvent.parse(JSON.parse(body))), version: head.version };
    });

  return {
    subscribe,
    readSince,
    read: (id) => readSince(id, 0),

    async append(id, expectedVersion, events) {
      const [first] = events;
      if (first === undefined) return (await readSince(id, expectedVersion)).version === expectedVersion;
      const version = expectedVersion + events.length;
      const rows = events.map((event, index) => ({ session: id, seq: expectedVersion + index + 1, body: JSON.stringify(event) }));
      const isAnswered = events.some(({ type }) => type === "answer-given");
      const isDone = await guarded(() =>
        db.transaction().execute(async (trx) => {
          const isNext =
            expectedVersion === 0
              ? ((await trx.insertInto("session_log").values({ id, started_at: first.at, version, summary: null }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()).numInsertedOrUpdatedRows ?? 0n) > 0n
              : (await trx.updateTable("session_log").set({ version }).where("id", "=", id).where("version", "=", expectedVersion).executeTakeFirst()).numUpdatedRows > 0n;
          if (!isNext) return false;
          await trx.insertInto("session_event").values(rows).execute();
          if (isAnswered) await trx.deleteFrom("session_draft").where("session", "=", id).execute();
          return true;
        }),
      );
      if (isDone) notify(id);
      return isDone;
    },

    sessions: () =>
      guarded(async () => {
        const rows = await db.selectFrom("session_log").select(["id", "started_at", "version", "summary"]).orderBy("started_at", "desc").orderBy("id").execute();
        return rows.map(({ id, started_at, version, summary }) => ({ id, startedAt: Number(started_at), version, summary }));
      }),

    keepDraft: (id, draft) =>
      guarded(async () => {
        const body = JSON.stringify(draft);
        const kept = await db
          .insertInto("session_draft")
          .columns(["session", "body"])
          .expression((from) => from.selectFrom("session_log").select(({ val, ref }) => [ref("id").as("session"), val(body).as("body")]).where("id", "=", id))
          .onConflict((conflict) => conflict.column("session").doUpdateSet({ body }))
          .executeTakeFirst();
        return (kept.numInsertedOrUpdatedRows ?? 0n) > 0n;
      }),

    draft: (id) =>
      guarded(async () => {
        const row = await db.selectFrom("session_draft").select("body").where("session", "=", id).executeTakeFirst();
        return row === undefined ? null : KeptDraft.parse(JSON.parse(row.body));
      }),

    keepSummary: (id, summary) =>
      guarded(async () => {
        await db.updateTable("session_log").set({ summary }).where("id", "=", id).execute();
      }),

    async erase(id) {
      const existed = await guarded(() =>
        db.transaction().execute(async (trx) => {
          await trx.updateTable("session_log").set({ summary: null }).where("id", "=", id).execute();
          await trx.deleteFrom("session_draft").where("session", "=", id).execute();
          await trx.deleteFrom("session_event").where("session", "=", id).execute();
          return (await trx.deleteFrom("session_log").where("id", "=", id).executeTakeFirst()).numDeletedRows > 0n;
        }),
      );
      if (!existed) return false;
      notify(id);
      await guarded(engine.afterErase);
      return true;
    },

    async health() {
      try {
        await db.selectFrom("session_log").select("version").limit(1).execute();
        return ok(null);
      } catch (error) {
        return refuse("database-unavailable", `The database does not answer (${reasonOf(error)}).`, "Check that its disk or server can be reached.");
      }
    },

    close: engine.close,
  };
}

/** What an engine throws becomes the one failure that the port knows. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new StoreFailed(reasonOf(error), { cause: error });
  }
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
