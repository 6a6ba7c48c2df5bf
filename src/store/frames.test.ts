import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { framesIn } from "#store/frames";
import { makeSeekable } from "#store/make-seekable";
import { remux } from "#store/remux";
import { packetsOf, recorded } from "#store/test-recording";

const asMp4 = await readFile(new URL("../../test/fixtures/recordings/fake-device.mp4", import.meta.url));

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "altitude-frames-"))));
afterAll(() => rm(folder, { recursive: true }));

describe.each([
  { container: "webm" as const, media: recorded },
  { container: "mp4" as const, media: asMp4 },
])("in $container", ({ container, media }) => {
  const framesOf = async (content: Uint8Array, bytes = content.byteLength) => {
    const file = join(folder, `content.${container}`);
    await writeFile(file, content);
    return framesIn(file, bytes, container);
  };
  const damagedAt = (at: number): Uint8Array => new Uint8Array(media).fill(0, at, at + 4);

  it("counts exactly the bytes of the packets that a reader finds, before and after the copying", async () => {
    const [raw, copy] = [join(folder, `raw.${container}`), join(folder, `copy.${container}`)];
    await writeFile(raw, media);
    const packetBytes = (await packetsOf(raw)).flatMap(({ packets }) => packets).reduce((sum, [, size]) => sum + Number(size), 0);
    expect(await framesIn(raw, media.byteLength, container)).toEqual({ end: media.byteLength, frameBytes: packetBytes, isWhole: true });
    const sought = await makeSeekable({ from: raw, bytes: media.byteLength, to: copy, container }, new AbortController().signal, { remux, freeBytes: () => Promise.resolve(1e12), report: (error) => { throw error; } });
    expect(sought).toMatchObject({ durationMs: expect.any(Number) });
    const copied = await framesIn(copy, (await readFile(copy)).byteLength, container);
    expect(copied.isWhole).toBe(true);
    // An MP4 has room for a longer size before its frames.
    expect(copied.frameBytes - packetBytes).toBe(container === "webm" ? 0 : 8);
  });

  it("is whole wherever it is cut off", async () => {
    await framesOf(media);
    for (let bytes = 1; bytes <= media.byteLength; bytes += Math.ceil(media.byteLength / 1500)) expect((await framesIn(join(folder, `content.${container}`), bytes, container)).isWhole, String(bytes)).toBe(true);
  });

  it("is not whole where a damage hides what comes behind it", async () => {
    const heads = [];
    for (let { end } = await framesOf(media, media.byteLength - 1); end > 2000; { end } = await framesOf(media, end - 1)) heads.push(end);
    expect(heads.length).toBeGreaterThan(7);
    for (const at of heads) expect((await framesOf(damagedAt(at))).isWhole, String(at)).toBe(false);
  });
});
