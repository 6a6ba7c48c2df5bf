import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Config } from "#server/config";
import type { EventStore } from "#store/event-store";
import { takeFolder } from "#store/folder-lock";
import { noRecordings } from "#store/no-recordings";
import { openRecordingFiles } from "#store/recording-files";
import type { RecordingStore } from "#store/recording-store";
import { remuxApart } from "#store/remux-in-thread";

type Needs = { readonly store: EventStore; readonly now: () => number; readonly report: (error: unknown) => void };

/** The recordings in the data folder, of sessions in the database that the configuration names. */
export async function openRecordings({ home, databaseUrl, recordingsBytes }: Pick<Config, "home" | "databaseUrl" | "recordingsBytes">, { store, now, report }: Needs): Promise<RecordingStore> {
  const root = join(home, "recordings");
  const kept = { root, quotaBytes: recordingsBytes, sessions: async () => (await store.sessions()).map(({ id }) => id), remux: remuxApart, now, report };
  if (databaseUrl === null) return openRecordingFiles({ ...kept, database: "embedded" });
  // Nobody holds the data folder for such a database: of several servers over one folder, one keeps recordings.
  const lock = await takeFolder(root, { pid: process.pid, what: "the Altitude server", since: now() });
  if (!lock.ok) return noRecordings(lock.problem.message);
  const recordings = await openRecordingFiles({ ...kept, database: placeOf(databaseUrl) });
  return {
    ...recordings,
    async close() {
      await recordings.close();
      lock.value.release();
    },
  };
}

/** Tells one PostgreSQL database from another, and holds neither its name nor a password. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `postgres-${createHash("sha256").update(`${host}${pathname}`).digest("hex").slice(0, 16)}`;
}
