import { sql, type Kysely, type Transaction } from "kysely";
import { ok, refuse, type Result } from "#core/problem";
import { sessions } from "#store/migrations/0001-sessions";
import { stories } from "#store/migrations/0002-stories";
import type { Tables } from "#store/tables";

type Migration = { readonly name: string; readonly up: (db: Transaction<Tables>) => Promise<void> };

/**
 * Every step from an empty database to this version, in order, for both engines. A released one never changes. A new type of
 * event is a step too, an empty one if need be: it is by its steps that an older version knows a database it cannot read.
 */
const migrations: readonly Migration[] = [sessions, stories];

/** Refuses a database that a newer version has written, having changed nothing in it. */
export async function refuseNewer(db: Kysely<Tables>): Promise<Result<null>> {
  const known = new Set(migrations.map(({ name }) => name));
  const newer = (await applied(db)).filter((name) => !known.has(name));
  if (newer.length === 0) return ok(null);
  return refuse("database-newer", `The database was written by a newer version of Altitude (it knows ${newer.join(", ")}).`, "Start that version, or name another folder with ALTITUDE_HOME. Nothing was changed.");
}

/**
 * Brings a database up to this version, all steps or none.
 *
 * @param lock keeps other processes from doing the same at the same moment, for as long as the transaction lasts
 */
export async function migrate(db: Kysely<Tables>, lock: (trx: Transaction<Tables>) => Promise<void>): Promise<void> {
  if ((await applied(db)).length === migrations.length) return;
  await db.transaction().execute(async (trx) => {
    await lock(trx);
    await sql`create table if not exists altitude_migration (name text primary key)`.execute(trx);
    const done = new Set(await applied(trx));
    for (const { name, up } of migrations) {
      if (done.has(name)) continue;
      await up(trx);
      await trx.insertInto("altitude_migration").values({ name }).execute();
    }
  });
}

async function applied(db: Kysely<Tables>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables();
  if (!tables.some(({ name }) => name === "altitude_migration")) return [];
  const rows = await db.selectFrom("altitude_migration").select("name").orderBy("name").execute();
  return rows.map(({ name }) => name);
}
