import { execFile, spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Builds what the server runs from, where it is stale. */
export async function buildServer(): Promise<void> {
  await promisify(execFile)(process.execPath, ["scripts/build.mjs", "node"], { cwd: root });
}

type Ended = { readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly out: string; readonly err: string };

export type Started = {
  /** Where it answers; null where it ended without ever being ready. */
  readonly address: string | null;
  readonly pid: number;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<Ended>;
};

const program = ["--input-type=module", "-e", 'import { main } from "./dist/node/server.mjs"; await main();'];

/**
 * Starts the built server as a process of its own and waits until it is ready or has ended.
 *
 * @param limit `fileBlocks`: how large any of its files may grow, in the shell's blocks of 512 or 1024 bytes; a disk that is full
 */
export async function startBuilt(env: Readonly<Record<string, string>>, { fileBlocks }: { readonly fileBlocks?: number } = {}): Promise<Started> {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !["PORT", "DATABASE_URL", "ALTITUDE_HOST", "ALTITUDE_HOME", "ALTITUDE_DEBUG", "ALTITUDE_MODEL", "ALTITUDE_TRANSCRIPTION", "ALTITUDE_SPEECH", "NODE_OPTIONS"].includes(name)));
  const limited = fileBlocks === undefined ? [] : ["-c", `ulimit -f ${String(fileBlocks)}; exec "$@"`, "sh", process.execPath];
  const child = spawn(fileBlocks === undefined ? process.execPath : "sh", [...limited, ...program], { cwd: root, env: { ...clean, PORT: "0", ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => child.once("close", (code, signal) => {
    resolve({ code, signal, out, err });
  }));
  running.add(child);
  void ended.then(() => running.delete(child));
  const ready = new Promise<string>((resolve) => {
    child.stdout.on("data", () => {
      const address = /^Altitude is ready at (http:\S+)\n$/.exec(out)?.[1];
      if (address !== undefined) resolve(address);
    });
  });
  return { address: await Promise.race([ready, ended.then(() => null)]), pid: pidOf(child), kill: (signal) => void child.kill(signal), ended };
}

/** The same, for where it must come up. */
export async function startReady(...args: Parameters<typeof startBuilt>): Promise<Started & { readonly address: string }> {
  const started = await startBuilt(...args);
  const { address } = started;
  if (address === null) throw new Error(`The server did not start: ${(await started.ended).err}`);
  return { ...started, address };
}

const running = new Set<ChildProcess>();

/** Ends what a failed test has left running. */
export function endAll(): void {
  for (const child of running) child.kill("SIGKILL");
}

function pidOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error("The server could not be started.");
  return pid;
}
