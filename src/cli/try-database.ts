import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqlite } from "#store/sqlite";

/** Opens the embedded database in a folder of its own and closes it again: whether its binary runs on this machine. */
export async function tryDatabase(): Promise<{ readonly what: string; readonly works: boolean; readonly says: string }> {
  const folder = await mkdtemp(join(tmpdir(), "altitude-doctor-"));
  try {
    const opened = await openSqlite(join(folder, "try.db"));
    if (!opened.ok) return { what: "database", works: false, says: opened.problem.message };
    await opened.value.close();
    return { what: "database", works: true, says: "The embedded database opens and commits." };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
