import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { remux } from "#store/remux";

/** A thread that makes one recording seekable, answers with its length in milliseconds, and ends. */

const Job = z.object({ from: z.string(), bytes: z.int(), to: z.string(), container: z.enum(["webm", "mp4"]) });

parentPort?.postMessage(await remux(Job.parse(workerData), new AbortController().signal));
