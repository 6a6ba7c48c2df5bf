import { setTimeout as sleep } from "node:timers/promises";
import { join } from "node:path";
import { ok, type Result } from "#core/problem";
import type { Config } from "#server/config";
import { holderOf, takeFolder, type FolderLock } from "#store/folder-lock";
import { openSqlite } from "#store/sqlite";
import type { Store } from "#store/story-store";

export type OpenStore = {
  readonly store: Store;
  /** Says to other programs of ours that come for the data folder where this one answers. */
  readonly announce: (address: string) => void;
  readonly close: () => Promise<void>;
};

/** The database that the configuration names: PostgreSQL, or the embedded one in the data folder, which is then held. */
export async function openStore({ databaseUrl, home }: Pick<Config, "databaseUrl" | "home">, now: () => number, what = "the Altitude server"): Promise<Result<OpenStore>> {
  if (databaseUrl !== null) {
    const { openPostgres } = await import("#store/postgres");
    const opened = await openPostgres(databaseUrl);
    return opened.ok ? ok({ store: opened.value, announce: () => undefined, close: () => opened.value.close() }) : opened;
  }
  const lock = await takeSoon(home, { pid: process.pid, what, since: now() });
  if (!lock.ok) return lock;
  const opened = await openSqlite(join(home, "altitude.db"));
  if (!opened.ok) {
    lock.value.release();
    return opened;
  }
  return ok({
    store: opened.value,
    announce: lock.value.announce,
    async close() {
      await opened.value.close();
      lock.value.release();
    },
  });
}

/** What `altitude mcp` calls itself. It holds a folder for as long as a call takes, and a moment longer. */
export const agentProgram = "`altitude mcp`";
const [waits, waitMs] = [30, 100];

/** Takes the folder, after `altitude mcp` where that has it: it is about to let it go. */
async function takeSoon(home: string, holder: Parameters<typeof takeFolder>[1], left: number = waits): Promise<Result<FolderLock>> {
  const lock = await takeFolder(home, holder);
  if (lock.ok || left === 0 || lock.problem.code !== "folder-locked" || holderOf(home)?.what !== agentProgram) return lock;
  await sleep(waitMs);
  return takeSoon(home, holder, left - 1);
}
