import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { join } from "node:path";
import Database from "libsql";
import { z } from "zod";
import { ok, refuse, type Result } from "#core/problem";

/** Who holds a data folder: the process, what it is, since when (Unix time in milliseconds), and where it answers, if it does. */
export const Holder = z.object({ pid: z.int().positive(), what: z.string(), since: z.int(), address: z.string().optional() });
export type Holder = z.infer<typeof Holder>;

/** A lock that nothing refers to would be collected, and end. */
const held = new Set<Database.Database>();

export type FolderLock = {
  /** Says where the holder answers, for other programs of ours that come for the folder. */
  readonly announce: (address: string) => void;
  readonly release: () => void;
};

/**
 * Takes a data folder for this process, making it where it is missing. The lock is the operating system's own, on the file
 * `lock`, through SQLite: it ends with the process however that ends, so none is ever stale, and of two that come at once one
 * gets it. `holder.json` beside it says who that is, for the sentence that the other one prints.
 */
export async function takeFolder(folder: string, holder: Holder): Promise<Result<FolderLock>> {
  const made = makeFolder(folder);
  if (!made.ok) return made;
  const file = join(folder, "lock");
  const name = join(folder, "holder.json");
  try {
    makePrivate(file);
    const database = new Database(file, { timeout: 0 });
    if (!tryToLock(database)) {
      database.close();
      return refusedBy(folder, await holderIn(name));
    }
    write(name, holder);
    held.add(database);
    return ok({
      announce: (address) => {
        write(name, { ...holder, address });
      },
      release() {
        rmSync(name, { force: true });
        database.exec("ROLLBACK");
        database.close();
        held.delete(database);
      },
    });
  } catch (error) {
    return unusable(folder, error);
  }
}

function write(name: string, holder: Holder): void {
  writeFileSync(`${name}.new`, JSON.stringify(holder), { mode: 0o600 });
  renameSync(`${name}.new`, name);
}

/** Who holds a folder that this process was just refused, as far as it has said so. */
export const holderOf = (folder: string): Holder | null => readHolder(join(folder, "holder.json"));

function tryToLock(database: Database.Database): boolean {
  try {
    database.pragma("journal_mode=MEMORY");
    database.exec("BEGIN EXCLUSIVE");
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "SQLITE_BUSY") return false;
    throw error;
  }
}

/** Opening and closing a file that is locked would end the lock of this process: an existing one is not opened. */
function makePrivate(file: string): void {
  if (!existsSync(file)) writeFileSync(file, "", { flag: "a", mode: 0o600 });
  chmodSync(file, 0o600);
}

function makeFolder(folder: string): Result<null> {
  try {
    const isNew = mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined;
    if (!isNew && existsSync(join(folder, "lock"))) chmodSync(folder, 0o700);
    return ok(null);
  } catch (error) {
    return unusable(folder, error);
  }
}

const unusable = (folder: string, error: unknown) =>
  refuse("database-unavailable", `The folder ${folder} cannot be used (${error instanceof Error ? error.message : "unknown reason"}).`, "Name one that you may write to with ALTITUDE_HOME.");

const patienceMs = 500;

/**
 * The one who holds the lock. It writes its name a moment after it got it, so the name of a process that has gone is an old one,
 * unless it stays: then the holder lives where its number means nothing here, in another container.
 */
async function holderIn(name: string): Promise<Holder | null> {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += 50) {
    const holder = readHolder(name);
    if (holder !== null && isAlive(holder.pid)) return holder;
    await sleep(50);
  }
  return readHolder(name);
}

function readHolder(name: string): Holder | null {
  if (!existsSync(name)) return null;
  try {
    const parsed = Holder.safeParse(JSON.parse(readFileSync(name, "utf8")));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && "code" in error && error.code === "ENOENT")) return null;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function refusedBy(folder: string, holder: Holder | null): Result<never> {
  const by = holder === null ? "another process" : `${holder.what} (process ${String(holder.pid)}, since ${new Date(holder.since).toISOString().slice(0, 19).replace("T", " ")} UTC)`;
  return refuse("folder-locked", `The folder ${folder} is held by ${by}.`, "Use that one, stop it, or name another folder with ALTITUDE_HOME.");
}
