import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { ok, refuse, type Result } from "#core/problem";
import { migrate, refuseNewer } from "#store/migrate";
import { reasonOf, sqlEventStore } from "#store/sql-event-store";
import { sqlStoryStore } from "#store/sql-story-store";
import type { Store } from "#store/story-store";
import type { Tables } from "#store/tables";

/** Any number that no other program on the same server is likely to lock by. */
const migrationLock = 4_160_846_271;

/**
 * Opens the PostgreSQL database of that address. How soon erased text leaves its files is up to that server's vacuum and its
 * retention of write-ahead logs.
 */
export async function openPostgres(address: string): Promise<Result<Store>> {
  const pool = new pg.Pool({ connectionString: address, max: 10, connectionTimeoutMillis: 5000, application_name: "altitude" });
  // A connection that dies while idle is replaced by the pool at the next query, which then speaks for itself.
  pool.on("error", () => undefined);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    const fits = await refuseNewer(db);
    if (!fits.ok) {
      await db.destroy();
      return fits;
    }
    await migrate(db, async (trx) => {
      await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(trx);
    });
    const engine = { afterErase: async () => undefined, close: () => db.destroy() };
    return ok({ ...sqlEventStore(db, engine), ...sqlStoryStore(db, engine) });
  } catch (error) {
    await db.destroy();
    return refuse("database-unavailable", `The PostgreSQL database cannot be used (${reasonOf(error)}).`, "Check DATABASE_URL and that the server runs.");
  }
}
