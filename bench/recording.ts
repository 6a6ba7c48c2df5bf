import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } from "mediabunny";
import { chromium, type Browser, type CDPSession } from "playwright-core";
import { z } from "zod";
import { SessionRecordings } from "#core/recording/recording-view";
import { filesIn } from "#store/recording-folder";
import { onlyReady } from "./only-recording";

/**
 * What a long recording costs: an interview at 720p with sound, recorded by the built app in a real Chromium from its fake camera and
 * microphone, for `--minutes` (45). Prints the memory of page and server while it runs, and what is missing from it afterwards.
 */

const minutes = Number(/^\d+(\.\d+)?$/.exec(process.argv[process.argv.indexOf("--minutes") + 1] ?? "")?.[0] ?? 45);
const sampleMs = Math.max(2000, (minutes * 60_000) / 30);
const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type Sample = { readonly minute: number; readonly heap: number; readonly page: number; readonly server: number };

say(`Node ${process.versions.node}, ${String(cpus().length)} × ${cpus()[0]?.model ?? "unknown"}`);
const home = await mkdtemp(join(tmpdir(), "altitude-recording-"));
const server = spawn(process.execPath, [at("bin/altitude.mjs"), "start"], { stdio: ["ignore", "pipe", "ignore"], env: { ...process.env, PORT: "0", ALTITUDE_HOME: home, ALTITUDE_NO_OPEN: "1" } });
const browser = await chromium.launch({
  executablePath: process.env["ALTITUDE_CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", "--enable-precise-memory-info"],
});
try {
  say(`Chromium ${browser.version()}`);
  await record(await addressOf(server), browser, server.pid ?? 0);
} finally {
  await browser.close();
  const gone = new Promise((resolve) => server.once("exit", resolve));
  server.kill();
  await gone;
  await rm(home, { recursive: true });
}

async function record(address: string, with_: Browser, serverPid: number): Promise<void> {
  const { id } = z.object({ id: z.string() }).parse(await (await fetch(`${address}/api/sessions`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ round: "behavioural", minutes: 45 }) })).json());
  const context = await with_.newContext({ viewport: { width: 1440, height: 900 }, permissions: ["camera", "microphone"] });
  const page = await context.newPage();
  const choice = { minutes: 45, target: "senior", pressure: "neutral", way: "interview", company: "", interviewer: "built-in", voice: "type", camera: true, record: true };
  await page.addInitScript(`localStorage.setItem("altitude.last-choice", ${JSON.stringify(JSON.stringify(choice))})`);
  await page.goto(`${address}/sessions/${id}`);
  await page.getByText("Recording", { exact: false }).first().waitFor();
  const cdp = await context.newCDPSession(page);
  const began = performance.now();
  const samples: Sample[] = [];
  while (performance.now() - began < minutes * 60_000) {
    await sleep(Math.min(sampleMs, minutes * 60_000 - (performance.now() - began)));
    const sample = { minute: (performance.now() - began) / 60_000, heap: await heapBytes(cdp), page: await residentOf(await rendererPids(with_)), server: await residentOf([serverPid]) };
    samples.push(sample);
    say(`  minute ${sample.minute.toFixed(1)}: page heap ${mb(sample.heap)}, page process ${mb(sample.page)}, server ${mb(sample.server)}`);
  }
  const recordedMs = performance.now() - began;
  const finishing = performance.now();
  await page.getByRole("button", { name: "Finish" }).click();
  await page.getByRole("button", { name: "Finish and read the report" }).click();
  await page.waitForURL(/report/, { timeout: 120_000 });
  say(`from Finish to the report: ${((performance.now() - finishing) / 1000).toFixed(1)} s`);
  await report(samples, recordedMs, await whenReady(address, id, finishing));
}

async function whenReady(address: string, session: string, since: number): Promise<{ readonly file: string; readonly bytes: number; readonly durationMs: number }> {
  for (;;) {
    const { recordings } = SessionRecordings.parse(await (await fetch(`${address}/api/sessions/${session}/recordings`)).json());
    const only = onlyReady(recordings);
    if (only !== null) {
      say(`seekable ${((performance.now() - since) / 1000).toFixed(1)} s after Finish; 1 segment; problem: ${only.problem ?? "none"}`);
      const { seekable, chunks } = filesIn(join(home, "recordings", session, only.id));
      return { file: existsSync(seekable) ? seekable : chunks, bytes: only.bytes, durationMs: only.durationMs ?? 0 };
    }
    await sleep(250);
  }
}

async function report(samples: readonly Sample[], recordedMs: number, { file, bytes, durationMs }: { readonly file: string; readonly bytes: number; readonly durationMs: number }): Promise<void> {
  say(`recorded for ${(recordedMs / 1000).toFixed(0)} s: ${mb(bytes)}, ${(durationMs / 1000).toFixed(1)} s of it`);
  // The first fifth is warming up.
  const settled = samples.slice(Math.ceil(samples.length / 5));
  for (const of of ["heap", "page", "server"] as const) say(`${of}: ${mb(Math.min(...settled.map((sample) => sample[of])))} to ${mb(Math.max(...settled.map((sample) => sample[of])))}, ${slope(settled, of)} MB a minute`);
  const input = new Input({ source: new FilePathSource(file), formats: ALL_FORMATS });
  for (const track of [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()]) {
    if (track === null) continue;
    const times: number[] = [];
    for await (const packet of new EncodedPacketSink(track).packets(undefined, undefined, { metadataOnly: true })) times.push(packet.timestamp);
    times.sort((one, other) => one - other);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    const size = track.isVideoTrack() ? ` at ${String(await track.getCodedWidth())} × ${String(await track.getCodedHeight())}` : "";
    say(`${track.type}${size}: ${String(times.length)} packets over ${((times.at(-1) ?? 0) - (times[0] ?? 0)).toFixed(1)} s, longest gap ${(Math.max(...gaps) * 1000).toFixed(0)} ms, ${String(gaps.filter((gap) => gap > 0.5).length)} over half a second`);
  }
}

function mb(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

/** Least squares, in MB a minute. */
function slope(samples: readonly Sample[], of: "heap" | "page" | "server"): string {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [minute, value] = [mean(samples.map((sample) => sample.minute)), mean(samples.map((sample) => sample[of]))];
  const over = samples.reduce((sum, sample) => sum + (sample.minute - minute) * (sample[of] - value), 0);
  const under = samples.reduce((sum, sample) => sum + (sample.minute - minute) ** 2, 0);
  return (over / under / 1e6).toFixed(2);
}

async function heapBytes(cdp: CDPSession): Promise<number> {
  await cdp.send("HeapProfiler.collectGarbage");
  return (await cdp.send("Runtime.getHeapUsage")).usedSize;
}

async function rendererPids(of: Browser): Promise<readonly number[]> {
  const { processInfo } = await (await of.newBrowserCDPSession()).send("SystemInfo.getProcessInfo");
  return processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
}

/** Of these processes together, as Linux tells it; 0 elsewhere. */
async function residentOf(pids: readonly number[]): Promise<number> {
  let bytes = 0;
  for (const pid of pids) {
    try {
      bytes += Number(/VmRSS:\s+(\d+) kB/.exec(await readFile(`/proc/${String(pid)}/status`, "utf8"))?.[1] ?? 0) * 1024;
    } catch {
      // It has ended since it was listed.
    }
  }
  return bytes;
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    child.once("exit", (code) => { reject(new Error(`The app stopped with exit code ${String(code)} before it was ready.`)); });
    child.stdout?.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /ready at (http:\S+)/.exec(printed)?.[1];
      if (address !== undefined) resolve(address);
    });
  });
}
