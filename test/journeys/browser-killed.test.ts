import { mkdtemp, readlink, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { SessionRecordings } from "#core/recording/recording-view";
import { startReady, type Started } from "../crash/built-server";
import { openProfile } from "./chromium";

/** A browser that is killed in the middle of a recording, and opened again over the same profile. */

const minutes = 60_000;
/** What may be lost, in milliseconds: a chunk is a second long, and one may be on its way to the browser's disk. */
const mostLostMs = 2000;
let server: Started & { readonly address: string };
let folder: string;
let context: BrowserContext;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "altitude-journey-"));
  server = await startReady({ ALTITUDE_HOME: join(folder, "home"), CI: "1" });
}, 2 * minutes);

afterAll(async () => {
  await context.close();
  server.kill("SIGTERM");
  await server.ended;
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** The id of the browser's process, as it stands in the lock of its profile: `host-id`. */
const processOf = async (profile: string): Promise<number> => z.coerce.number().int().positive().parse((await readlink(join(profile, "SingletonLock"))).split("-").at(-1));

const sitting = { minutes: 15, target: "senior", pressure: "neutral", way: "interview", company: "", interviewer: "model", voice: "type", camera: true, record: true };

it(
  "loses two seconds of the recording at most, and what there is plays",
  async () => {
    const profile = join(folder, "profile");
    context = await openProfile(profile);
    await context.addInitScript(`localStorage["altitude.last-choice"] ??= ${JSON.stringify(JSON.stringify(sitting))}`);
    const begun = await fetch(`${server.address}/api/sessions`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ round: "behavioural", scenario: "led-an-initiative", minutes: 15 }) });
    const { id } = z.object({ id: z.string() }).parse(await begun.json());
    const page = await context.newPage();
    await page.goto(`${server.address}/sessions/${id}`);
    await page.getByText(/^Recording 0:0[5-9]$/).waitFor({ timeout: 60_000 });
    const isGone = new Promise((resolve) => context.once("close", resolve));
    process.kill(await processOf(profile), "SIGKILL");
    const killedAt = Date.now();
    await isGone;

    context = await openProfile(profile);
    const again = await context.newPage();
    await again.goto(`${server.address}/reports`);
    const recordings = async () => SessionRecordings.parse(await (await fetch(`${server.address}/api/sessions/${id}/recordings`)).json()).recordings;
    await expect.poll(async () => (await recordings()).map(({ state, problem }) => ({ state, problem })), { timeout: 30_000 }).toEqual([{ state: "ready", problem: null }]);
    const [recording] = await recordings();
    const played = z.object({ seconds: z.number(), error: z.string().nullable() }).parse(
      await again.evaluate(`(async () => {
        const video = Object.assign(document.createElement("video"), { muted: true, src: ${JSON.stringify(`/api/sessions/${id}/recordings/${recording?.id ?? ""}/media`)} });
        const heard = (name) => new Promise((resolve) => video.addEventListener(name, resolve, { once: true }));
        await Promise.race([heard("loadedmetadata"), heard("error")]);
        if (video.error === null) {
          video.currentTime = video.duration - 0.5;
          await Promise.race([heard("seeked"), heard("error")]);
        }
        return { seconds: video.duration, error: video.error?.message ?? null };
      })()`),
    );
    expect(played.error).toBeNull();
    // The browser and the server read the same clock here.
    expect(killedAt - (recording?.startedAt ?? 0) - played.seconds * 1000).toBeLessThanOrEqual(mostLostMs);
  },
  2 * minutes,
);
