import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Remux } from "#store/remux";

/** The built thread stands beside the bundle that this is a part of; the sources have none. */
const worker = new URL("remux-worker.mjs", import.meta.url);

/** The memory that it may take, in megabytes. What is young is kept small: frames are soon done with. */
const [mostMegabytes, youngMegabytes] = [256, 4];

/** In a thread of its own, so that the server answers meanwhile and a file that is too much for it ends only that thread. */
const inThread: Remux = (job, signal) =>
  new Promise((resolve, reject) => {
    // How this process was started, with which flags of Node, is not for the thread.
    const thread = new Worker(worker, { workerData: job, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: mostMegabytes, maxYoungGenerationSizeMb: youngMegabytes } });
    const stop = (): void => void thread.terminate();
    signal.addEventListener("abort", stop);
    if (signal.aborted) stop();
    thread.once("message", (durationMs: unknown) => {
      if (typeof durationMs === "number") resolve(durationMs);
    });
    thread.once("error", reject);
    thread.once("exit", () => {
      signal.removeEventListener("abort", stop);
      reject(new Error("It ended before it was done."));
    });
  });

/** Loaded when the first recording ends: a built server never needs it itself. */
const inThisThread: Remux = async (job, signal) => (await import("#store/remux")).remux(job, signal);

/** Makes recordings seekable in a thread, or, where Altitude runs from its sources, in this one. */
export const remuxApart: Remux = existsSync(fileURLToPath(worker)) ? inThread : inThisThread;
