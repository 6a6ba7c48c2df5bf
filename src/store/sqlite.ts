import { chmod, open, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import Database from "libsql";
import { Kysely, SqliteDialect, type SqliteDatabase } from "kysely";
import { ok, refuse, type Result } from "#core/problem";
import { migrate, refuseNewer } from "#store/migrate";
import { reasonOf, sqlEventStore } from "#store/sql-event-store";
import { sqlStoryStore } from "#store/sql-story-store";
import type { Store } from "#store/story-store";
import type { Tables } from "#store/tables";

/**
 * Opens or makes the embedded database: a commit is on disk, past a power cut, before it is acknowledged
 * (`synchronous=FULL` over a write-ahead log), and what is erased is overwritten.
 */
export async function openSqlite(file: string): Promise<Result<Store>> {
  try {
    await makePrivate(file);
    const database = new Database(file, { timeout: 2000 });
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: adapted(database) }) });
    const fits = await refuseNewer(db);
    if (!fits.ok) {
      database.close();
      return fits;
    }
    for (const pragma of ["journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON"]) database.pragma(pragma);
    await migrate(db, async () => undefined);
    const emptyLog = (): void => void database.pragma("wal_checkpoint(TRUNCATE)");
    const engine = {
      afterErase: async () => emptyLog(),
      close: async () => {
        emptyLog();
        await db.destroy();
      },
    };
    return ok({ ...sqlEventStore(db, engine), ...sqlStoryStore(db, engine) });
  } catch (error) {
    return refuse("database-unavailable", `The database ${file} cannot be opened (${reasonOf(error)}).`, "Check the file and the space on its disk, or name another folder with ALTITUDE_HOME.");
  }
}

/** The driver's statements take their values one by one; Kysely hands them over as one list. */
function adapted(database: Database.Database): SqliteDatabase {
  return {
    close: () => void database.close(),
    prepare(text) {
      const statement = database.prepare(text);
      return {
        reader: statement.reader,
        all: (values) => statement.all(...values),
        run: (values) => statement.run(...values),
        iterate: (values) => statement.iterate(...values),
      };
    },
  };
}

/** Makes the file with rights for its owner only, and makes its name as durable as what will stand in it. */
async function makePrivate(file: string): Promise<void> {
  try {
    await writeFile(file, "", { flag: "wx", mode: 0o600, flush: true });
    const folder = await open(dirname(file), "r");
    await folder.sync();
    await folder.close();
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    await chmod(file, 0o600);
  }
}
