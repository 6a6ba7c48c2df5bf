import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { remux } from "#store/remux";
import { headOf, packetsOf, recorded } from "#store/test-recording";
import { webmFrames } from "#store/webm-frames";

let folder: string;
let raw: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "altitude-remux-"));
  raw = join(folder, "raw.webm");
  await writeFile(raw, recorded);
});
afterAll(() => rm(folder, { recursive: true }));

const never = new AbortController().signal;
const madeOf = async (bytes: number): Promise<{ readonly file: string; readonly durationMs: number }> => {
  const file = join(folder, `made-of-${String(bytes)}.webm`);
  return { file, durationMs: await remux({ from: raw, bytes, to: file, container: "webm" }, never) };
};

it("gives what a browser recorded a duration and cues, and keeps every packet at its time", async () => {
  expect(await headOf(raw)).toMatchObject({ durationMs: null, hasCues: false });
  const { file, durationMs } = await madeOf(recorded.byteLength);
  expect(durationMs).toBe(4225);
  expect(await headOf(file)).toMatchObject({ durationMs: 4225, hasCues: true });
  const [before, after] = [await packetsOf(raw), await packetsOf(file)];
  expect(after).toEqual(before);
  expect(after.map(({ type, packets }) => [type, packets.length, packets[0]?.[0]])).toEqual([["video", 43, 0], ["audio", 71, 10]]);
});

it("gives sound and picture of a recording that was cut off anywhere, up to the last whole frame", async () => {
  const whole = await packetsOf(raw);
  for (const bytes of [2000, 6019, 6020, 12_145, 12_716, 17_000, 17_628, 18_250, 23_647, 24_873]) {
    const { file } = await madeOf(bytes);
    const cut = await packetsOf(file);
    for (const { type, packets } of cut) expect(packets).toEqual(whole.find((track) => track.type === type)?.packets.slice(0, packets.length));
    const kept = cut.flatMap(({ packets }) => packets).reduce((sum, [, size]) => sum + Number(size), 0);
    // What is lost is less than one frame, the largest of which has 1126 bytes.
    expect(kept).toBeGreaterThan(bytes - (await overheadOf(bytes)) - 1200);
  }
});

/** The bytes before `bytes` that are no frames: the head, and eight or so with each frame. */
const overheadOf = async (bytes: number): Promise<number> => 250 + Math.ceil((bytes / recorded.byteLength) * 114) * 9;

it("finds the last whole element, and goes through whatever is no WebM without end or harm", async () => {
  expect((await webmFrames(raw, recorded.byteLength)).end).toBe(recorded.byteLength);
  expect((await webmFrames(raw, recorded.byteLength - 1)).end).toBeLessThan(recorded.byteLength - 1);
  for (let bytes = 0; bytes < 3000; bytes += 7) {
    const end = (await webmFrames(raw, bytes)).end;
    expect(end).toBeLessThanOrEqual(bytes);
    expect((await webmFrames(raw, end)).end).toBe(end);
  }
  const noise = join(folder, "noise");
  for (const content of ["", "no video at all", "\u0000".repeat(400_000), "x".repeat(400_000)]) {
    await writeFile(noise, content);
    expect((await webmFrames(noise, content.length)).end).toBeLessThanOrEqual(content.length);
  }
});

it("refuses what is no recording, or holds nothing yet", async () => {
  await expect(madeOf(0)).rejects.toThrow();
  await expect(madeOf(100)).rejects.toThrow();
  const text = join(folder, "text.webm");
  await writeFile(text, "no video at all, but long enough to be looked at for a while. ".repeat(100));
  await expect(remux({ from: text, bytes: 6000, to: join(folder, "of-text.webm"), container: "webm" }, never)).rejects.toThrow();
});

it("stops when it is told to", async () => {
  const stopping = new AbortController();
  stopping.abort();
  await expect(remux({ from: raw, bytes: recorded.byteLength, to: join(folder, "stopped.webm"), container: "webm" }, stopping.signal)).rejects.toThrow("told to stop");
});
