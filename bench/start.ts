import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

/** What starting costs, in time, memory and bytes: from the built app, in processes of its own. */

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const median = (values: readonly number[]): number => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
const rounds = 5;

say(`Node ${process.versions.node}, ${String(cpus().length)} × ${cpus()[0]?.model ?? "unknown"}`);
await startUp();
await pageWeight();

/** Milliseconds to the ready line, and the resident memory a second later; an empty Node process beside it, in the same run. */
async function startUp(): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), "altitude-bench-"));
  const ready: number[] = [];
  const empty: number[] = [];
  const memory: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    empty.push(await untilExit(["-e", "0"]));
    const began = performance.now();
    const child = spawn(process.execPath, [at("bin/altitude.mjs"), "start"], { stdio: ["ignore", "pipe", "ignore"], env: { ...process.env, PORT: "0", ALTITUDE_HOME: home, ALTITUDE_NO_OPEN: "1" } });
    await untilLine(child, "Altitude is ready");
    ready.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    memory.push(await residentBytes(child.pid ?? 0));
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill();
    await gone;
  }
  await rm(home, { recursive: true, force: true });
  say(`ready line after ${(median(ready) / 1000).toFixed(2)} s warm, ${(median(ready) / median(empty)).toFixed(1)} times an empty Node (median of ${String(rounds)}; goal: 3 s)`);
  const resident = median(memory);
  say(resident === 0 ? "memory: this system does not tell" : `memory a second after it: ${String(Math.round(resident / 1e6))} MB`);
}

function untilExit(args: readonly string[]): Promise<number> {
  const began = performance.now();
  return new Promise((resolve) => spawn(process.execPath, args, { stdio: "ignore" }).once("exit", () => { resolve(performance.now() - began); }));
}

function untilLine(child: ChildProcess, wanted: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = "";
    child.once("exit", (code) => { reject(new Error(`The app stopped with exit code ${String(code)} before it was ready.`)); });
    child.stdout?.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes(wanted)) resolve();
    });
  });
}

/** Of one process, as Linux tells it; 0 elsewhere. */
async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${String(pid)}/status`, "utf8").catch(() => "");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
}

/** The JavaScript that the first page loads: the entry, and what it imports at once, as the page itself names them. */
async function pageWeight(): Promise<void> {
  const web = at("dist/web");
  const page = await readFile(join(web, "index.html"), "utf8");
  const first = [...page.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].flatMap(([, file]) => (file === undefined ? [] : [file]));
  const all = (await readdir(join(web, "assets"))).filter((file) => file.endsWith(".js")).map((file) => `assets/${file}`);
  say(`JavaScript named by the first page: ${await sizes(web, first)} (goal: at most 150 kB gzip)`);
  say(`all JavaScript of the app: ${await sizes(web, all)}`);
}

async function sizes(folder: string, files: readonly string[]): Promise<string> {
  const contents = await Promise.all(files.map((file) => readFile(join(folder, file))));
  const total = (of: (content: Buffer) => number) => String(Math.round(contents.reduce((sum, content) => sum + of(content), 0) / 1000));
  return `${total((content) => gzipSync(content).length)} kB gzip, ${total((content) => brotliCompressSync(content).length)} kB brotli, ${String(files.length)} files`;
}
