import { cpus } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { readPack } from "#content-pack/read-pack";
import { earOf } from "#core/evidence/ear";
import { readCorpus } from "../judgement/corpus";
import { must } from "../judgement/read-items";
import { benchModel } from "./bench-model";

/** `npm run bench:model`: the edge, where the process, the clock and the disk are. */
const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const stop = new AbortController();
// Under npm the same Ctrl+C may come twice.
process.on("SIGINT", () => {
  stop.abort();
});

const isTerminal = process.stderr.isTTY;
const steps = 20;
let isLineOpen = false;

function say(to: NodeJS.WriteStream, line: string): void {
  if (isLineOpen) process.stderr.write("\n");
  isLineOpen = false;
  to.write(`${line}\n`);
}

/** On a terminal one line that changes, until something else is said; elsewhere a line for each twentieth. */
function progress(done: number, all: number, failed: number): void {
  const text = `${String(done)} of ${String(all)} requests, ${String(failed)} failed`;
  isLineOpen = isTerminal;
  if (isTerminal) process.stderr.write(`\r\x1b[2K${text}`);
  else if (Math.floor((done * steps) / all) > Math.floor(((done - 1) * steps) / all)) process.stderr.write(`${text}\n`);
}

const run = () => benchModel(process.argv.slice(2), {
  out: (line) => { say(process.stdout, line); },
  err: (line) => { say(process.stderr, line); },
  progress,
  env: process.env,
  signal: stop.signal,
  wait: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
  machine: `Node ${process.versions.node}, ${String(cpus().length)} × ${cpus()[0]?.model ?? "unknown"}`,
  load: async () => ({ ear: must(earOf(must(await readPack(at("content"))))), corpus: await readCorpus(at("bench/corpus")) }),
});

try {
  process.exitCode = await run();
} catch (error) {
  if (process.env["ALTITUDE_DEBUG"] === "1") throw error;
  say(process.stderr, `Something went wrong: ${error instanceof Error ? error.message : "unknown"}. Set ALTITUDE_DEBUG=1 to see where.`);
  process.exitCode = 1;
}
