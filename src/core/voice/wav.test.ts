import { expect, it } from "vitest";
import { toneWav, wavDurationMs, wavFrom } from "#core/voice/wav";

/** The header of a WAV, with other chunks before its sound and a length as it stands there. */
function recorded({ before = Buffer.alloc(0), length, bytes }: { readonly before?: Buffer; readonly length: number; readonly bytes: number }): Uint8Array {
  const plain = Buffer.from(wavFrom({ samples: new Int16Array(bytes / 2), rate: 16_000 }));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(length);
  return Buffer.concat([plain.subarray(0, 36), before, plain.subarray(36, 40), size, plain.subarray(44)]);
}

it("tells how long a recording is", () => {
  expect(wavDurationMs(wavFrom({ samples: new Int16Array(24_000), rate: 16_000 }))).toBe(1500);
  expect(wavDurationMs(toneWav({ ms: 250, rate: 48_000 }))).toBe(250);
});

it.each([
  ["nothing of its length", { length: 0, bytes: 32_000 }],
  ["the most there is as its length", { length: 0xffffffff, bytes: 32_000 }],
  ["more than came", { length: 64_000, bytes: 32_000 }],
  ["something else before its sound", { before: Buffer.from("LIST\u0003\0\0\0abc\0", "latin1"), length: 32_000, bytes: 32_000 }],
])("tells how long one is that says %s", (_, how) => {
  expect(wavDurationMs(recorded(how))).toBe(1000);
});

it("reads one that lies in the middle of other bytes", () => {
  const wav = toneWav({ ms: 100 });
  const around = new Uint8Array(wav.byteLength + 7);
  around.set(wav, 7);
  expect(wavDurationMs(around.subarray(7))).toBe(100);
});

it.each([["nothing", ""], ["a beginning alone", "RIFF"], ["another kind of RIFF", "RIFF\0\0\0\0AVI LIST"], ["a header without sound", "RIFF\0\0\0\0WAVE"], ["sound before its header", "RIFF\0\0\0\0WAVEdata\u0004\0\0\0abcd"], ["MP3", "ID3\u0003\0\0\0\0\0\0\0\0"]])("finds no recording in %s", (_, text) => {
  expect(wavDurationMs(Buffer.from(text, "latin1"))).toBeNull();
});

it("ends at any end of the bytes", () => {
  const wav = toneWav({ ms: 5 });
  for (let end = 0; end < wav.byteLength; end += 1) expect(() => wavDurationMs(wav.subarray(0, end))).not.toThrow();
});
