import { join } from "node:path";
import { ok, type Result } from "#core/problem";
import type { Config } from "#server/config";
import type { EventStore } from "#store/event-store";
import { takeFolder } from "#store/folder-lock";
import { openSqlite } from "#store/sqlite";

export type OpenStore = { readonly store: EventStore; readonly close: () => Promise<void> };

/** The database that the configuration names: PostgreSQL, or the embedded one in the data folder, which is then held. */
export async function openStore({ databaseUrl, home }: Config, now: () => number): Promise<Result<OpenStore>> {
  if (databaseUrl !== null) {
    const { openPostgres } = await import("#store/postgres");
    const opened = await openPostgres(databaseUrl);
    return opened.ok ? ok({ store: opened.value, close: () => opened.value.close() }) : opened;
  }
  const lock = await takeFolder(home, { pid: process.pid, what: "the Altitude server", since: now() });
  if (!lock.ok) return lock;
  const opened = await openSqlite(join(home, "altitude.db"));
  if (!opened.ok) {
    lock.value.release();
    return opened;
  }
  return ok({
    store: opened.value,
    async close() {
      await opened.value.close();
      lock.value.release();
    },
  });
}
